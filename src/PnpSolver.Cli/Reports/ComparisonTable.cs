using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Reports;

/// <summary>The emergent results beside the textbook's, in columns aligned on the decimal point.</summary>
internal static class ComparisonTable
{
    private const string Gap = "   ";

    /// <summary>Writes the table; rows of one part of the domain stand under its name.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="rows">The comparisons; a label is <c>part: what</c>.</param>
    /// <param name="ink">Emphasis.</param>
    public static void Write(TextWriter writer, IReadOnlyList<TextbookRow> rows, Ink ink)
    {
        Line[] lines = [.. rows.Select(row => Line.Of(row))];
        string[] labels = Column.Left(["", .. lines.Select(line => $"  {line.Label}")]);
        string[] emergent = Column.Decimal(["emergent", .. lines.Select(line => line.Emergent)]);
        string[] textbook = Column.Decimal(["textbook", .. lines.Select(line => line.Textbook)]);
        string[] units = Column.Left(["", .. lines.Select(line => line.Unit)]);
        string[] deviations = Column.Decimal(["deviation", .. lines.Select(line => line.Deviation)]);
        writer.WriteLine(ink.Dim(string.Join(Gap, labels[0], emergent[0], textbook[0], units[0], deviations[0]).TrimEnd()));
        string part = "";
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Part != part)
            {
                part = lines[i].Part;
                writer.WriteLine(ink.Bold(part));
            }

            string numbers = string.Join(Gap, labels[i + 1], ink.Bold(emergent[i + 1]), textbook[i + 1], units[i + 1], deviations[i + 1]);
            writer.WriteLine($"{numbers}{Gap}{ink.Dim(lines[i].Remark)}".TrimEnd());
        }
    }

    private sealed record Line(string Part, string Label, string Emergent, string Textbook, string Unit, string Deviation, string Remark)
    {
        public static Line Of(TextbookRow row)
        {
            int colon = row.Label.IndexOf(": ", StringComparison.Ordinal);
            double scale = Math.Max(Math.Abs(row.Emergent), Math.Abs(row.Textbook ?? 0));
            DisplayUnit unit = DisplayUnit.For(row.Unit, scale);
            scale /= unit.Size;
            return new(
                colon < 0 ? "" : row.Label[..colon],
                colon < 0 ? row.Label : row.Label[(colon + 2)..],
                NumberText.Of(row.Emergent / unit.Size, scale),
                row.Textbook is { } textbook ? NumberText.Of(textbook / unit.Size, scale) : "",
                unit.Symbol,
                row.Textbook is { } value && value != 0 ? NumberText.Percent((row.Emergent - value) / value) : "",
                row.Remark);
        }
    }
}
