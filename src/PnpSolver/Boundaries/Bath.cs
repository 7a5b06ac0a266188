using System.Collections.Immutable;
using PnpSolver.Materials;

namespace PnpSolver.Boundaries;

/// <summary>A reservoir: fixed concentrations, and a potential that is imposed, floats, or follows from a clamped current.</summary>
/// <remarks>Immutable. Exactly one of <see cref="Potential"/> and <see cref="Current"/> is set; a floating bath has current 0.</remarks>
public sealed record Bath : BoundaryCondition
{
    /// <summary>A bath at a fixed potential.</summary>
    /// <param name="potential">φ, in V.</param>
    /// <param name="concentrations">Pairs of ion and concentration in mol/m³; a missing ion is 0.</param>
    public Bath(double potential, params (Species Species, double Concentration)[] concentrations)
        : this(potential, concentrations.ToImmutableDictionary(p => p.Species, p => p.Concentration))
    {
    }

    /// <summary>A bath at a fixed potential with the concentrations of a material.</summary>
    /// <param name="potential">φ, in V.</param>
    /// <param name="material">The material whose concentrations the bath holds.</param>
    public Bath(double potential, Material material)
        : this(potential, (material ?? throw new ArgumentNullException(nameof(material))).Concentrations)
    {
        FixedChargeDensity = material.FixedChargeDensity;
    }

    private Bath(double? potential, ImmutableDictionary<Species, double> concentrations)
    {
        Potential = potential;
        Concentrations = concentrations;
    }

    /// <summary>The imposed potential, in V, or <c>null</c>.</summary>
    public double? Potential { get; init; }

    /// <summary>The imposed ionic current into the domain (A/m², A/m or A by geometry), or <c>null</c>.</summary>
    public double? Current { get; init; }

    /// <summary>Concentrations, in mol/m³; a missing ion is 0.</summary>
    public ImmutableDictionary<Species, double> Concentrations { get; init; }

    /// <summary>Immobile charge of the material that the bath continues, in C/m³; its ions neutralise that charge.</summary>
    public double FixedChargeDensity { get; init; }

    /// <summary>Ions that cannot cross this boundary; they get zero flux instead of a concentration.</summary>
    public ImmutableHashSet<Species> Impermeable { get; init; } = [];

    /// <summary>A bath whose potential floats: it carries no net ionic current at steady state.</summary>
    /// <param name="concentrations">Concentrations, in mol/m³.</param>
    public static Bath Floating(ImmutableDictionary<Species, double> concentrations) =>
        new(null, concentrations) { Current = 0 };

    /// <summary>A bath with a clamped net ionic current into the domain.</summary>
    /// <param name="current">In A/m² (planar), A/m (cylindrical) or A (spherical).</param>
    /// <param name="concentrations">Concentrations, in mol/m³.</param>
    public static Bath CurrentClamp(double current, ImmutableDictionary<Species, double> concentrations) =>
        new(null, concentrations) { Current = current };

    /// <inheritdoc/>
    public override bool IsReservoir => true;

    /// <inheritdoc/>
    public override double? FixedPotential => Potential;

    /// <inheritdoc/>
    public override double? ImposedCurrent => Current;

    /// <inheritdoc/>
    public override double? FixedConcentration(Species species) =>
        Impermeable.Contains(species) ? null : Concentrations.GetValueOrDefault(species);

    /// <inheritdoc/>
    public override double ReservoirConcentration(Species species) => Concentrations.GetValueOrDefault(species);

    /// <inheritdoc/>
    public override BoundaryCondition Scaled(double voltage, double charge) =>
        this with { Potential = Potential * voltage, Current = Current * voltage };

    /// <inheritdoc/>
    public override BoundaryCondition? Toward(BoundaryCondition target, double fraction)
    {
        if (target is not Bath to || Potential is null != to.Potential is null || !Impermeable.SetEquals(to.Impermeable))
        {
            return null;
        }

        return this with
        {
            Potential = Between(Potential, to.Potential, fraction),
            Current = Between(Current, to.Current, fraction),
            FixedChargeDensity = FixedChargeDensity + (fraction * (to.FixedChargeDensity - FixedChargeDensity)),
            Concentrations = Concentrations.Keys.Union(to.Concentrations.Keys).ToImmutableDictionary(
                ion => ion,
                ion => Between(Concentrations.GetValueOrDefault(ion), to.Concentrations.GetValueOrDefault(ion), fraction)!.Value),
        };
    }
}
