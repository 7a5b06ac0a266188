namespace PnpSolver.Circuits;

/// <summary>A cell with ohmic leaks, a pump of constant rate, passive chloride and a volume that follows osmosis: in closed form. Immutable.</summary>
/// <remarks>Leaks balance the pump, I_Na = 3J, I_K = −2J; chloride is at equilibrium; inside and outside are neutral and of equal
/// osmolarity. With S = Na_o + K_o and γ = (Na_o e^(−3J/(g_Na V_T)) + K_o e^(2J/(g_K V_T)))/S, α = e^(V/V_T) solves
/// (1 + z)α² − 2zα − (1 − z)γ = 0, which is α = γ for z = −1. A finite volume needs γ &lt; 1. Sources: Tosteson and Hoffman 1960,
/// doi:10.1085/jgp.44.1.169; Keener and Sneyd, Mathematical Physiology, doi:10.1007/978-0-387-75847-3, §2.8.</remarks>
public sealed record OsmoticCell
{
    /// <summary>T, in K.</summary>
    public required double Temperature { get; init; }

    /// <summary>Na⁺ outside, in mol/m³.</summary>
    public required double SodiumOutside { get; init; }

    /// <summary>K⁺ outside, in mol/m³; chloride outside is the sum of both.</summary>
    public required double PotassiumOutside { get; init; }

    /// <summary>g_Na, in S/m²; positive.</summary>
    public required double SodiumConductance { get; init; }

    /// <summary>g_K, in S/m²; positive.</summary>
    public required double PotassiumConductance { get; init; }

    /// <summary>J: net current of the pump, e · cycles per area and time, in A/m².</summary>
    public required double Turnover { get; init; }

    /// <summary>z of the impermeant ions; −1 or below.</summary>
    public double ImpermeantValence { get; init; } = -1;

    /// <summary>γ: how far the pump lowers the cations inside; below 1 where a finite volume exists.</summary>
    public double Lowering =>
        ((SodiumOutside * Math.Exp(-3 * Turnover / (SodiumConductance * ThermalVoltage)))
            + (PotassiumOutside * Math.Exp(2 * Turnover / (PotassiumConductance * ThermalVoltage)))) / Outside;

    private double ThermalVoltage => PhysicalConstants.ThermalVoltage(Temperature);

    private double Outside => SodiumOutside + PotassiumOutside;

    /// <summary>Why no finite volume exists, or <c>null</c>.</summary>
    public string? Refusal
    {
        get
        {
            if (Lowering < 1)
            {
                return null;
            }

            return Turnover == 0
                ? "the pump is stopped, so the impermeant ions draw water without limit (Donnan swelling)"
                : $"the pump lowers the cations inside to {Lowering:g4} of those outside, which is not below 1: the cell swells without limit; "
                    + "raise the turnover, or lower the sodium conductance";
        }
    }

    /// <summary>The steady state, or <c>null</c> where <see cref="Refusal"/> says why there is none.</summary>
    public OsmoticState? SteadyState()
    {
        if (Refusal is not null)
        {
            return null;
        }

        double z = ImpermeantValence;
        // the root that is 1 without a pump; written so that nothing divides by 1 + z = 0
        double root = Math.Sqrt((z * z) + ((1 - (z * z)) * Lowering));
        double alpha = (1 - z) * Lowering / (root - z);
        return new(
            ThermalVoltage * Math.Log(alpha),
            SodiumOutside / alpha * Math.Exp(-3 * Turnover / (SodiumConductance * ThermalVoltage)),
            PotassiumOutside / alpha * Math.Exp(2 * Turnover / (PotassiumConductance * ThermalVoltage)),
            Outside * alpha);
    }
}

/// <summary>Steady state of a cell at osmotic balance. Immutable.</summary>
/// <param name="Potential">V, in V.</param>
/// <param name="Sodium">Na⁺ inside, in mol/m³.</param>
/// <param name="Potassium">K⁺ inside, in mol/m³.</param>
/// <param name="Chloride">Cl⁻ inside, in mol/m³.</param>
public sealed record OsmoticState(double Potential, double Sodium, double Potassium, double Chloride);
