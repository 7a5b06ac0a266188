namespace PnpSolver.Grids;

/// <summary>Sizes of the cells that carry an axis on beyond its end.</summary>
/// <remarks>A progression from the last cell, h q, h q², …, that adds up to the length. The number of cells keeps the halvings that the axis has, so
/// that a grid which could be coarsened still can.</remarks>
internal static class AxisExtension
{
    private const int MostMultiple = 16;

    /// <summary>Sizes from the end outwards, in m; their sum is the length up to rounding.</summary>
    /// <param name="last">Size of the last cell, in m.</param>
    /// <param name="length">What to add, in m; positive.</param>
    /// <param name="growth">Largest ratio of a cell to the one before; at least 1.</param>
    /// <param name="cells">Number of cells that the axis has.</param>
    public static double[] Sizes(double last, double length, double growth, int cells)
    {
        int fewest = 1;
        for (double reached = last * growth, size = reached; reached < length; reached += size)
        {
            size *= growth;
            fewest++;
        }

        int multiple = Math.Min(MostMultiple, cells & -cells);
        int count = (fewest + multiple - 1) / multiple * multiple;
        double quotient = Quotient(length / last, count, growth);
        return [.. Enumerable.Range(1, count).Select(i => last * Math.Pow(quotient, i))];
    }

    /// <summary>q with q + q² + … + qⁿ = sum, by bisection.</summary>
    private static double Quotient(double sum, int count, double most)
    {
        double lower = 0;
        double upper = most;
        for (int step = 0; step < 100 && lower < upper; step++)
        {
            double middle = (lower + upper) / 2;
            double reached = Enumerable.Range(1, count).Sum(i => Math.Pow(middle, i));
            (lower, upper) = reached < sum ? (middle, upper) : (lower, middle);
        }

        return upper;
    }
}
