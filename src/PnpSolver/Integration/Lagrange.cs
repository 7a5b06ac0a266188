namespace PnpSolver.Integration;

/// <summary>Weights of values at several times in the polynomial through them.</summary>
internal static class Lagrange
{
    /// <summary>Weights of the polynomial's value at a time.</summary>
    /// <param name="time">Where.</param>
    /// <param name="times">Times of the values; distinct.</param>
    /// <param name="weights">Receives one weight for each.</param>
    public static void Value(double time, ReadOnlySpan<double> times, Span<double> weights)
    {
        for (int j = 0; j < times.Length; j++)
        {
            double product = 1;
            for (int m = 0; m < times.Length; m++)
            {
                product *= m == j ? 1 : (time - times[m]) / (times[j] - times[m]);
            }

            weights[j] = product;
        }
    }
}
