using PnpSolver.Cases;
using PnpSolver.Cli.Running;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Reports;

/// <summary>How far the circuit's membrane potential is from the field's, and when the circuit does not hold.</summary>
internal static class TwinText
{
    private const double Holds = 1e-3; // in V: a circuit that is nearer than this is as good as any electrode
    private const string Prefix = "difference.membrane.";
    private const string Suffix = ".potential";

    /// <summary>One sentence for each membrane that has a circuit.</summary>
    /// <param name="outcome">The run.</param>
    public static IEnumerable<string> Of(TransientOutcome outcome) => outcome.Series.Columns
        .Where(column => column.Name.StartsWith(Prefix, StringComparison.Ordinal) && column.Name.EndsWith(Suffix, StringComparison.Ordinal))
        .Select(column => Sentence(column, outcome));

    private static string Sentence(TimeColumn column, TransientOutcome outcome)
    {
        int[] rows = [.. Enumerable.Range(0, column.Values.Count).Where(row => double.IsFinite(column.Values[row]))];
        if (rows.Length == 0)
        {
            return $"The circuit of {column.Name[Prefix.Length..^Suffix.Length]} has no potential at any output";
        }

        int worst = rows.MaxBy(row => Math.Abs(column.Values[row]));
        DisplayUnit unit = DisplayUnit.For(column.Unit, Math.Abs(column.Values[worst]));
        string name = column.Name[Prefix.Length..^Suffix.Length];
        string largest = $"Field less circuit, V_m of {name}: at most {NumberText.Short(column.Values[worst] / unit.Size, 3)} {unit.Symbol}, {When(outcome, worst)}";
        string[] failing = [.. Runs(rows, column.Values).Select(run => Stretch(outcome, run))];
        return failing.Length == 0
            ? $"{largest}; the circuit holds within 1 mV throughout"
            : $"{largest}; beyond 1 mV {string.Join(" and ", failing)}, within it elsewhere";
    }

    /// <summary>Runs of outputs at which the circuit is off.</summary>
    private static IEnumerable<(int First, int Last)> Runs(int[] rows, IReadOnlyList<double> values)
    {
        int first = -1;
        for (int i = 0; i < rows.Length; i++)
        {
            bool isOff = Math.Abs(values[rows[i]]) > Holds;
            first = isOff && first < 0 ? i : first;
            if (first >= 0 && (!isOff || i == rows.Length - 1))
            {
                yield return (rows[first], rows[isOff ? i : i - 1]);
                first = -1;
            }
        }
    }

    private static string Stretch(TransientOutcome outcome, (int First, int Last) run) =>
        run.First == run.Last ? $"at {When(outcome, run.First)}" : $"from {When(outcome, run.First)} to {When(outcome, run.Last)}";

    private static string When(TransientOutcome outcome, int row) => DurationText.SinceEvents(outcome.Series.Times[row], [.. outcome.Events.Select(change => change.Time)]);
}
