using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Thins curves that have more points than the page can show.</summary>
internal static class Decimation
{
    /// <summary>More columns than a page-wide figure has dots at 600 per inch.</summary>
    public const int Columns = 4096;

    /// <summary>Keeps the first, lowest, highest and last point of each column of the page: the drawn curve is the same.</summary>
    /// <param name="points">Points with rising x.</param>
    /// <param name="place">Place of an x on the page, in any unit.</param>
    /// <param name="extent">Lower and upper end of the page in that unit.</param>
    public static IReadOnlyList<DataPoint> Thin(
        IReadOnlyList<DataPoint> points, Func<double, double> place, (double Low, double High) extent)
    {
        if (points.Count <= 4 * Columns)
        {
            return points;
        }

        var kept = new List<DataPoint>();
        int start = 0;
        while (start < points.Count)
        {
            int column = Column(points[start].X, place, extent);
            int end = start;
            int low = start;
            int high = start;
            while (end + 1 < points.Count && Column(points[end + 1].X, place, extent) == column)
            {
                end++;
                low = points[end].Y < points[low].Y ? end : low;
                high = points[end].Y > points[high].Y ? end : high;
            }

            foreach (int index in new SortedSet<int> { start, low, high, end })
            {
                kept.Add(points[index]);
            }

            start = end + 1;
        }

        return kept;
    }

    private static int Column(double x, Func<double, double> place, (double Low, double High) extent) =>
        (int)((place(x) - extent.Low) / (extent.High - extent.Low) * Columns);
}
