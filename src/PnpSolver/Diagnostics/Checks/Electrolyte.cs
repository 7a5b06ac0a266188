using System.Collections.Immutable;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>A block of a region that holds ions. Immutable.</summary>
/// <param name="Block">Its cells.</param>
/// <param name="Name">Name in results.</param>
/// <param name="Material">What fills it.</param>
/// <param name="Profile">The solution over it.</param>
/// <param name="Bulk">c_k far from its interfaces, or what its material holds, in mol/m³, shape [species].</param>
/// <param name="DebyeLength">λ_D of the bulk, in m.</param>
internal sealed record Electrolyte(RegionBlock Block, string Name, Material Material, RegionProfile Profile, ImmutableArray<double> Bulk, double DebyeLength)
{
    /// <summary>An ion whose z²c is less than this part of the largest is a trace.</summary>
    private const double Trace = 0.1;

    /// <summary>I = ½ Σ z²c of the bulk, in mol/m³.</summary>
    /// <param name="problem">The problem, for the valences.</param>
    public double IonicStrength(PnpProblem problem) => Bulk.Select((c, k) => 0.5 * problem.Species[k].Valence * problem.Species[k].Valence * c).Sum();

    /// <summary>The ions of the bulk that are no trace: their z²c is at least a tenth of the largest.</summary>
    /// <param name="problem">The problem, for the valences.</param>
    public IEnumerable<Species> MainIons(PnpProblem problem) => Main(problem.Species, Bulk);

    /// <summary>The counter-ion of a charge that is no trace among those of its sign, each where it is most concentrated: the one of highest valence, and of
    /// these the most concentrated; <c>null</c> where there is none.</summary>
    /// <param name="problem">The problem, for the valences.</param>
    /// <param name="charge">The charge that it screens.</param>
    public Species? CounterIon(PnpProblem problem, double charge)
    {
        double[] largest = [.. problem.Species.Select((ion, k) => ion.Valence * charge < 0 ? Profile.Concentration[k].Max() : 0)];
        return Main(problem.Species, largest).OrderByDescending(ion => Math.Abs(ion.Valence)).ThenByDescending(ion => largest[problem.Species.IndexOf(ion)]).FirstOrDefault();
    }

    private static IEnumerable<Species> Main(ImmutableArray<Species> species, IReadOnlyList<double> concentrations)
    {
        double Part(int k) => species[k].Valence * species[k].Valence * concentrations[k];
        double largest = Enumerable.Range(0, species.Length).Max(Part);
        return species.Where((_, k) => Part(k) > 0 && Part(k) >= Trace * largest);
    }
}
