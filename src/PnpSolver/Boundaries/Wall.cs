using PnpSolver.Numerics;

namespace PnpSolver.Boundaries;

/// <summary>A wall that no ion crosses: an electrode, a charged wall, or an insulator. Immutable.</summary>
public sealed record Wall : BoundaryCondition
{
    /// <summary>An uncharged, insulating wall.</summary>
    public static Wall Insulating { get; } = new();

    /// <summary>Potential of the electrode, in V, or <c>null</c>; it excludes <see cref="Charge"/>.</summary>
    public double? Potential { get; init; }

    /// <summary>Surface charge density, in C/m², or <c>null</c> for none.</summary>
    public double? Charge { get; init; }

    /// <summary>A Stern layer between the metal and the domain, or <c>null</c>.</summary>
    public SternLayer? Stern { get; init; }

    /// <summary>An electrode at a fixed potential.</summary>
    /// <param name="potential">φ of the metal, in V.</param>
    /// <param name="stern">The Stern layer, if any.</param>
    public static Wall Electrode(double potential, SternLayer? stern = null) => new() { Potential = potential, Stern = stern };

    /// <summary>A wall with a fixed surface charge density.</summary>
    /// <param name="density">σ, in C/m².</param>
    public static Wall Charged(double density) => new() { Charge = density };

    /// <inheritdoc/>
    public override double? FixedPotential => Stern is null ? Potential : null;

    /// <summary>σ: the given charge, or behind a Stern layer σ = C_S·(V − φ), in C/m².</summary>
    public override Dual SurfaceCharge(Dual potential) =>
        Potential is { } voltage && Stern is not null ? (voltage - potential) * Stern.Capacitance : Charge ?? 0;

    /// <inheritdoc/>
    public override BoundaryCondition Scaled(double voltage, double charge) =>
        this with { Potential = Potential * voltage, Charge = Charge * charge };

    /// <inheritdoc/>
    public override BoundaryCondition? Toward(BoundaryCondition target, double fraction)
    {
        if (target is not Wall to || Potential is null != to.Potential is null || Stern != to.Stern)
        {
            return null;
        }

        return this with
        {
            Potential = Between(Potential, to.Potential, fraction),
            Charge = Charge is null && to.Charge is null ? null : Between(Charge ?? 0, to.Charge ?? 0, fraction),
        };
    }
}

/// <summary>A compact, ion-free layer on an electrode or wall. Immutable.</summary>
/// <param name="Thickness">d, in m; positive.</param>
/// <param name="Permittivity">Relative permittivity; positive.</param>
public sealed record SternLayer(double Thickness, double Permittivity)
{
    /// <summary>Capacitance per area C_S = ε₀·ε/d, in F/m².</summary>
    public double Capacitance => PhysicalConstants.VacuumPermittivity * Permittivity / Thickness;
}
