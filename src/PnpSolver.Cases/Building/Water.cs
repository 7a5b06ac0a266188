namespace PnpSolver.Cases.Building;

/// <summary>The relative permittivity of water.</summary>
internal static class Water
{
    /// <summary>Lowest temperature of the formula, in K.</summary>
    public const double Lowest = 273.15;

    /// <summary>Highest temperature of the formula, in K.</summary>
    public const double Highest = 373.15;

    /// <summary>ε_r of liquid water at atmospheric pressure, or <c>null</c> outside 0 to 100 °C.</summary>
    /// <remarks>ε = 87.740 − 0.40008 t + 9.398e-4 t² − 1.410e-6 t³ with t in °C, accurate to 0.05. Source: Malmberg and
    /// Maryott 1956, doi:10.6028/jres.056.001.</remarks>
    /// <param name="temperature">T, in K.</param>
    public static double? Permittivity(double temperature)
    {
        double t = temperature - Lowest;
        return temperature is >= Lowest and <= Highest ? 87.740 + (t * (-0.40008 + (t * (9.398e-4 + (t * -1.410e-6))))) : null;
    }
}
