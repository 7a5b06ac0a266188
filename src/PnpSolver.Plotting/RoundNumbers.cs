using System.Globalization;

namespace PnpSolver.Plotting;

/// <summary>Sets of round numbers within a range, from the densest to the sparsest.</summary>
internal static class RoundNumbers
{
    private const double Slack = 1e-9;
    private const int Densest = 40;
    private static readonly int[] Mantissas = [1, 2, 5];

    /// <summary>Multiples of 1, 2 and 5·10ᵏ, at most forty.</summary>
    public static IEnumerable<double[]> Linear(double low, double high)
    {
        double range = high - low;
        for (int decade = (int)Math.Floor(Math.Log10(range / Densest)); decade <= Math.Log10(range) + 1; decade++)
        {
            foreach (int mantissa in Mantissas)
            {
                double step = Value(mantissa, decade);
                double[] multiples = Multiples(step, low, high);
                if (multiples.Length is > 0 and <= Densest)
                {
                    yield return multiples;
                }
            }
        }
    }

    /// <summary>1, 2 and 5 of each decade, each decade, every second decade, …</summary>
    /// <param name="low">Lower end, positive.</param>
    /// <param name="high">Upper end.</param>
    public static IEnumerable<double[]> Logarithmic(double low, double high)
    {
        (int first, int last) = ((int)Math.Floor(Math.Log10(low)), (int)Math.Ceiling(Math.Log10(high)));
        yield return [.. Decades(first, last, 1).SelectMany(k => Mantissas.Select(m => Value(m, k))).Where(value => IsWithin(value, low, high))];
        for (int stride = 1; stride <= last - first; stride++)
        {
            yield return [.. Decades(first, last, stride).Select(k => Value(1, k)).Where(value => IsWithin(value, low, high))];
        }
    }

    /// <summary>Zero and the decades of both signs, every decade, every second, …</summary>
    /// <param name="smallest">Smallest size other than 0.</param>
    /// <param name="largest">Largest size.</param>
    public static IEnumerable<double[]> SignedLogarithmic(double smallest, double largest) =>
        Logarithmic(smallest, largest).Skip(1).Select(sizes => (double[])[.. sizes.Reverse().Select(size => -size), 0, .. sizes]);

    private static double[] Multiples(double step, double low, double high)
    {
        double slack = Slack * (high - low);
        double first = Math.Ceiling((low - slack) / step);
        int count = (int)Math.Min(Math.Floor((high + slack) / step) - first + 1, Densest + 1);
        int digits = Math.Clamp(2 - (int)Math.Floor(Math.Log10(step)), 0, 15);
        return [.. Enumerable.Range(0, Math.Max(count, 0)).Select(n => Math.Round((first + n) * step, digits) + 0.0)];
    }

    private static IEnumerable<int> Decades(int first, int last, int stride) =>
        Enumerable.Range(first, last - first + 1).Where(k => k % stride == 0);

    private static bool IsWithin(double value, double low, double high) => value >= low * (1 - Slack) && value <= high * (1 + Slack);

    // through text, so that a number is the double nearest to the decimal it shows
    private static double Value(int mantissa, int decade) => double.Parse($"{mantissa}e{decade}", CultureInfo.InvariantCulture);
}
