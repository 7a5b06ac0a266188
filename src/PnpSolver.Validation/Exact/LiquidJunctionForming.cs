namespace PnpSolver.Validation.Exact;

/// <summary>Two solutions of one salt that meet at x = 0 at t = 0, unbounded on both sides, without current. Immutable.</summary>
/// <remarks>The charge relaxes within ε/σ; from then on the solution is neutral, c₊ = (c_L + c_R)/2 + (c_R − c_L)/2 erf(x/√(4Dt)) with the ambipolar D, and
/// φ − φ_L = −V_T (D₊ − D₋)/(z₊D₊ − z₋D₋) ln(c/c_L): the difference of the ends no longer moves. Exact but for terms of order (λ_D²/(Dt)).
/// While it forms, the field obeys ε ∂E/∂t = −j everywhere, and its integral over x for a small difference of concentrations
/// ε dΔφ/dt = −F z₊(D₊ − D₋)Δc − σΔφ, whatever the profiles. Source of the neutral solution: Planck 1890, doi:10.1002/andp.18902760802.</remarks>
/// <param name="Salt">The salt.</param>
/// <param name="Temperature">T, in K.</param>
/// <param name="Left">c₊ on the left, in mol/m³; positive.</param>
/// <param name="Right">c₊ on the right, in mol/m³; positive.</param>
public sealed record LiquidJunctionForming(BinarySalt Salt, double Temperature, double Left, double Right)
{
    /// <summary>φ_right − φ_left of the neutral junction, in V.</summary>
    public double FormedPotential => ThermalVoltage * Salt.DiffusionSlope * Math.Log(Right / Left);

    private double ThermalVoltage => PhysicalConstants.ThermalVoltage(Temperature);

    /// <summary>c₊ of the neutral solution, in mol/m³.</summary>
    /// <param name="place">x, in m.</param>
    /// <param name="time">t, in s; positive.</param>
    public double Concentration(double place, double time)
    {
        double reach = place / Math.Sqrt(4 * Salt.AmbipolarDiffusivity * time);

        // each side's part as a complement, which keeps the digits of the smaller one
        return (Left * ErrorFunction.Complement(reach) / 2) + (Right * ErrorFunction.Complement(-reach) / 2);
    }

    /// <summary>φ of the neutral solution against far left, in V.</summary>
    /// <param name="place">x, in m.</param>
    /// <param name="time">t, in s; positive.</param>
    public double Potential(double place, double time) =>
        ThermalVoltage * Salt.DiffusionSlope * Math.Log(Concentration(place, time) / Left);

    /// <summary>ε/σ, in s, at (c_R − c_L)/ln(c_R/c_L): the formed potential over the rate at which it starts to rise.</summary>
    /// <param name="permittivity">ε_r.</param>
    public double FormingTime(double permittivity)
    {
        double mean = Left == Right ? Left : (Right - Left) / Math.Log(Right / Left);
        return PhysicalConstants.VacuumPermittivity * permittivity / Salt.Conductivity(mean, ThermalVoltage);
    }

    /// <summary>φ_right − φ_left while the junction forms, in V: the formed one times 1 − e^(−t/τ).</summary>
    /// <remarks>Start, first slope and end are exact; between them exact to first order in ln(c_R/c_L).</remarks>
    /// <param name="permittivity">ε_r.</param>
    /// <param name="time">t, in s.</param>
    public double FormingPotential(double permittivity, double time) =>
        -FormedPotential * Exponentials.Expm1(-time / FormingTime(permittivity));
}
