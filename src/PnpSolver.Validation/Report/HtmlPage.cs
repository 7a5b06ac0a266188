using System.Text;
using System.Text.RegularExpressions;

namespace PnpSolver.Validation.Report;

/// <summary>The report as one HTML page that needs nothing else: style and figures are in it, and no script.</summary>
internal static partial class HtmlPage
{
    private const string Style = "report.css";

    /// <summary>The page.</summary>
    /// <param name="content">What the report says.</param>
    /// <param name="picture">The PNG of a figure.</param>
    public static string Of(IReadOnlyList<Block> content, Func<FigureBlock, byte[]> picture)
    {
        string title = content.OfType<HeadingBlock>().First().Text;
        var page = new StringBuilder();
        page.Append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // an icon of no bytes keeps browsers from asking for one
        page.Append("<link rel=\"icon\" href=\"data:,\">\n");
        page.Append($"<title>PnpSolver: {Text(title)}</title>\n<style>\n{StyleSheet()}</style>\n</head>\n<body>\n<main>\n");
        bool isListed = false;
        foreach (Block block in content)
        {
            if (block is HeadingBlock { Level: 2 } && !isListed)
            {
                page.Append(Contents(content));
                isListed = true;
            }

            page.Append(block switch
            {
                HeadingBlock heading => Heading(heading),
                ParagraphBlock paragraph => $"<p{(paragraph.IsFailure ? " class=\"failed\"" : "")}>{Text(paragraph.Text)}</p>\n",
                FigureBlock figure => Figure(figure, picture(figure)),
                TableBlock table => Table(table),
                _ => throw new NotSupportedException($"no HTML for {block.GetType().Name}"),
            });
        }

        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    private static string Heading(HeadingBlock heading)
    {
        string folder = heading.Folder is { } name ? $"<code>{Escaped(name)}</code> " : "";
        return $"<h{heading.Level} id=\"{heading.Anchor}\">{folder}{Text(heading.Text)}</h{heading.Level}>\n";
    }

    private static string Figure(FigureBlock figure, byte[] png) =>
        $"<figure><img src=\"data:image/png;base64,{Convert.ToBase64String(png)}\" alt=\"{Escaped(figure.Caption)}\"><figcaption>{Text(figure.Caption)}</figcaption></figure>\n";

    private static string Contents(IReadOnlyList<Block> content)
    {
        var list = new StringBuilder("<nav aria-label=\"Contents\">\n<ul>\n");
        foreach (HeadingBlock heading in content.OfType<HeadingBlock>().Where(heading => heading.Level > 1))
        {
            list.Append($"<li class=\"level{heading.Level}\"><a href=\"#{heading.Anchor}\">{(heading.Folder is { } folder ? Escaped(folder) : Text(heading.Text))}</a></li>\n");
        }

        return list.Append("</ul>\n</nav>\n").ToString();
    }

    private static string Table(TableBlock table)
    {
        var text = new StringBuilder("<div class=\"scroll\"><table>\n<thead><tr>");
        text.AppendJoin("", table.Columns.Select(column => $"<th scope=\"col\"{Class(column)}>{Text(column.Title)}</th>")).Append("</tr></thead>\n<tbody>\n");
        foreach (TableRow row in table.Rows)
        {
            text.Append(row.Passed ? "<tr>" : "<tr class=\"failed\">").AppendJoin("", row.Cells.Select((cell, i) => Cell(cell, table.Columns[i]))).Append("</tr>\n");
        }

        return text.Append("</tbody>\n</table></div>\n").ToString();
    }

    private static string Cell(TableCell cell, TableColumn column)
    {
        string note = cell.Note.Length > 0 ? $"<small>{Text(cell.Note)}</small>" : "";
        string text = column.Kind switch
        {
            ColumnKind.Name => Escaped(cell.Text),
            ColumnKind.Number => Text(cell.Text).Replace(' ', '\u00a0').Replace("\u00a0±", " ±", StringComparison.Ordinal), // breaks at its uncertainty alone
            _ => Text(cell.Text),
        };
        return $"<td{Class(column)}>{text}{note}</td>";
    }

    private static string Class(TableColumn column) => column.Kind switch
    {
        ColumnKind.Number => " class=\"number\"",
        ColumnKind.Name => " class=\"name\"",
        _ => "",
    };

    /// <summary>Text with its subscripts: V_m, P_K/P_Na.</summary>
    private static string Text(string text) => Subscript().Replace(Escaped(text), "<sub>$1</sub>");

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal).Replace("\"", "&quot;", StringComparison.Ordinal);

    private static string StyleSheet()
    {
        using Stream stream = typeof(HtmlPage).Assembly.GetManifestResourceStream(Style)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [GeneratedRegex(@"(?<=\b\p{L})_([A-Za-z0-9]+)")]
    private static partial Regex Subscript();
}
