namespace PnpSolver.Materials;

/// <summary>How much a field that aligns the molecules of water takes from its permittivity.</summary>
/// <remarks>ε(E) = n² + (ε − n²)·(3/βE)(coth βE − 1/βE), n² = 1.77, β = 1.41e-8 m/V at 298.15 K and ∝ 1/T. Booth's own constants give 9e-9 m/V; the larger
/// value fits the measured fall (β²/15 = 1.3e-17 m²/V²) and errs, if at all, on the side of caution. Source: Booth 1951, doi:10.1063/1.1748233.</remarks>
public static class DielectricSaturation
{
    /// <summary>n² of water.</summary>
    public const double OpticalPermittivity = 1.77;

    /// <summary>ε above which a medium counts as water.</summary>
    public const double LeastWatery = 40;

    private const double BetaAtRoom = 1.41e-8;
    private const double Room = 298.15;

    /// <summary>1 − ε(E)/ε.</summary>
    /// <param name="permittivity">ε in weak fields.</param>
    /// <param name="field">|E|, in V/m.</param>
    /// <param name="temperature">T, in K.</param>
    public static double Decrease(double permittivity, double field, double temperature) =>
        Math.Max(0, 1 - (OpticalPermittivity / permittivity)) * (1 - Alignment(BetaAtRoom * Room / temperature * field));

    /// <summary>3(coth x − 1/x)/x; 1 − x²/15 + 2x⁴/315 for small x.</summary>
    private static double Alignment(double x) =>
        x < 0.05 ? 1 - (x * x / 15) + (2 * Math.Pow(x, 4) / 315) : 3 * ((1 / Math.Tanh(x)) - (1 / x)) / x;
}
