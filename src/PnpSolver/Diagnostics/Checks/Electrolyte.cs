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
    /// <summary>I = ½ Σ z²c of the bulk, in mol/m³.</summary>
    /// <param name="problem">The problem, for the valences.</param>
    public double IonicStrength(PnpProblem problem) => Bulk.Select((c, k) => 0.5 * problem.Species[k].Valence * problem.Species[k].Valence * c).Sum();
}
