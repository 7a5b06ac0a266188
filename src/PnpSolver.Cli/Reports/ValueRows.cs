using PnpSolver.Cases;
using PnpSolver.Cli.Output;

namespace PnpSolver.Cli.Reports;

/// <summary>One line of a list of values. Immutable.</summary>
/// <param name="Label">What it is; its indentation is kept.</param>
/// <param name="Value">In SI, or <c>null</c> for a heading.</param>
/// <param name="Unit">The SI unit.</param>
/// <param name="Remark">Where it comes from.</param>
internal sealed record ValueRow(string Label, double? Value = null, string Unit = "", string Remark = "")
{
    /// <summary>Magnitude that sets unit and decimals where it is not the value's own, in SI.</summary>
    public double? Scale { get; init; }

    /// <summary>Writes rows with labels, decimal points, units and remarks in line.</summary>
    public static void Write(TextWriter writer, IReadOnlyList<ValueRow> rows, Ink ink)
    {
        if (rows.Count == 0)
        {
            return;
        }

        DisplayUnit[] shown = [.. rows.Select(row => DisplayUnit.For(row.Unit, row.Scale ?? Math.Abs(row.Value ?? 0)))];
        string[] labels = Column.Left([.. rows.Select(row => $"  {row.Label}")]);
        string[] numbers = Column.Decimal([.. rows.Select((row, i) => row.Value is { } value
            ? NumberText.Of(value / shown[i].Size, (row.Scale ?? Math.Abs(value)) / shown[i].Size)
            : "")]);
        string[] units = Column.Left([.. rows.Select((row, i) => row.Value is null ? "" : shown[i].Symbol)]);
        for (int i = 0; i < rows.Count; i++)
        {
            writer.WriteLine($"{labels[i]}   {ink.Bold(numbers[i])}   {units[i]}   {ink.Dim(rows[i].Remark)}".TrimEnd());
        }
    }
}
