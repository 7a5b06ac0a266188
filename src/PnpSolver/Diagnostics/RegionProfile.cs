using System.Collections.Immutable;
using PnpSolver.Materials;

namespace PnpSolver.Diagnostics;

/// <summary>The solution over one block of a region, as figures and tables show it. Immutable.</summary>
/// <remarks>At an interface each side has its own profile with its own, one-sided values, so jumps of concentration, charge
/// density and field are not smeared.</remarks>
/// <param name="Region">Name of the region.</param>
/// <param name="AdmitsIons">Whether any ion can be in the region.</param>
/// <param name="Position">x or r, in m, shape [nodes of the block].</param>
/// <param name="Potential">φ, in V, shape [nodes].</param>
/// <param name="Concentration">c_k, in mol/m³, shape [species][nodes]; 0 where the species cannot be.</param>
/// <param name="ChargeDensity">F Σ z_k c_k + ρ_f, in C/m³, shape [nodes].</param>
/// <param name="Field">E = −dφ/dx, in V/m, shape [nodes]; one-sided at the ends by the balance of the half box; empty in r–z, where the field is no
/// number.</param>
public sealed record RegionProfile(
    string Region,
    bool AdmitsIons,
    double[] Position,
    double[] Potential,
    double[][] Concentration,
    double[] ChargeDensity,
    double[] Field)
{
    /// <summary>Volume that the block gives to each node, in m³ (per m², per m), shape [nodes].</summary>
    public double[] Volume { get; init; } = [];

    /// <summary>|ρ|/(F Σ|z|c) at a node: the part of its ions that is not compensated; <c>null</c> without charged ions.</summary>
    /// <param name="species">The species, in the order of <see cref="Concentration"/>.</param>
    /// <param name="node">Place of the node in the block.</param>
    public double? RelativeCharge(ImmutableArray<Species> species, int node)
    {
        double total = 0;
        for (int k = 0; k < species.Length; k++)
        {
            total += Math.Abs(species[k].Valence) * Concentration[k][node];
        }

        return total > 0 ? Math.Abs(ChargeDensity[node]) / (PhysicalConstants.Faraday * total) : null;
    }

    /// <summary>Volume mean of nodal values by the boxes of the discretisation.</summary>
    /// <param name="values">The values, shape [nodes].</param>
    public double Mean(ReadOnlySpan<double> values)
    {
        double sum = 0;
        double whole = 0;
        for (int i = 0; i < values.Length; i++)
        {
            sum += Volume[i] * values[i];
            whole += Volume[i];
        }

        return sum / whole;
    }
}
