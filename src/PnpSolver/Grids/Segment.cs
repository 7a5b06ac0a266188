namespace PnpSolver.Grids;

/// <summary>A stretch of an axis filled by one region, with its cell sizes. Immutable.</summary>
/// <remarks>Either <see cref="Cells"/> equal cells, or a geometric progression from <see cref="First"/> to
/// <see cref="Last"/>, or with <see cref="Max"/> a progression up to at most that size and down again. The number of cells
/// is rounded up, so no cell is larger than asked for.</remarks>
/// <param name="Region">Name of the region.</param>
/// <param name="Length">In m; positive.</param>
public sealed record Segment(string Region, double Length)
{
    /// <summary>Steepest growth from cell to cell that <see cref="Max"/> may cause.</summary>
    public const double SteepestGrowth = 1.25;

    /// <summary>Number of equal cells, or 0 for graded ones.</summary>
    public int Cells { get; init; }

    /// <summary>Size of the first cell, in m.</summary>
    public double First { get; init; }

    /// <summary>Size of the last cell, in m.</summary>
    public double Last { get; init; }

    /// <summary>Bound of the cell size inside, in m, or 0 for a monotone progression.</summary>
    public double Max { get; init; }

    /// <summary>Whether it says how large its cells are.</summary>
    public bool HasSizes => Cells > 0 || First > 0 || Last > 0;

    /// <summary>A segment of equal cells.</summary>
    public static Segment Uniform(string region, double length, int cells) => new(region, length) { Cells = cells };

    /// <summary>A graded segment.</summary>
    /// <param name="region">Name of the region.</param>
    /// <param name="length">In m.</param>
    /// <param name="first">Size of the first cell, in m.</param>
    /// <param name="last">Size of the last cell, in m.</param>
    public static Segment Graded(string region, double length, double first, double last) =>
        new(region, length) { First = first, Last = last };

    /// <summary>The axis that segments make; every segment end is a node.</summary>
    /// <param name="coordinates">What the coordinate is.</param>
    /// <param name="start">Position of the first node, in m.</param>
    /// <param name="segments">The segments in rising order.</param>
    public static GridAxis Axis(CoordinateSystem coordinates, double start, params IReadOnlyList<Segment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        return new MeshAxis(start, [.. segments]).Build(coordinates, [.. segments.Select(segment => segment.CellSizes())]);
    }

    /// <summary>Sizes of the cells in order, in m; their sum is the length up to rounding.</summary>
    /// <exception cref="ArgumentException">The sizes do not fit the length; <see cref="Fault"/> says why.</exception>
    public double[] CellSizes()
    {
        if (Fault() is { } fault)
        {
            throw new ArgumentException($"segment of region {Region}: {fault}");
        }

        if (Cells > 0)
        {
            return [.. Enumerable.Repeat(Length / Cells, Cells)];
        }

        return Max > 0 ? RiseAndFall() : Progression(Length, First, Last);
    }

    /// <summary>What is wrong with the numbers, in words for the user, or <c>null</c>.</summary>
    public string? Fault()
    {
        if (!(Length > 0) || !double.IsFinite(Length))
        {
            return $"length must be positive, got {Length:g6} m";
        }

        if (Cells > 0)
        {
            return null;
        }

        if (!(First > 0) || !(Last > 0))
        {
            return "needs either cells, or positive first and last sizes";
        }

        double largest = Math.Max(First, Last);
        if (largest > Length)
        {
            return $"cell size {largest:g6} m exceeds the length {Length:g6} m";
        }

        return Max > 0 && Max < largest ? $"max {Max:g6} m is smaller than the end sizes" : null;
    }

    private static double[] Progression(double length, double first, double last)
    {
        double ratio = last / first;
        int cells;
        if (Math.Abs(ratio - 1) < 1e-9)
        {
            cells = RoundUp(length / first);
        }
        else
        {
            // the sum (q·last − first)/(q − 1) of a progression with quotient q equals the length
            double quotient = last < length ? (length - first) / (length - last) : double.PositiveInfinity;
            cells = quotient > 0 && double.IsFinite(quotient) ? RoundUp(1 + (Math.Log(ratio) / Math.Log(quotient))) : 2;
        }

        var sizes = new double[Math.Max(cells, 1)];
        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = sizes.Length == 1 ? length : first * Math.Pow(ratio, (double)i / (sizes.Length - 1));
        }

        double scale = length / sizes.Sum();
        return [.. sizes.Select(size => size * scale)];
    }

    private static int RoundUp(double cells) => checked((int)Math.Ceiling(cells - 1e-6));

    private double[] RiseAndFall()
    {
        // equal quotients on both flanks: (2q·max − first − last)/(q − 1) = length
        double peak = Max;
        double quotient = Length > 2 * peak ? (Length - First - Last) / (Length - (2 * peak)) : double.PositiveInfinity;
        if (quotient > SteepestGrowth)
        {
            quotient = SteepestGrowth;
            peak = ((Length * (quotient - 1)) + First + Last) / (2 * quotient);
            if (peak < Math.Max(First, Last))
            {
                return Progression(Length, First, Last);
            }
        }

        double rise = quotient > 1 + 1e-9 ? ((quotient * peak) - First) / (quotient - 1) : Length / 2;
        rise = Math.Clamp(rise, Math.Min(peak, Length / 2), Length - Math.Min(peak, Length / 2));
        return [.. Progression(rise, First, peak), .. Progression(Length - rise, peak, Last)];
    }
}
