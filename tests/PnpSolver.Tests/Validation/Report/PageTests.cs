using PnpSolver.Validation.Report;

namespace PnpSolver.Tests.Validation.Report;

/// <summary>The forms in which the report is written.</summary>
public sealed class PageTests
{
    private static readonly Block[] Content =
    [
        new HeadingBlock(1, "Report <1>", "top"),
        new ParagraphBlock("All is lost & V_m too") { IsFailure = true },
        new HeadingBlock(2, "Part", "part"),
        new HeadingBlock(4, "A wall", "wall") { Folder = "wall" },
        new TableBlock([new("variant", ColumnKind.Name), new("value", ColumnKind.Number), new("result")],
        [
            new([new("a_b"), new("1 ± 2 mV", "from |Σzc|"), new("passed")]),
            new([new("c"), new("3"), new("FAILED")], Passed: false),
        ]),
    ];

    [Fact]
    public void HtmlEscapesWhatIsTextAndMarksWhatFailed()
    {
        string page = HtmlPage.Of(Content, _ => []);
        Assert.Contains("<h1 id=\"top\">Report &lt;1&gt;</h1>", page, StringComparison.Ordinal);
        Assert.Contains("<p class=\"failed\">All is lost &amp; V<sub>m</sub> too</p>", page, StringComparison.Ordinal);
        Assert.Contains("<tr class=\"failed\"><td class=\"name\">c</td>", page, StringComparison.Ordinal);
        Assert.Contains("<tr><td class=\"name\">a_b</td><td class=\"number\">1 ±\u00a02\u00a0mV<small>from |Σzc|</small></td>", page, StringComparison.Ordinal);
        Assert.Contains("<li class=\"level4\"><a href=\"#wall\">wall</a></li>", page, StringComparison.Ordinal);
        Assert.StartsWith("<!DOCTYPE html>\n<html lang=\"en\">", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkdownKeepsBarsInTheirCellsAndMarksWhatFailed()
    {
        string page = new MarkdownPage("figures", linksFolders: true).Of(Content);
        Assert.Contains("**All is lost & V_m too**", page, StringComparison.Ordinal);
        Assert.Contains("| --- | ---: | --- |", page, StringComparison.Ordinal);
        Assert.Contains("| `a_b` | 1 ± 2 mV<br><sub>from \\|Σzc\\|</sub> | passed |", page, StringComparison.Ordinal);
        Assert.Contains("| `c` | 3 | **FAILED** |", page, StringComparison.Ordinal);
        Assert.Contains("#### [wall](wall/README.md): A wall", page, StringComparison.Ordinal);
        Assert.Contains("#### wall: A wall", new MarkdownPage("figures", linksFolders: false).Of(Content), StringComparison.Ordinal);
    }

    [Fact]
    public void FolderOfNoChapterIsFoundAmongTheOthers()
    {
        var chapters = Topic.Of([new("x/two-plates"), new("x/brand-new"), new("x/gouy-chapman")]).ToList();
        Assert.Equal(["Double layers", "Others"], chapters.Select(chapter => chapter.Name));
        Assert.Equal(["gouy-chapman", "two-plates"], chapters[0].Folders.Select(folder => folder.Name));
        Assert.Equal("brand-new", Assert.Single(chapters[1].Folders).Name);
    }

    [Fact]
    public void ClaimsAreThirteenInOrderEachWithNumbersAndAFigureOfItsOwn()
    {
        Assert.Equal(Enumerable.Range(1, 13), TheClaims.All.Select(claim => claim.Number));
        Assert.All(TheClaims.All, claim => Assert.NotEmpty(claim.Rows));
        Assert.Equal(13, TheClaims.All.Select(claim => claim.Figure.Name).Distinct().Count());
    }
}
