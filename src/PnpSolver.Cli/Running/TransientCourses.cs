using PnpSolver.Diagnostics;
using PnpSolver.Plotting;

namespace PnpSolver.Cli.Running;

/// <summary>Views of a run as time courses for figures, beside the circuit's.</summary>
/// <remarks>Concentrations that change little are shown as their changes.</remarks>
internal static class TransientCourses
{
    private const double SmallChange = 0.1; // of the largest
    private const double Unseen = 1e-4; // of an axis' length: its spikes would hide all else in the deviations

    /// <summary>The time course of a view.</summary>
    /// <param name="view">What is shown.</param>
    /// <param name="series">The numbers.</param>
    /// <param name="stretches">The stretches of the time axis.</param>
    public static TimeCourse Of(TransientView view, TimeSeries series, IReadOnlyList<TimeSegment> stretches)
    {
        bool isChange = view.Curves.All(curve => curve.Ion is not null) && IsSmall(view, series);
        int[] rows = [.. Enumerable.Range(0, series.Times.Count).Where(row => IsSeen(series.Times[row], stretches))];
        double[] times = [.. rows.Select(row => series.Times[row])];
        TimeCurve[] Curves(string prefix) =>
        [
            .. from curve in view.Curves
               let column = series.Find(prefix + curve.Quantity)
               where column is not null
               select new TimeCurve(LabelOf(curve), times, [.. rows.Select(row => column.Values[row] - (isChange ? column.Values[0] : 0))]),
        ];
        string unit = series.Find(view.Curves[0].Quantity)!.Unit.Replace("^2", "²", StringComparison.Ordinal).Replace("^3", "³", StringComparison.Ordinal);
        return new(new(isChange ? $"{view.Title} − initial" : view.Title, unit), stretches) { Field = Curves(""), Circuit = Curves("circuit.") };
    }

    /// <summary>Whether a time is so far from the event before it that a linear axis tells them apart.</summary>
    private static bool IsSeen(double time, IReadOnlyList<TimeSegment> stretches) => stretches is not [{ IsLinear: true } axis]
        || !axis.Marks.Any(mark => time > mark.Time && time - mark.Time < Unseen * (axis.End - axis.Begin));

    /// <summary>Whether the curves would be straight lines on their common axis.</summary>
    private static bool IsSmall(TransientView view, TimeSeries series)
    {
        IReadOnlyList<double>[] all = [.. view.Curves.Select(curve => series.Find(curve.Quantity)!.Values)];
        double largest = all.Max(values => values.Max());
        return all.All(values => values.All(value => Math.Abs(value - values[0]) <= SmallChange * largest));
    }

    private static string LabelOf(ViewCurve curve) => curve switch
    {
        { Ion: null } => curve.Label,
        { Label: "" } => IonLabel.Of(curve.Ion),
        _ => $"{IonLabel.Of(curve.Ion)} in {curve.Label}",
    };
}
