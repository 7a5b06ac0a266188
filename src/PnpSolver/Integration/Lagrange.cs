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

    /// <summary>Weights of the polynomial's derivative at a time.</summary>
    /// <param name="time">Where.</param>
    /// <param name="times">Times of the values; distinct.</param>
    /// <param name="weights">Receives one weight for each.</param>
    public static void Slope(double time, ReadOnlySpan<double> times, Span<double> weights)
    {
        for (int j = 0; j < times.Length; j++)
        {
            double sum = 0;
            for (int left = 0; left < times.Length; left++)
            {
                double product = left == j ? 0 : 1 / (times[j] - times[left]);
                for (int m = 0; m < times.Length; m++)
                {
                    product *= m == j || m == left ? 1 : (time - times[m]) / (times[j] - times[m]);
                }

                sum += product;
            }

            weights[j] = sum;
        }
    }
}
