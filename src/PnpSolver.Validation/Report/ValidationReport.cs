using System.Text;
using PnpSolver.Export;
using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report;

/// <summary>Writes the report: <c>report.html</c>, one page that needs nothing else, <c>REPORT.md</c> with its figures beside it in <c>figures</c>, and
/// <c>summary.json</c>, which makes the directory one of ours.</summary>
/// <remarks>A report in a directory of the shelf itself is the shelf's own: its Markdown is <c>REPORT.md</c> of the shelf, where its links lead to the folders'
/// pages, rather than of the directory. Nothing in the files depends on when or on which machine they were written.</remarks>
public static class ValidationReport
{
    /// <summary>Name and version of the format of a report's <c>summary.json</c>.</summary>
    public const string Schema = "pnp-validation/1";

    /// <summary>Name of the Markdown file.</summary>
    public const string MarkdownName = "REPORT.md";

    /// <summary>Name of the page.</summary>
    public const string PageName = "report.html";

    private const string Figures = "figures";
    private const double DotsPerInch = 200;

    /// <summary>Writes a report, in place of an earlier one there.</summary>
    /// <param name="directory">The directory; it does not exist, is empty, or holds a report.</param>
    /// <param name="shelf">The shelf.</param>
    /// <param name="reading">The run.</param>
    /// <param name="version">Version of the program.</param>
    /// <param name="cancellation">Seen before the report is put in place; nothing is left behind.</param>
    /// <returns>Paths of the Markdown file and of the page.</returns>
    /// <exception cref="IOException">The directory is not ours, or cannot be written.</exception>
    public static IReadOnlyList<string> Write(string directory, ValidationShelf shelf, ShelfReading reading, string version, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(shelf);
        ArgumentNullException.ThrowIfNull(reading);
        EnsureReplaceable(directory);
        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(directory));
        bool isOwn = Path.GetDirectoryName(full) == Path.TrimEndingDirectorySeparator(Path.GetFullPath(shelf.Directory));
        IReadOnlyList<Block> content = ReportContent.Of(reading, version);
        string markdown = new MarkdownPage(isOwn ? $"{Path.GetFileName(full)}/{Figures}" : Figures, isOwn).Of(content);
        ResultDirectory.Write(directory, folder =>
        {
            Directory.CreateDirectory(Path.Combine(folder, Figures));
            File.WriteAllText(Path.Combine(folder, PageName), HtmlPage.Of(content, figure => Picture(figure, Path.Combine(folder, Figures))));
            if (!isOwn)
            {
                File.WriteAllText(Path.Combine(folder, MarkdownName), markdown);
            }

            WriteSummary(Path.Combine(folder, SummaryJson.FileName), reading.Results, version);
        }, Schema, cancellation);
        if (!isOwn)
        {
            return [Path.Combine(directory, MarkdownName), Path.Combine(directory, PageName)];
        }

        string target = Path.Combine(shelf.Directory, MarkdownName);
        File.WriteAllText($"{target}.new", markdown);
        File.Move($"{target}.new", target, overwrite: true);
        return [target, Path.Combine(directory, PageName)];
    }

    /// <summary>Refuses a directory that must not be replaced; worth asking before a long run.</summary>
    /// <param name="directory">The directory.</param>
    /// <exception cref="IOException">It is a file, or a directory that holds something other than a report.</exception>
    public static void EnsureReplaceable(string directory) => ResultDirectory.EnsureReplaceable(directory, Schema);

    /// <summary>Whether a directory holds a report.</summary>
    /// <param name="directory">The directory.</param>
    public static bool IsReport(string directory) => ResultDirectory.IsResult(directory, Schema);

    private static byte[] Picture(FigureBlock figure, string folder)
    {
        string path = Path.Combine(folder, $"{figure.Name}.png");
        figure.Figure.Save(path, FigureFormat.Png, DotsPerInch);
        return File.ReadAllBytes(path);
    }

    private static void WriteSummary(string path, IReadOnlyList<VariantResult> results, string version)
    {
        int passed = results.Count(result => result.Passed);
        string text = string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{{\n  \"schema\": \"{Schema}\",\n  \"version\": \"{version}\",\n  \"passed\": {passed},\n  \"failed\": {results.Count - passed}\n}}\n");
        File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
    }
}
