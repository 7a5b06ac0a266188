namespace PnpSolver.Validation.Exact;

/// <summary>The two ions of a dissolved salt. Immutable.</summary>
/// <param name="CationValence">z₊; positive.</param>
/// <param name="AnionValence">z₋; negative.</param>
/// <param name="CationDiffusivity">D₊, in m²/s.</param>
/// <param name="AnionDiffusivity">D₋, in m²/s.</param>
public sealed record BinarySalt(double CationValence, double AnionValence, double CationDiffusivity, double AnionDiffusivity)
{
    /// <summary>D of the neutral salt, (z₊ − z₋) D₊D₋/(z₊D₊ − z₋D₋), in m²/s.</summary>
    /// <remarks>Exact where the solution is neutral, that is for lengths beyond the Debye length. Source: Nernst 1888.</remarks>
    public double AmbipolarDiffusivity => (CationValence - AnionValence) * CationDiffusivity * AnionDiffusivity / Mobility;

    /// <summary>−(D₊ − D₋)/(z₊D₊ − z₋D₋): the potential of a place over V_T ln c of it, at zero current.</summary>
    public double DiffusionSlope => (AnionDiffusivity - CationDiffusivity) / Mobility;

    /// <summary>z₊D₊ − z₋D₋, in m²/s.</summary>
    private double Mobility => (CationValence * CationDiffusivity) - (AnionValence * AnionDiffusivity);

    /// <summary>Conductivity F z₊ c₊ (z₊D₊ − z₋D₋)/V_T of the neutral solution, in S/m.</summary>
    /// <param name="cations">c₊, in mol/m³.</param>
    /// <param name="thermalVoltage">V_T, in V.</param>
    public double Conductivity(double cations, double thermalVoltage) =>
        PhysicalConstants.Faraday * CationValence * cations * Mobility / thermalVoltage;
}
