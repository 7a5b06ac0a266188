namespace PnpSolver.Plotting;

/// <summary>Chooses the ticks of an <see cref="AsinhAxis"/>: 0 and round numbers m·10^k, denser where there is room.</summary>
internal static class AsinhTicks
{
    private const double MinorSpacing = 1.8;
    private const int DecadesInward = 6;
    private static readonly int[][] Mantissas = [[1, 2, 5], [1, 5], [1]];

    /// <summary>Major ticks, whose labels do not overlap, and minor ticks between them, both rising.</summary>
    public static (IList<double> Major, IList<double> Minor) Place(AsinhTickRequest axis)
    {
        double farthest = Math.Max(Math.Abs(axis.Minimum), Math.Abs(axis.Maximum));
        int last = (int)Math.Floor(Math.Log10(farthest * (1 + 1e-9)));
        int inner = Math.Min(last, (int)Math.Floor(Math.Log10(axis.LinearZone)));
        var labels = new LabelRow(axis);
        labels.TryAdd([0]);
        AddOuter(labels, axis.LinearZone, (inner, last));
        labels.TryAdd([Value(5, last)]);
        for (int decade = inner; decade >= inner - DecadesInward; decade--)
        {
            foreach (int mantissa in Mantissas[0].Reverse())
            {
                labels.TryAdd([Value(mantissa, decade)]);
            }
        }

        double[] sizes = [.. labels.Ticks.Select(Math.Abs).Where(size => size > 0)];
        int finest = sizes.Length > 0 ? (int)Math.Floor(Math.Log10(sizes.Min() * (1 + 1e-9))) : inner;
        return ([.. labels.Ticks.Order()], [.. Minor(axis, finest, last).Except(labels.Ticks).Order()]);
    }

    /// <summary>The logarithmic part: the richest set of mantissas that fits everywhere, else every second, third, …
    /// decade, counted so that µm and mm are among them.</summary>
    private static void AddOuter(LabelRow labels, double linearZone, (int First, int Last) decades)
    {
        bool TryAdd(int[] mantissas, int stride) => labels.TryAdd(
        [
            .. Enumerable.Range(decades.First, decades.Last - decades.First + 1).Where(k => (k - 3) % stride == 0)
                .SelectMany(k => mantissas.Select(m => Value(m, k))).Where(value => value >= linearZone),
        ]);
        if (Mantissas.Any(mantissas => TryAdd(mantissas, 1)))
        {
            return;
        }

        for (int stride = 2; stride <= 1 + decades.Last - decades.First && !TryAdd([1], stride); stride++)
        {
        }
    }

    private static IEnumerable<double> Minor(AsinhTickRequest axis, int first, int last)
    {
        for (int decade = first; decade <= last; decade++)
        {
            double Spacing(int mantissa) => axis.Place(Value(10, decade)) - axis.Place(Value(mantissa, decade));
            int[] mantissas = Spacing(9) >= MinorSpacing ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : Spacing(5) >= 2 * MinorSpacing ? [1, 2, 5] : [1];
            foreach (int mantissa in mantissas)
            {
                double value = Value(mantissa, decade);
                foreach (double tick in new[] { value, -value }.Where(axis.Contains))
                {
                    yield return tick;
                }
            }
        }
    }

    // through text, so that a tick is the double nearest to the decimal number it shows
    private static double Value(int mantissa, int decade) =>
        double.Parse($"{mantissa}e{decade}", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Labels along one axis, none overlapping.</summary>
    private sealed class LabelRow(AsinhTickRequest axis)
    {
        private readonly List<(double Start, double End)> taken = [];

        public List<double> Ticks { get; } = [];

        /// <summary>Adds values and their mirror images, all or none; those outside the axis or placed already do not count.</summary>
        public bool TryAdd(double[] values)
        {
            double[] ticks = [.. values.Concat(values.Select(value => 0 - value)).Distinct()
                .Where(axis.Contains).Except(Ticks).OrderBy(axis.SignedPlace)];
            var spans = ticks.Select(axis.Span).ToList();
            for (int i = 0; i < spans.Count; i++)
            {
                if ((i > 0 && spans[i].Start < spans[i - 1].End + axis.Gap)
                    || taken.Any(other => spans[i].Start < other.End + axis.Gap && other.Start < spans[i].End + axis.Gap))
                {
                    return false;
                }
            }

            taken.AddRange(spans);
            Ticks.AddRange(ticks);
            return true;
        }
    }
}

/// <summary>What the choice of ticks depends on.</summary>
internal sealed record AsinhTickRequest
{
    /// <summary>Lower end of the axis.</summary>
    public required double Minimum { get; init; }

    /// <summary>Upper end of the axis.</summary>
    public required double Maximum { get; init; }

    /// <summary>Distance from zero up to which the axis is about linear.</summary>
    public required double LinearZone { get; init; }

    /// <summary>Distance of a value from zero on the page, in points.</summary>
    public required Func<double, double> Place { get; init; }

    /// <summary>Extent of a value's label along the axis, in points.</summary>
    public required Func<double, double> Extent { get; init; }

    /// <summary>Smallest distance between two labels, in points.</summary>
    public required double Gap { get; init; }

    /// <summary>Whether a value is on the axis.</summary>
    public bool Contains(double value)
    {
        double slack = 1e-9 * (Maximum - Minimum);
        return value >= Minimum - slack && value <= Maximum + slack;
    }

    /// <summary>Place with the value's sign.</summary>
    public double SignedPlace(double value) => Math.CopySign(Place(value), value);

    /// <summary>What the label of a value covers.</summary>
    public (double Start, double End) Span(double value)
    {
        double half = Extent(value) / 2;
        return (SignedPlace(value) - half, SignedPlace(value) + half);
    }
}
