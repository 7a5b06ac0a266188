using System.Collections.Immutable;

namespace PnpSolver.Materials;

/// <summary>How ions in one region act on each other beyond their mean field: c_k = a_k/γ_k. Immutable.</summary>
/// <remarks>Electrochemical potentials are µ_k = ln a_k + z_k ψ in every model, and fluxes are −D_k c_k ∇µ_k, so that nothing flows where
/// µ is equal. A new model overrides what differs.</remarks>
public abstract record ActivityModel
{
    /// <summary>The model for given species in one medium.</summary>
    /// <param name="species">The species, in the order of all arrays.</param>
    /// <param name="permittivity">ε_r of the medium; positive.</param>
    /// <param name="temperature">T, in K; positive.</param>
    public abstract ActivityLaw Law(ImmutableArray<Species> species, double permittivity, double temperature);

    /// <summary>What is wrong with its parameters or the species', each with its key in a case file.</summary>
    /// <param name="species">The species.</param>
    public virtual IEnumerable<(string Key, string Message)> Faults(ImmutableArray<Species> species) => [];
}

/// <summary>Ions that know of each other by their mean field only: γ = 1. Immutable.</summary>
public sealed record Ideal : ActivityModel
{
    /// <inheritdoc/>
    public override ActivityLaw Law(ImmutableArray<Species> species, double permittivity, double temperature) =>
        new UnitLaw([.. species.Select(_ => 0.0)]);

    private sealed class UnitLaw(ImmutableArray<double> weights) : ActivityLaw(weights)
    {
        protected override double Excess(double load) => 0;

        protected override double Excess(ReadOnlySpan<double> activities, out double elasticity) => elasticity = 0;
    }
}
