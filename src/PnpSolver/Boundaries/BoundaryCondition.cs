using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Boundaries;

/// <summary>What holds at one named boundary: a condition on the potential and one on each species. Immutable.</summary>
/// <remarks>A new boundary condition overrides what differs from the default, an insulating, impermeable, uncharged end.
/// Signs: the normal points out of the domain; a positive surface charge sits on the boundary itself.</remarks>
public abstract record BoundaryCondition
{
    /// <summary>The imposed potential, in V, or <c>null</c> where the potential is free.</summary>
    public virtual double? FixedPotential => null;

    /// <summary>The net ionic current into the domain that determines a uniform unknown potential, in A/m² (planar), A/m
    /// (cylindrical) or A (spherical), or <c>null</c> where none is imposed.</summary>
    public virtual double? ImposedCurrent => null;

    /// <summary>Whether a reservoir lies behind the boundary, which ions can come from and go to.</summary>
    public virtual bool IsReservoir => false;

    /// <summary>Names of the regions on whose part of the boundary the condition holds; the rest is an insulating wall. <c>null</c> means
    /// every region, for a reservoir every one that ions can enter.</summary>
    public ImmutableHashSet<string>? Covers { get; init; }

    /// <summary>Whether the condition holds on the part of the boundary that borders a region.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="region">The region.</param>
    public bool ActsOn(PnpProblem problem, string region)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Covers?.Contains(region) ?? (!IsReservoir || problem.Material(region).AdmitsAny(problem.Species));
    }

    /// <summary>Whether the potential is imposed here, directly or through a layer in series, so that charge can come and go.</summary>
    public bool TiesPotential => FixedPotential is not null || SurfaceCharge(Dual.Variable(0)).Derivative != 0;

    /// <summary>Whether a layer of ions may form at the boundary: at a charged wall or electrode, and at a bath that some ions cannot
    /// enter.</summary>
    /// <param name="species">All species.</param>
    public bool GathersCharge(IEnumerable<Species> species) =>
        IsReservoir ? species.Any(s => FixedConcentration(s) is null) : TiesPotential || SurfaceCharge(0).Value != 0;

    /// <summary>The imposed concentration of a species, in mol/m³, or <c>null</c> where it has zero flux.</summary>
    public virtual double? FixedConcentration(Species species) => null;

    /// <summary>Concentration of a species in the reservoir behind the boundary, in mol/m³, whether or not it can cross; 0 where there is
    /// none. Activity coefficients there depend on all of them.</summary>
    public virtual double ReservoirConcentration(Species species) => FixedConcentration(species) ?? 0;

    /// <summary>Surface charge density of the boundary, in C/m², as a function of the local potential in V.</summary>
    public virtual Dual SurfaceCharge(Dual potential) => 0;

    /// <summary>The same condition with its driving values scaled, for continuation: potential and current by
    /// <paramref name="voltage"/>, surface charge by <paramref name="charge"/>.</summary>
    public abstract BoundaryCondition Scaled(double voltage, double charge);

    /// <summary>The condition on the way from this one to another of the same kind: every value in between, linearly.</summary>
    /// <param name="target">The other condition.</param>
    /// <param name="fraction">0 here … 1 there.</param>
    /// <returns>The condition, or <c>null</c> where the two differ in more than values.</returns>
    public abstract BoundaryCondition? Toward(BoundaryCondition target, double fraction);

    private protected static double? Between(double? from, double? to, double fraction) => from + (fraction * (to - from));
}
