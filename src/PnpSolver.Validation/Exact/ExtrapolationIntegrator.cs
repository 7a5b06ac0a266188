namespace PnpSolver.Validation.Exact;

/// <summary>Integrates smooth, non-stiff ordinary differential equations to round-off.</summary>
/// <remarks>Gragg's midpoint rule extrapolated in h². Source: Bulirsch and Stoer 1966, doi:10.1007/BF02165234.</remarks>
internal static class ExtrapolationIntegrator
{
    private const int Columns = 8;

    /// <summary>The solution of dy/dt = rate(t, y) at the end of an interval, by equal steps of order 16.</summary>
    /// <param name="rate">The right-hand side.</param>
    /// <param name="interval">Start and end of the interval.</param>
    /// <param name="start">y at the start.</param>
    /// <param name="steps">Number of steps; a step of half the shortest time scale is exact to round-off.</param>
    public static double[] Integrate(
        Func<double, double[], double[]> rate, (double From, double To) interval, double[] start, int steps)
    {
        double[] y = start;
        double step = (interval.To - interval.From) / steps;
        for (int i = 0; i < steps; i++)
        {
            y = Moved(y, Increment(rate, interval.From + (i * step), step, y), 1);
        }

        return y;
    }

    private static double[] Increment(Func<double, double[], double[]> rate, double t, double step, double[] y)
    {
        double[][] previous = [];
        for (int column = 1; column <= Columns; column++)
        {
            var row = new double[column][];
            row[0] = Midpoint(rate, (t, step), y, 2 * column);
            for (int k = 1; k < column; k++)
            {
                double ratio = (double)column / (column - k);
                row[k] = Combined(row[k - 1], previous[k - 1], 1 / ((ratio * ratio) - 1));
            }

            previous = row;
        }

        return previous[^1];
    }

    private static double[] Combined(double[] fine, double[] coarse, double weight)
    {
        var result = new double[fine.Length];
        for (int i = 0; i < result.Length; i++)
        {
            result[i] = fine[i] + ((fine[i] - coarse[i]) * weight);
        }

        return result;
    }

    // increments, not values: extrapolation magnifies round-off a hundredfold, and increments are small
    private static double[] Midpoint(Func<double, double[], double[]> rate, (double Start, double Step) stretch, double[] y, int count)
    {
        double h = stretch.Step / count;
        var before = new double[y.Length];
        double[] now = Moved(before, rate(stretch.Start, y), h);
        for (int i = 1; i < count; i++)
        {
            (before, now) = (now, Moved(before, rate(stretch.Start + (i * h), Moved(y, now, 1)), 2 * h));
        }

        return now;
    }

    private static double[] Moved(double[] y, double[] slope, double h)
    {
        var moved = new double[y.Length];
        for (int i = 0; i < moved.Length; i++)
        {
            moved[i] = y[i] + (h * slope[i]);
        }

        return moved;
    }
}
