using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>Vertical axes of panels: linear, or linear around zero and logarithmic far from it.</summary>
internal static class ValueAxis
{
    /// <summary>A linear axis.</summary>
    public static LinearAxis Linear((double Low, double High) range) => new()
    {
        Minimum = range.Low,
        Maximum = range.High,
        LabelFormatter = NumberText.Of,
        IntervalLength = 18,
    };

    /// <summary>An axis on which a weak value is as visible as the strongest.</summary>
    /// <param name="points">The points that it shows.</param>
    /// <param name="weakest">The smallest size that shall be visible; positive.</param>
    public static AsinhAxis Asinh(IEnumerable<DataPoint> points, double weakest)
    {
        double linear = Math.Pow(10, Math.Floor(Math.Log10(weakest / 3)));
        var compression = new AsinhAxis { LinearScale = linear };
        double[] places = [.. points.Select(point => compression.Compress(point.Y)), 0];
        (double low, double high) = (places.Min(), places.Max());
        double margin = 0.07 * (high - low);
        return new()
        {
            LinearScale = linear,
            Minimum = compression.Expand(low - margin),
            Maximum = compression.Expand(high + margin),
        };
    }

    /// <summary>Range of the points and of the values to include, with a margin; variations within
    /// <paramref name="noise"/> are drawn flat.</summary>
    public static (double Low, double High) Range(IEnumerable<DataPoint> points, double noise, params double[] include)
    {
        double[] values = [.. points.Select(point => point.Y), .. include];
        double low = values.Min();
        double high = values.Max();
        double middle = (low + high) / 2;
        double half = high - low > noise ? 0.57 * (high - low) : 1;
        return (middle - half, middle + half);
    }
}
