namespace PnpSolver.Plotting;

/// <summary>Chooses the ticks of an <see cref="AsinhAxis"/>: 0 and round numbers m·10^k, denser where there is room.</summary>
internal static class AsinhTicks
{
    private const double MinorSpacing = 1.8;
    private const int FinestLinearDecades = 3;
    private static readonly int[][] Mantissas = [[1, 2, 5], [1, 5], [1]];

    /// <summary>Major ticks, whose labels do not overlap, and minor ticks between them, both rising.</summary>
    public static (IList<double> Major, IList<double> Minor) Place(AsinhTickRequest axis)
    {
        double farthest = Math.Max(Math.Abs(axis.Minimum), Math.Abs(axis.Maximum));
        int last = (int)Math.Floor(Math.Log10(farthest * (1 + 1e-9)));
        int inner = Math.Min(last, (int)Math.Floor(Math.Log10(axis.LinearZone)));
        var labels = new LabelRow(axis);
        labels.TryAdd([0], axis.Gap);
        AddLogarithmic(labels, (inner, last));
        labels.TryAdd([Value(5, last)], axis.Gap);
        IEnumerable<double> minor = AddLinear(labels, inner).Concat(LogarithmicMinor(axis, (inner, last)));
        return ([.. labels.Ticks.Order()], [.. minor.Where(axis.Contains).Distinct().Except(labels.Ticks).Order()]);
    }

    /// <summary>The logarithmic part: the richest set of mantissas that fits everywhere, else every second, third, …
    /// decade, counted so that µm and mm are among them.</summary>
    private static void AddLogarithmic(LabelRow labels, (int First, int Last) decades)
    {
        AsinhTickRequest axis = labels.Axis;
        bool TryAdd(int[] mantissas, int stride) => labels.TryAdd(
            [
                .. Enumerable.Range(decades.First, decades.Last - decades.First + 1).Where(k => (k - 3) % stride == 0)
                    .SelectMany(k => mantissas.Select(m => Value(m, k))).Where(value => value >= axis.LinearZone),
            ],
            axis.Gap);
        if (Mantissas.Any(mantissas => TryAdd(mantissas, 1)))
        {
            return;
        }

        for (int stride = 2; stride <= 1 + decades.Last - decades.First && !TryAdd([1], stride); stride++)
        {
        }
    }

    /// <summary>The linear part: the multiples of the finest step 1, 2 or 5·10^k that fits.</summary>
    /// <returns>Minor ticks that divide the steps.</returns>
    private static IEnumerable<double> AddLinear(LabelRow labels, int decade)
    {
        AsinhTickRequest axis = labels.Axis;
        for (int k = decade - FinestLinearDecades; k <= decade; k++)
        {
            foreach ((int mantissa, int parts) in new[] { (1, 5), (2, 4), (5, 5) })
            {
                double step = Value(mantissa, k);
                double[] values = Multiples(step, axis.LinearZone);
                double gap = Math.Max(axis.Gap, values.Select(value => axis.Extent(-value) / 2).DefaultIfEmpty(0).Max());
                if (values.Length > 0 && labels.TryAdd(values, gap))
                {
                    bool room = axis.Place(step) >= parts * MinorSpacing;
                    return room ? Multiples(step / parts, axis.LinearZone).SelectMany(Both) : [];
                }
            }
        }

        return [];
    }

    private static IEnumerable<double> LogarithmicMinor(AsinhTickRequest axis, (int First, int Last) decades)
    {
        for (int decade = decades.First; decade <= decades.Last; decade++)
        {
            double Spacing(int mantissa) => axis.Place(Value(10, decade)) - axis.Place(Value(mantissa, decade));
            int[] mantissas = Spacing(9) >= MinorSpacing ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : Spacing(5) >= 2 * MinorSpacing ? [1, 2, 5] : [1];
            foreach (double value in mantissas.Select(mantissa => Value(mantissa, decade)).Where(value => value > axis.LinearZone))
            {
                yield return value;
                yield return -value;
            }
        }
    }

    private static double[] Multiples(double step, double end) =>
        [.. Enumerable.Range(1, (int)Math.Floor(end / step * (1 + 1e-9))).Select(n => Math.Round(n * step, RoundingDigits(step)))];

    private static int RoundingDigits(double step) => Math.Clamp(2 - (int)Math.Floor(Math.Log10(step)), 0, 15);

    private static double[] Both(double value) => [value, -value];

    // through text, so that a tick is the double nearest to the decimal number it shows
    private static double Value(int mantissa, int decade) =>
        double.Parse($"{mantissa}e{decade}", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Labels along one axis, none overlapping.</summary>
    private sealed class LabelRow(AsinhTickRequest axis)
    {
        private readonly List<(double Start, double End)> taken = [];

        public AsinhTickRequest Axis => axis;

        public List<double> Ticks { get; } = [];

        /// <summary>Adds values and their mirror images, all or none; those outside the axis or placed already do not count.</summary>
        public bool TryAdd(double[] values, double gap)
        {
            double[] ticks = [.. values.Concat(values.Select(value => 0 - value)).Distinct()
                .Where(axis.Contains).Except(Ticks).OrderBy(axis.SignedPlace)];
            var spans = ticks.Select(axis.Span).ToList();
            for (int i = 0; i < spans.Count; i++)
            {
                if ((i > 0 && spans[i].Start < spans[i - 1].End + gap)
                    || taken.Any(other => spans[i].Start < other.End + gap && other.Start < spans[i].End + gap))
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
