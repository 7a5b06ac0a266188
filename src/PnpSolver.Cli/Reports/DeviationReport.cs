using PnpSolver.Cli.Output;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Reports;

/// <summary>Why field and circuit differ: every cause with its number.</summary>
internal static class DeviationReport
{
    private const double RoundOff = 1e-9;
    private const double Negligible = 1e-6; // of the largest: what is left out of the causes
    private const double Small = 1e-3;

    /// <summary>Writes the causes of each deviation; nothing where there is none.</summary>
    /// <returns>Whether there was anything to write.</returns>
    public static bool Write(TextWriter writer, IReadOnlyList<CircuitDeviation> deviations, Ink ink)
    {
        var explained = new HashSet<string>();
        // what a cause is, is said where it comes first
        ValueRow[] rows = [.. deviations.SelectMany(Rows).Select(row => explained.Add(row.Remark) ? row : row with { Remark = "" })];
        if (rows.Length > 0)
        {
            writer.WriteLine(ink.Bold("Field less circuit, and where it comes from"));
            ValueRow.Write(writer, rows, ink);
        }

        return rows.Length > 0;
    }

    private static IEnumerable<ValueRow> Rows(CircuitDeviation deviation)
    {
        double size = Math.Max(Math.Abs(deviation.Field), Math.Abs(deviation.Circuit));
        double scale = deviation.Causes.Select(cause => Math.Abs(cause.Value)).Append(Math.Abs(deviation.Difference)).Max();
        if (scale <= RoundOff * size)
        {
            yield break;
        }

        ValueRow Row(string label, double value, string remark) =>
            new(label, Math.Abs(value) > Negligible * scale ? value : 0, deviation.Unit, remark) { Scale = scale };
        yield return Row(deviation.Quantity, deviation.Difference, "");
        bool areSeveralSmall = deviation.Causes.Count(cause => Math.Abs(cause.Value) <= Small * scale) > 1;
        ILookup<bool, DeviationCause> causes = deviation.Causes.ToLookup(cause => areSeveralSmall && Math.Abs(cause.Value) <= Small * scale);
        foreach (DeviationCause cause in causes[false])
        {
            yield return Row($"  {cause.Label}", cause.Value, cause.Remark);
        }

        if (areSeveralSmall)
        {
            yield return Row($"  {causes[true].Count()} smaller", causes[true].Sum(cause => cause.Value), "each below 0.1 % of the largest");
        }

        yield return Row("  remainder", deviation.Remainder, "second order in the causes");
    }
}
