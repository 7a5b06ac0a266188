using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Running;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Reports;

/// <summary>Numbers of a transient run at a few times: its start, round times, before and after every event, its end.</summary>
internal static class LandmarkTable
{
    private const string Gap = "   ";
    private const int MostColumns = 7;

    /// <summary>Writes the table; all quantities at all outputs are in <c>time-series.csv</c>.</summary>
    public static void Write(TextWriter writer, TransientOutcome outcome, Ink ink)
    {
        IReadOnlyList<Landmark> rows = Landmark.Of(outcome);
        List<string[]> columns = [Column.Left(["time", .. rows.Select(row => row.Label)])];
        columns.AddRange(Shown(outcome).Take(MostColumns).Select(shown => Numbers(outcome.Series, rows, shown)));
        for (int row = 0; row <= rows.Count; row++)
        {
            string line = string.Join(Gap, columns.Select(column => column[row])).TrimEnd();
            writer.WriteLine(row == 0 ? ink.Dim(line) : line);
        }
    }

    /// <summary>The quantities of the views, each beside its circuit's where there is one for the potential.</summary>
    private static IEnumerable<(string Title, TimeColumn Column)> Shown(TransientOutcome outcome)
    {
        foreach (TransientView view in outcome.Views)
        {
            foreach (ViewCurve curve in view.Curves)
            {
                yield return (TitleOf(view, curve), outcome.Series.Find(curve.Quantity)!);
                if (view.Figure == "potential" && outcome.Series.Find($"circuit.{curve.Quantity}") is { } twin)
                {
                    yield return ("circuit", twin);
                }
            }
        }
    }

    private static string TitleOf(TransientView view, ViewCurve curve) => (view.Figure, curve.Ion) switch
    {
        ("potential", _) when curve.Quantity.StartsWith("membrane.", StringComparison.Ordinal) => view.Curves.Count > 1 ? $"{curve.Label} V_m" : "V_m",
        ("potential", _) => $"{curve.Label} φ",
        (_, { } ion) => curve.Label.Length > 0 ? $"{curve.Label} {ion}" : ion.Name,
        ("membrane-current", _) => view.Curves.Count > 1 ? $"{curve.Label} current" : "I_m",
        ("section-current", _) => $"{curve.Label} current",
        ("charge", _) => $"{curve.Label} charge",
        _ => $"{curve.Label} I_total",
    };

    private static string[] Numbers(TimeSeries series, IReadOnlyList<Landmark> rows, (string Title, TimeColumn Column) shown)
    {
        double[] values = [.. rows.Select(row => shown.Column.Values[row.Index])];
        double scale = values.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        DisplayUnit unit = DisplayUnit.For(shown.Column.Unit, scale / 10); // at least 1 in front, as in -100 mV
        return Column.Decimal(
            [$"{shown.Title} ({unit.Symbol})", .. values.Select(value => double.IsFinite(value) ? NumberText.Of(value / unit.Size, scale / unit.Size) : "")]);
    }
}
