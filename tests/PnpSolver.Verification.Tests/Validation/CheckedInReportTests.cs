using System.Text.RegularExpressions;
using PnpSolver.Validation;
using PnpSolver.Validation.Report;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary><c>validation/REPORT.md</c> says what a run says now.</summary>
public sealed class CheckedInReportTests
{
    private const string Made = "pnp validate --report validation/report";
    private static readonly ValidationShelf Shelf = ValidationShelf.Find(AppContext.BaseDirectory);
    private static readonly string Stored = File.ReadAllText(Path.Combine(Shelf.Directory, ValidationReport.MarkdownName));
    private static readonly Lazy<IReadOnlyList<VariantResult>> Results = new(() => Shelf.Run([]));

    private static readonly Lazy<string> Fresh = new(() =>
    {
        string version = Regex.Match(Stored, @"PnpSolver (\S+)\. ").Groups[1].Value;
        return new MarkdownPage("report/figures", linksFolders: true).Of(ReportContent.Of(new(Shelf.Folders, Results.Value), version, drawn: false));
    });

    [Fact]
    public void NumbersLieWithinTheirUncertaintiesAndNothingIsMissingOrExtra()
    {
        IReadOnlyList<string> differences = ReportComparison.Of(Stored, Fresh.Value);
        Assert.True(differences.Count == 0, $"validation/REPORT.md is stale; make it anew with {Made}\n{string.Join('\n', differences.Take(20))}");
    }

    [Fact]
    public void EveryFigureIsThereAndNoOther()
    {
        string[] shown = [.. Regex.Matches(Stored, @"\]\(([^)]+\.png)\)").Select(match => match.Groups[1].Value)];
        string folder = Path.Combine(Shelf.Directory, "report", "figures");
        Assert.Equal(13, shown.Length);
        Assert.Equal(shown.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Select(path => $"report/figures/{Path.GetFileName(path)}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ReadmeQuotesTheResultAndLinesOfTheReport()
    {
        string readme = File.ReadAllText(Path.Combine(Shelf.Directory, "..", "README.md"));
        string section = readme[readme.IndexOf("## How far to trust it", StringComparison.Ordinal)..readme.IndexOf("## How fast it is", StringComparison.Ordinal)];
        Assert.Contains(ReportContent.Summary(Results.Value), section.ReplaceLineEndings(" "), StringComparison.Ordinal);
        string[] quoted = [.. section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal))];
        Assert.InRange(quoted.Length, 5, 15);
        Assert.All(quoted, line => Assert.Contains($"\n{line}\n", Stored, StringComparison.Ordinal));
    }

    /// <summary>What deviates by more than its uncertainty has another cause than the mesh.</summary>
    [Fact]
    public void MeshIsTheCauseOnlyOfWhatLiesWithinTheUncertainty()
    {
        string[][] rows = [.. Stored.Split('\n').Select(ReportComparison.Cells).Where(cells => cells.Length == 7 && cells[5].StartsWith("the mesh", StringComparison.Ordinal))];
        Assert.InRange(rows.Length, 8, 30);
        Assert.All(rows, cells =>
        {
            (double field, double half, _) = ReportComparison.Value(cells[2])!.Value;
            (double lumped, _, double digit) = ReportComparison.Value(cells[3])!.Value;
            Assert.True(Math.Abs(field - lumped) <= half + digit, string.Join(" | ", cells));
        });
    }

    /// <summary>Each change is found, and no other.</summary>
    [Theory]
    [InlineData("−13.8878", "−13.8888", "membrane.membrane.field")]
    [InlineData("| `weak` | `boundary.left.potential`", "| `feeble` | `boundary.left.potential`", "feeble")]
    [InlineData("| `weak` | `boundary.left.potential`", "| `weak` | `boundary.left.field-strength`", "field-strength")]
    [InlineData("### 3 · The membrane is a capacitor", "### 3 · The membrane is a resistor", "resistor")]
    [InlineData("#### [gouy-chapman]", "#### [gouy-and-chapman]", "gouy-and-chapman")]
    [InlineData("0.5606 mV", "0.6606 mV", "0.6606")]
    [InlineData("| passed |", "| **FAILED** |", "FAILED")]
    public void ChangedReportIsStale(string was, string becomes, string named)
    {
        Assert.Contains(was, Stored, StringComparison.Ordinal);
        int place = Stored.LastIndexOf(was, StringComparison.Ordinal);
        string changed = $"{Stored[..place]}{becomes}{Stored[(place + was.Length)..]}";
        Assert.Contains(ReportComparison.Of(changed, Fresh.Value), difference => difference.Contains(named, StringComparison.Ordinal));
    }

    [Fact]
    public void RowTooFewOrTooManyIsStale()
    {
        string row = Stored.Split('\n').First(line => line.StartsWith("| `weak` |", StringComparison.Ordinal));
        Assert.NotEmpty(ReportComparison.Of(Stored.Replace(row + "\n", "", StringComparison.Ordinal), Fresh.Value));
        Assert.NotEmpty(ReportComparison.Of(Stored.Replace(row, $"{row}\n{row}", StringComparison.Ordinal), Fresh.Value));
    }
}
