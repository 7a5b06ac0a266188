namespace PnpSolver.Validation.Exact;

/// <summary>An ion-free slab between two electrolytes at equilibrium on either side, under a voltage. Immutable.</summary>
/// <remarks>V = φ(inside) − φ(outside) = D d/ε_m + V_T y_out(D + σ_out) − V_T y_in(σ_in − D), D the displacement in the slab
/// (outward), y(σ) the inverse Grahame equation of each side, σ_in and σ_out fixed charges on the faces. Exact for the plane
/// Poisson–Boltzmann problem with unbounded baths. Sources: Ohki 1969,
/// doi:10.1016/S0006-3495(69)86445-3; McLaughlin 1989, doi:10.1146/annurev.bb.18.060189.000553.</remarks>
public sealed class IonFreeSlab
{
    private readonly DiffuseLayer inside;
    private readonly DiffuseLayer outside;
    private readonly double slabCapacitance;

    /// <summary>A slab with its two electrolytes.</summary>
    /// <param name="thickness">d, in m.</param>
    /// <param name="permittivity">ε_r of the slab.</param>
    /// <param name="inside">The electrolyte inside.</param>
    /// <param name="outside">The electrolyte outside, at the same temperature.</param>
    public IonFreeSlab(double thickness, double permittivity, IdealSolution inside, IdealSolution outside)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(thickness);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(permittivity);
        this.inside = new(inside);
        this.outside = new(outside);
        if (inside.Temperature != outside.Temperature)
        {
            throw new ArgumentException($"two temperatures, {inside.Temperature} and {outside.Temperature} K, in one problem");
        }

        Thickness = thickness;
        slabCapacitance = PhysicalConstants.VacuumPermittivity * permittivity / thickness;
    }

    /// <summary>d, in m.</summary>
    public double Thickness { get; }

    /// <summary>Fixed charge on the inside face, in C/m².</summary>
    public double InsideCharge { get; init; }

    /// <summary>Fixed charge on the outside face, in C/m².</summary>
    public double OutsideCharge { get; init; }

    /// <summary>Displacement D in the slab, in C/m², positive outwards; without face charges it is the diffuse charge inside.</summary>
    /// <param name="voltage">V = φ(inside) − φ(outside), bath to bath, in V.</param>
    public double Displacement(double voltage) => Bisection.RootOfRising(d => Voltage(d) - voltage, slabCapacitance * 1e-3);

    /// <summary>V, in V, at a displacement.</summary>
    /// <param name="displacement">D, in C/m².</param>
    public double Voltage(double displacement) =>
        (displacement / slabCapacitance) + OutsideDrop(displacement) - InsideDrop(displacement);

    /// <summary>Field in the slab, in V/m, positive outwards.</summary>
    /// <param name="voltage">V, in V.</param>
    public double Field(double voltage) => Displacement(voltage) / (slabCapacitance * Thickness);

    /// <summary>Potential of the inside face against its bath, in V.</summary>
    /// <param name="displacement">D, in C/m².</param>
    public double InsideDrop(double displacement) =>
        inside.Solution.ThermalVoltage * inside.Potential(InsideCharge - displacement);

    /// <summary>Potential of the outside face against its bath, in V.</summary>
    /// <param name="displacement">D, in C/m².</param>
    public double OutsideDrop(double displacement) =>
        outside.Solution.ThermalVoltage * outside.Potential(OutsideCharge + displacement);

    /// <summary>Differential capacitance dD/dV of slab and layers in series, in F/m².</summary>
    /// <param name="voltage">V, in V.</param>
    public double Capacitance(double voltage)
    {
        double displacement = Displacement(voltage);
        double layers = (1 / inside.Capacitance(inside.Potential(InsideCharge - displacement)))
            + (1 / outside.Capacitance(outside.Potential(OutsideCharge + displacement)));
        return 1 / ((1 / slabCapacitance) + layers);
    }
}
