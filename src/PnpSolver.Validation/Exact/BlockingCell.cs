namespace PnpSolver.Validation.Exact;

/// <summary>An electrolyte between two blocking electrodes at ±L: linear response to a step of the voltage. Immutable.</summary>
/// <remarks>By symmetry each half is a <see cref="HalfCell"/> under half the voltage. Without compact layers the time constants are
/// τ = λ²/(Dµ), µ = tanh(s/e)/(s/e), s = √(1 − µ), e = λ/L: about λL/D for the slowest, shorter than λ²/D for all others.
/// Source: Bazant, Thornton and Ajdari 2004, doi:10.1103/PhysRevE.70.021506.</remarks>
/// <param name="solution">The electrolyte at rest.</param>
/// <param name="diffusivity">D of every ion, in m²/s.</param>
/// <param name="halfWidth">L, in m.</param>
/// <param name="compactCapacitance">C of each electrode's compact layer, in F/m²; infinite without.</param>
public sealed class BlockingCell(
    IdealSolution solution, double diffusivity, double halfWidth, double compactCapacitance = double.PositiveInfinity)
{
    /// <summary>Half of the cell, from the middle to the electrode at +L.</summary>
    public HalfCell Half { get; } = new(solution, diffusivity, halfWidth, compactCapacitance);

    /// <summary>λL/D, in s: what the slowest time constant tends to for thin layers.</summary>
    public double ChargingTime => solution.DebyeLength * halfWidth / diffusivity;

    /// <summary>Time constant of a mode, in s.</summary>
    /// <param name="mode">0 for the slowest.</param>
    public double TimeConstant(int mode = 0) => Half.TimeConstant(mode);

    /// <summary>Charge of the electrode at +L, in C/m².</summary>
    /// <param name="voltage">φ(L) − φ(−L) from t = 0 on, in V; small against V_T.</param>
    /// <param name="time">t, in s.</param>
    public double ElectrodeCharge(double voltage, double time) => Half.WallCharge(voltage / 2, time);

    /// <summary>Charge that ions have carried through the middle, in C/m².</summary>
    /// <param name="voltage">φ(L) − φ(−L) from t = 0 on, in V; small against V_T.</param>
    /// <param name="time">t, in s.</param>
    public double StoredCharge(double voltage, double time) => Half.StoredCharge(voltage / 2, time);
}
