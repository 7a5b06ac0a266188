using PnpSolver.Grids;

namespace PnpSolver.Meshing;

/// <summary>Turns the cell sizes that are wanted along a stretch of an axis into segments with geometric grading.</summary>
/// <remarks>Between two breakpoints the size changes linearly, which is what a geometric progression of cells does. Growth is limited, so that
/// each cell is at most twice its neighbour; breakpoints are put where the wanted sizes depart most from the line between their neighbours,
/// until none departs by more than <see cref="Slack"/>. Lengths and sizes are decimals of a nanometre, so that the mesh can be written and read
/// again without a change.</remarks>
internal static class Sizing
{
    /// <summary>Largest growth of the size along the axis, per length: neighbours differ by at most a factor of two.</summary>
    public const double Growth = 0.5;

    /// <summary>How far sizes may depart from the wanted ones before a breakpoint is put, as a factor.</summary>
    public const double Slack = 1.6;

    /// <summary>Fewest cells between two ends of segments of the outline.</summary>
    public const int Fewest = 2;

    /// <summary>The segments of one stretch.</summary>
    /// <param name="stretch">The stretch; its sizes do not matter.</param>
    /// <param name="at">Where sizes are wanted, rising from 0 to the stretch's length, in m.</param>
    /// <param name="wanted">The wanted sizes there, in m.</param>
    public static IEnumerable<Segment> Segments(Segment stretch, double[] at, double[] wanted)
    {
        double[] sizes = Limited(stretch.Length, at, wanted);
        int[] breaks = [.. Breakpoints(at, sizes).Order()];
        decimal whole = Nanometres(stretch.Length);
        decimal from = 0;
        for (int b = 1; b < breaks.Length; b++)
        {
            decimal to = b == breaks.Length - 1 ? whole : Rounded(at[breaks[b]] * 1e9, 4);
            decimal length = to - from;
            decimal first = Math.Min(Rounded(sizes[breaks[b - 1]] * 1e9, 3), length);
            decimal last = Math.Min(Rounded(sizes[breaks[b]] * 1e9, 3), length);
            yield return Segment.Graded(stretch.Region, Metres(length), Metres(first), Metres(last));
            from = to;
        }
    }

    /// <summary>The wanted sizes with bounded growth, none larger than the stretch admits.</summary>
    internal static double[] Limited(double length, double[] at, double[] wanted)
    {
        double[] sizes = [.. wanted.Select(size => Math.Min(size, length / Fewest))];
        for (int i = 1; i < sizes.Length; i++)
        {
            sizes[i] = Math.Min(sizes[i], sizes[i - 1] + (Growth * (at[i] - at[i - 1])));
        }

        for (int i = sizes.Length - 2; i >= 0; i--)
        {
            sizes[i] = Math.Min(sizes[i], sizes[i + 1] + (Growth * (at[i + 1] - at[i])));
        }

        return sizes;
    }

    /// <summary>Indices of the places between which sizes change linearly.</summary>
    private static List<int> Breakpoints(double[] at, double[] sizes)
    {
        var found = new List<int> { 0, at.Length - 1 };
        var open = new Stack<(int From, int To)>([(0, at.Length - 1)]);
        while (open.TryPop(out (int From, int To) span))
        {
            (int worst, double departure) = Worst(at, sizes, span.From, span.To);
            if (departure > Math.Log(Slack))
            {
                found.Add(worst);
                open.Push((span.From, worst));
                open.Push((worst, span.To));
            }
        }

        return found;
    }

    /// <summary>Where the sizes depart most from the line between two places, as a logarithm; only places that leave room for cells on both sides.</summary>
    private static (int Place, double Departure) Worst(double[] at, double[] sizes, int from, int to)
    {
        int place = from;
        double departure = 0;
        for (int i = from + 1; i < to; i++)
        {
            double line = sizes[from] + ((sizes[to] - sizes[from]) * (at[i] - at[from]) / (at[to] - at[from]));
            double own = Math.Abs(Math.Log(line / sizes[i]));
            bool hasRoom = at[i] - at[from] >= Math.Max(sizes[from], sizes[i]) && at[to] - at[i] >= Math.Max(sizes[to], sizes[i]);
            if (hasRoom && own > departure)
            {
                (place, departure) = (i, own);
            }
        }

        return (place, departure);
    }

    private static decimal Nanometres(double metres) => (decimal)(metres * 1e9);

    private static double Metres(decimal nanometres) => (double)nanometres / 1e9;

    /// <summary>A number with some significant digits.</summary>
    private static decimal Rounded(double value, int digits)
    {
        int decimals = Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(value)), 0, 15);
        return Math.Round((decimal)value, decimals);
    }
}
