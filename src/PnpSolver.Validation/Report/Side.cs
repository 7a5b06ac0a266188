using PnpSolver.Diagnostics;
using PnpSolver.Solvers;

namespace PnpSolver.Validation.Report;

/// <summary>The electrolyte on one side of a planar membrane, seen from its face. Immutable.</summary>
/// <param name="Distance">From the face, in m, shape [nodes], rising.</param>
/// <param name="Potential">φ less that of the bulk, in V, shape [nodes].</param>
/// <param name="RelativeCharge">|Σzc|/Σ|z|c, shape [nodes].</param>
/// <param name="DebyeLength">λ_D of the bulk, in m.</param>
internal sealed record Side(double[] Distance, double[] Potential, double[] RelativeCharge, double DebyeLength)
{
    /// <summary>The side of a region next to a face.</summary>
    /// <param name="solution">A planar solution.</param>
    /// <param name="region">The region.</param>
    /// <param name="isLeft">Whether the face is the region's upper end.</param>
    public static Side Of(Solution solution, string region, bool isLeft)
    {
        RegionProfile profile = Profiles.Of(solution).Single(profile => profile.Region == region);
        int[] order = [.. Enumerable.Range(0, profile.Position.Length)];
        order = isLeft ? [.. order.Reverse()] : order;
        double face = profile.Position[order[0]];
        double bulk = profile.Potential[order[^1]];
        double Ions(int i) => PhysicalConstants.Faraday * solution.Problem.Species.Select((ion, k) => Math.Abs(ion.Valence) * profile.Concentration[k][i]).Sum();
        double length = QuantityCatalogue.Evaluate(solution).Single(quantity => quantity.Name == $"region.{region}.debye-length").Value;
        return new(
            [.. order.Select(i => Math.Abs(profile.Position[i] - face))],
            [.. order.Select(i => profile.Potential[i] - bulk)],
            [.. order.Select(i => Math.Abs(profile.ChargeDensity[i]) / Ions(i))],
            length);
    }

    /// <summary>Values at nodes against distance, no closer to each other than a spacing, so that dots stay apart.</summary>
    /// <param name="values">The values, shape [nodes].</param>
    /// <param name="unit">Unit of the distance, in m.</param>
    /// <param name="farthest">Largest distance, in that unit.</param>
    /// <param name="spacing">The spacing, in that unit.</param>
    public IReadOnlyList<(double X, double Y)> Dots(double[] values, double unit, double farthest, double spacing)
    {
        var dots = new List<(double X, double Y)>();
        for (int i = 0; i < values.Length && Distance[i] <= farthest * unit; i++)
        {
            if (dots.Count == 0 || (Distance[i] / unit) - dots[^1].X >= spacing)
            {
                dots.Add((Distance[i] / unit, values[i]));
            }
        }

        return dots;
    }
}
