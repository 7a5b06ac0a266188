using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>A logarithmic axis of time from picoseconds to years: labels at powers of ten of a second, at minutes and hours.</summary>
/// <remarks>The richest set of labels is taken that has room; a label that would reach too far beyond an end is left out.</remarks>
internal sealed class TimeAxis : LogarithmicAxis
{
    private const double LabelGap = 3;
    private const double MinorSpacing = 1.6;
    private const double Slack = 1e-9;
    private const double LastSecond = 30;
    private const double MostForMantissas = 1e4;
    private const int FirstDecade = -18;
    private const int LastHourDecade = 9;
    private static readonly double[] Hours = [.. Enumerable.Range(0, LastHourDecade).Select(k => TimeText.Hour * Math.Pow(10, k))];

    /// <summary>How far a label may reach beyond the ends of the axis, in points.</summary>
    public double Overhang { get; init; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public override void GetTickValues(out IList<double> majorLabelValues, out IList<double> majorTickValues, out IList<double> minorTickValues)
    {
        majorTickValues = Candidates().Select(set => set.Where(IsWithin).Where(HasRoom).Order().ToList()).FirstOrDefault(set => set.Count > 0 && KeepsApart(set)) ?? [];
        majorLabelValues = majorTickValues;
        double decade = Math.Abs(Transform(10 * ActualMinimum) - Transform(ActualMinimum));
        int[] mantissas = decade * Math.Log10(10 / 9.0) >= MinorSpacing ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : decade >= MinorSpacing ? [1] : [];
        minorTickValues = [.. Decades(1, int.MaxValue).SelectMany(power => mantissas.Select(mantissa => mantissa * power)).Where(IsWithin).Except(majorTickValues)];
    }

    /// <inheritdoc/>
    protected override string FormatValueOverride(double x) => TimeText.Tick(x);

    /// <summary>Sets of ticks, from the richest to the sparsest; from every decade to one label alone.</summary>
    private IEnumerable<IEnumerable<double>> Candidates()
    {
        double[] seconds = [.. Decades(1, 1)];
        if (ActualMaximum < MostForMantissas * ActualMinimum)
        {
            yield return Decades(1, 1).SelectMany(power => new[] { power, 2 * power, 5 * power }).Where(time => time < LastSecond)
                .Concat([TimeText.Minute, 2 * TimeText.Minute, 5 * TimeText.Minute, 10 * TimeText.Minute, 20 * TimeText.Minute])
                .Concat(Hours.SelectMany(hour => new[] { hour, 2 * hour, 5 * hour }));
        }

        yield return [.. seconds, TimeText.Minute, 10 * TimeText.Minute, .. Hours];
        yield return [.. seconds, TimeText.Minute, .. Hours];
        yield return [.. Decades(3, 0), TimeText.Minute, .. Hours];
        yield return [.. Decades(3, 0), .. Hours];
        yield return [.. Decades(3, 0), TimeText.Hour, 1e3 * TimeText.Hour];
        yield return [.. Decades(3, 0), TimeText.Hour];
        yield return [.. Decades(6, 0), TimeText.Hour];
        yield return Decades(9, 0);
        foreach (double time in seconds.Concat(Hours).Append(TimeText.Minute).OrderBy(DistanceToMiddle))
        {
            yield return [time];
        }
    }

    /// <summary>Powers of ten of a second whose exponent is a multiple of a stride.</summary>
    private static IEnumerable<double> Decades(int stride, int last) =>
        Enumerable.Range(FirstDecade, Math.Min(last, 12) - FirstDecade + 1).Where(k => k % stride == 0)
            .Select(k => double.Parse($"1e{k}", System.Globalization.CultureInfo.InvariantCulture));

    private double DistanceToMiddle(double time) => Math.Abs(Math.Log(time) - (Math.Log(ActualMinimum * ActualMaximum) / 2));

    private bool IsWithin(double time) => time >= ActualMinimum * (1 - Slack) && time <= ActualMaximum * (1 + Slack);

    private (double Left, double Right) Span(double time)
    {
        double half = FigureFont.Measure(TimeText.Tick(time), ActualFontSize).Width / 2;
        return (Transform(time) - half, Transform(time) + half);
    }

    private bool HasRoom(double time)
    {
        (double left, double right) = Span(time);
        return left >= Transform(ActualMinimum) - Overhang && right <= Transform(ActualMaximum) + Overhang;
    }

    private bool KeepsApart(List<double> ticks) =>
        ticks.Zip(ticks.Skip(1)).All(pair => Span(pair.First).Right + LabelGap <= Span(pair.Second).Left);
}
