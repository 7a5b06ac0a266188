using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Screening, neutrality, and extremes and means of each region.</summary>
internal static class RegionQuantities
{
    private const double FarInDebyeLengths = 20;

    public static IEnumerable<Quantity> Of(SolutionReading reading) => reading.Problem.Grid.Blocks().SelectMany(block => Of(reading, block));

    private static IEnumerable<Quantity> Of(SolutionReading reading, RegionBlock block)
    {
        Solution solution = reading.Solution;
        string name = $"region.{solution.Problem.Grid.NameOf(block)}";
        RegionProfile profile = reading.Profile(block);
        if (profile.AdmitsIons && reading.DebyeLength(block) is { } debye)
        {
            yield return new($"{name}.debye-length", debye, "m", "Debye length of the bulk composition");
            if (solution.Problem.Grid.IsLine && DebyeFit.Of(solution.Problem, reading.Neighbourhood, block, profile, debye) is { } fitted)
            {
                yield return new($"{name}.debye-length.fitted", fitted, "m", "decay length of the computed potential");
            }

            if (Imbalance(solution.Problem, profile, reading.Distances(block), FarInDebyeLengths * debye) is { } imbalance)
            {
                yield return new($"{name}.electroneutrality", imbalance, "1",
                    "largest relative charge density farther than 20 Debye lengths from any interface");
            }
        }

        yield return new($"{name}.potential.min", profile.Potential.Min(), "V", "lowest potential");
        yield return new($"{name}.potential.max", profile.Potential.Max(), "V", "highest potential");
        foreach (Quantity quantity in Concentrations(solution, block, profile, name))
        {
            yield return quantity;
        }
    }

    private static IEnumerable<Quantity> Concentrations(Solution solution, RegionBlock block, RegionProfile profile, string name)
    {
        Material material = solution.Problem.Material(block.Region);
        for (int k = 0; k < solution.Problem.Species.Length; k++)
        {
            Species species = solution.Problem.Species[k];
            if (!material.Admits(species))
            {
                continue;
            }

            double[] c = profile.Concentration[k];
            yield return new($"{name}.{species.Name}.min", c.Min(), "mol/m^3", $"lowest concentration of {species.Name}");
            yield return new($"{name}.{species.Name}.max", c.Max(), "mol/m^3", $"highest concentration of {species.Name}");
            yield return new($"{name}.{species.Name}.mean", profile.Mean(c), "mol/m^3",
                $"volume mean of the concentration of {species.Name}");
        }
    }

    private static double? Imbalance(PnpProblem problem, RegionProfile profile, double[] distances, double far)
    {
        double? largest = null;
        for (int i = 0; i < distances.Length; i++)
        {
            if (distances[i] > far && profile.RelativeCharge(problem.Species, i) is { } relative)
            {
                largest = Math.Max(largest ?? 0, relative);
            }
        }

        return largest;
    }
}
