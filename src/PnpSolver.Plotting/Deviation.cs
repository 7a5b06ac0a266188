using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>The difference of two curves on one strip of a time axis.</summary>
internal static class Deviation
{
    /// <summary>The first curve minus the second, which is interpolated along the axis where it has no point at that time.</summary>
    /// <param name="curve">Pieces of the first curve.</param>
    /// <param name="other">Pieces of the second.</param>
    /// <param name="place">Place of an x on the page.</param>
    /// <returns>One piece for each stretch where both have values.</returns>
    public static IReadOnlyList<IReadOnlyList<DataPoint>> Of(
        IReadOnlyList<IReadOnlyList<DataPoint>> curve, IReadOnlyList<IReadOnlyList<DataPoint>> other, Func<double, double> place) =>
    [
        .. curve.SelectMany(piece => other.Select(beside => (IReadOnlyList<DataPoint>)[.. Between(piece, beside, place)])).Where(piece => piece.Count > 0),
    ];

    private static IEnumerable<DataPoint> Between(IReadOnlyList<DataPoint> piece, IReadOnlyList<DataPoint> other, Func<double, double> place)
    {
        int upper = 0;
        foreach (DataPoint point in piece.Where(point => point.X >= other[0].X && point.X <= other[^1].X))
        {
            while (other[upper].X < point.X)
            {
                upper++;
            }

            yield return new(point.X, point.Y - Value(other, upper, place, point.X));
        }
    }

    private static double Value(IReadOnlyList<DataPoint> curve, int upper, Func<double, double> place, double x)
    {
        if (curve[upper].X == x)
        {
            return curve[upper].Y;
        }

        (double low, double high) = (place(curve[upper - 1].X), place(curve[upper].X));
        double t = (place(x) - low) / (high - low);
        return curve[upper - 1].Y + (t * (curve[upper].Y - curve[upper - 1].Y));
    }
}
