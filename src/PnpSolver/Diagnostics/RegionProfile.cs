namespace PnpSolver.Diagnostics;

/// <summary>The solution over one run of cells of a region, as figures and tables show it. Immutable.</summary>
/// <remarks>At an interface each side has its own profile with its own, one-sided values, so jumps of concentration, charge
/// density and field are not smeared.</remarks>
/// <param name="Region">Name of the region.</param>
/// <param name="AdmitsIons">Whether any ion can be in the region.</param>
/// <param name="Position">x or r, in m, shape [nodes of the run].</param>
/// <param name="Potential">φ, in V, shape [nodes].</param>
/// <param name="Concentration">c_k, in mol/m³, shape [species][nodes]; 0 where the species cannot be.</param>
/// <param name="ChargeDensity">F Σ z_k c_k + ρ_f, in C/m³, shape [nodes].</param>
/// <param name="Field">E = −dφ/dx, in V/m, shape [nodes]; one-sided at the ends by the balance of the half box.</param>
public sealed record RegionProfile(
    string Region,
    bool AdmitsIons,
    double[] Position,
    double[] Potential,
    double[][] Concentration,
    double[] ChargeDensity,
    double[] Field);
