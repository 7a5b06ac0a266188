using PnpSolver.Boundaries;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>Baths and all-ion regions must be neutral; the message says which amount of which ion would make them so.</summary>
internal static class NeutralityCheck
{
    private const double Tolerance = 1e-9;

    public static IEnumerable<ProblemIssue> Issues(PnpProblem problem)
    {
        foreach ((string region, Material material) in problem.Materials.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (!material.Concentrations.IsEmpty && problem.Species.All(material.Admits)
                && Imbalance(problem, material.Concentration, material.FixedChargeDensity) is { } message)
            {
                yield return ProblemCheck.Error($"regions.{region}.concentrations", $"region {region} {message}");
            }
        }

        foreach ((string name, BoundaryCondition condition) in problem.Boundaries.OrderBy(p => p.Key, StringComparer.Ordinal))
        {
            if (condition is Bath bath
                && Imbalance(problem, s => bath.Concentrations.GetValueOrDefault(s), bath.FixedChargeDensity) is { } message)
            {
                yield return ProblemCheck.Error($"boundaries.{name}.concentrations", $"bath {name} {message}");
            }
        }
    }

    private static string? Imbalance(PnpProblem problem, Func<Species, double> concentration, double fixedCharge)
    {
        double charge = fixedCharge / PhysicalConstants.Faraday;
        double total = Math.Abs(charge);
        foreach (Species species in problem.Species)
        {
            charge += species.Valence * concentration(species);
            total += Math.Abs(species.Valence) * concentration(species);
        }

        if (Math.Abs(charge) <= Tolerance * total)
        {
            return null;
        }

        string remedies = string.Join(" or ", problem.Species.Where(s => s.Valence != 0).Select(s => Remedy(s, concentration(s), charge))
            .Where(r => r.Length > 0));
        return $"is not electroneutral: its charge is {charge:g6} mM of elementary charges"
            + (remedies.Length > 0 ? $"; to close it, set {remedies} (or use neutralise)" : string.Empty);
    }

    private static string Remedy(Species species, double present, double charge)
    {
        double needed = present - (charge / species.Valence);
        return needed >= 0 ? $"{species.Name} to {needed:g10} mM" : string.Empty;
    }
}
