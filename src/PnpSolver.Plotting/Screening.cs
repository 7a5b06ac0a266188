using PnpSolver.Diagnostics;

namespace PnpSolver.Plotting;

/// <summary>An end of an electrolyte at which a double layer forms. Immutable.</summary>
/// <param name="Position">Where, in m.</param>
/// <param name="Direction">+1 where the electrolyte lies at higher coordinates, else −1.</param>
/// <param name="DebyeLength">λ_D of that electrolyte's bulk, in m.</param>
internal sealed record ScreeningFace(double Position, int Direction, double DebyeLength);

/// <summary>Finds where double layers form, from the profiles alone.</summary>
internal static class Screening
{
    private const double ChargedEnough = 0.01;

    /// <summary>Faces towards ion-free regions, and ends and interfaces whose relative charge Σzc/Σ|z|c is noticeable.</summary>
    public static IReadOnlyList<ScreeningFace> Faces(PnpProblem problem, IReadOnlyList<RegionProfile> profiles)
    {
        var faces = new List<ScreeningFace>();
        for (int p = 0; p < profiles.Count; p++)
        {
            RegionProfile run = profiles[p];
            double length = DebyeLength(problem, run);
            if (!double.IsFinite(length) || length > run.Position[^1] - run.Position[0])
            {
                continue;
            }

            if ((p > 0 && !profiles[p - 1].AdmitsIons) || RelativeCharge(problem, run, 0) > ChargedEnough)
            {
                faces.Add(new(run.Position[0], +1, length));
            }

            if ((p < profiles.Count - 1 && !profiles[p + 1].AdmitsIons) || RelativeCharge(problem, run, run.Position.Length - 1) > ChargedEnough)
            {
                faces.Add(new(run.Position[^1], -1, length));
            }
        }

        return faces;
    }

    /// <summary>λ_D at the most neutral node of a run, in m; infinite where there are no ions.</summary>
    public static double DebyeLength(PnpProblem problem, RegionProfile run)
    {
        int bulk = Enumerable.Range(0, run.Position.Length).MinBy(node => RelativeCharge(problem, run, node));
        return problem.DebyeLength(problem.Material(run.Region).Permittivity, [.. run.Concentration.Select(c => c[bulk])]);
    }

    /// <summary>abs(ρ)/(F Σ|z|c) at a node; 0 where there are no charges.</summary>
    private static double RelativeCharge(PnpProblem problem, RegionProfile run, int node)
    {
        double charges = 0;
        for (int k = 0; k < run.Concentration.Length; k++)
        {
            charges += Math.Abs(problem.Species[k].Valence) * run.Concentration[k][node];
        }

        return charges > 0 ? Math.Abs(run.ChargeDensity[node]) / (PhysicalConstants.Faraday * charges) : 0;
    }
}
