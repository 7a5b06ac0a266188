using PnpSolver.Diagnostics;
using PnpSolver.Plotting;

namespace PnpSolver.Cli.Running;

/// <summary>Views of a run as time courses for figures, beside the circuit's.</summary>
internal static class TransientCourses
{
    /// <summary>The time course of a view.</summary>
    /// <param name="view">What is shown.</param>
    /// <param name="series">The numbers.</param>
    /// <param name="stretches">The stretches of the time axis.</param>
    public static TimeCourse Of(TransientView view, TimeSeries series, IReadOnlyList<TimeSegment> stretches)
    {
        TimeCurve[] Curves(string prefix) =>
        [
            .. from curve in view.Curves
               let column = series.Find(prefix + curve.Quantity)
               where column is not null
               select new TimeCurve(LabelOf(curve), series.Times, column.Values),
        ];
        string unit = series.Find(view.Curves[0].Quantity)!.Unit.Replace("^2", "²", StringComparison.Ordinal).Replace("^3", "³", StringComparison.Ordinal);
        return new(new(view.Title, unit), stretches) { Field = Curves(""), Circuit = Curves("circuit.") };
    }

    private static string LabelOf(ViewCurve curve) => curve switch
    {
        { Ion: null } => curve.Label,
        { Label: "" } => IonLabel.Of(curve.Ion),
        _ => $"{IonLabel.Of(curve.Ion)} in {curve.Label}",
    };
}
