using PnpSolver.Cli.Output;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Reports;

/// <summary>Why field and circuit differ: every cause with its number.</summary>
internal static class DeviationReport
{
    private const double RoundOff = 1e-9;

    /// <summary>Writes the causes of each deviation; nothing where there is none.</summary>
    /// <returns>Whether there was anything to write.</returns>
    public static bool Write(TextWriter writer, IReadOnlyList<CircuitDeviation> deviations, Ink ink)
    {
        ValueRow[] rows = [.. deviations.SelectMany(Rows)];
        if (rows.Length > 0)
        {
            writer.WriteLine(ink.Bold("Field less circuit, and what it comes from"));
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

        yield return new(deviation.Quantity, deviation.Difference, deviation.Unit) { Scale = scale };
        foreach (DeviationCause cause in deviation.Causes.Where(cause => Math.Abs(cause.Value) > RoundOff * scale))
        {
            yield return new($"  {cause.Label}", cause.Value, deviation.Unit, cause.Remark) { Scale = scale };
        }

        yield return new("  remainder", deviation.Remainder, deviation.Unit, "second order in the causes") { Scale = scale };
    }
}
