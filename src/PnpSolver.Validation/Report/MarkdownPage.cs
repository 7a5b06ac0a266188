using System.Text;

namespace PnpSolver.Validation.Report;

/// <summary>The report as Markdown, its figures by relative links.</summary>
/// <param name="figures">Folder of the figures relative to the page, without a final slash.</param>
/// <param name="linksFolders">Whether the page lies on the shelf, so that a folder's heading links to the folder's page.</param>
internal sealed class MarkdownPage(string figures, bool linksFolders)
{
    /// <summary>The text.</summary>
    /// <param name="content">What the report says.</param>
    public string Of(IReadOnlyList<Block> content)
    {
        var text = new StringBuilder();
        foreach (Block block in content)
        {
            text.Append(block switch
            {
                HeadingBlock heading => Heading(heading),
                ParagraphBlock { IsFailure: true } paragraph => $"**{paragraph.Text}**\n",
                ParagraphBlock paragraph => $"{paragraph.Text}\n",
                FigureBlock figure => $"![{figure.Caption}]({figures}/{figure.Name}.png)\n\n*{figure.Caption}*\n",
                TableBlock table => Table(table),
                _ => throw new NotSupportedException($"no Markdown for {block.GetType().Name}"),
            }).Append('\n');
        }

        return text.ToString();
    }

    private string Heading(HeadingBlock heading)
    {
        string text = heading.Folder is not { } folder ? heading.Text
            : linksFolders ? $"[{folder}]({folder}/README.md): {heading.Text}"
            : $"{folder}: {heading.Text}";
        return $"{new string('#', heading.Level)} {text}\n";
    }

    private static string Table(TableBlock table)
    {
        var text = new StringBuilder();
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(column => column.Title)).Append(" |\n");
        text.Append("| ").AppendJoin(" | ", table.Columns.Select(column => column.Kind == ColumnKind.Number ? "---:" : "---")).Append(" |\n");
        foreach (TableRow row in table.Rows)
        {
            text.Append("| ").AppendJoin(" | ", row.Cells.Select((cell, i) => Cell(cell, table.Columns[i], row.Passed || i < row.Cells.Count - 1))).Append(" |\n");
        }

        return text.ToString();
    }

    private static string Cell(TableCell cell, TableColumn column, bool isPlain)
    {
        string text = column.Kind == ColumnKind.Name && cell.Text.Length > 0 ? $"`{cell.Text}`" : Escaped(cell.Text);
        text = isPlain ? text : $"**{text}**";
        return cell.Note.Length > 0 ? $"{text}<br><sub>{Escaped(cell.Note)}</sub>" : text;
    }

    private static string Escaped(string text) => text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");
}
