using System.Text.Json;

namespace PnpSolver.EndToEnd.Tests;

/// <summary>The report of <c>pnp validate --report</c> as a reader sees it: in a browser, on a narrow screen and on paper.</summary>
public sealed class ReportTests : IClassFixture<ReportTests.SmallReport>
{
    private const int Desk = 1280;
    private const int Narrow = 500; // no window of Chromium is narrower
    private const double ReadableText = 12; // px
    private const double ReadablePicture = 6; // px of its smallest letters: 6.5 pt of a figure of 174 mm

    private const string Look = """
        {
          images: [...document.images].map(i => ({ alt: i.alt, natural: i.naturalWidth * i.naturalHeight, width: i.getBoundingClientRect().width })),
          overflow: document.documentElement.scrollWidth - innerWidth,
          tables: [...document.querySelectorAll('.scroll')].map(s => s.scrollWidth - s.clientWidth),
          smallest: Math.min(...[...document.querySelectorAll('p, td, th, li, figcaption, small')].map(e => parseFloat(getComputedStyle(e).fontSize))),
          contrast: getComputedStyle(document.body).backgroundColor,
          requests: performance.getEntriesByType('resource').map(r => r.name).filter(n => !n.startsWith('data:')),
          broken: [...document.querySelectorAll('nav a')].filter(a => !document.getElementById(a.hash.slice(1))).length,
          links: document.querySelectorAll('nav a').length,
          twins: document.querySelectorAll('[id]').length - new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size,
          lang: document.documentElement.lang, title: document.title
        }
        """;

    private readonly SmallReport report;

    public ReportTests(SmallReport report) => this.report = report;

    [Fact]
    public void FilesAreWrittenAndTheTableStillGoesToStandardOutput()
    {
        Assert.Equal(0, report.Result.ExitCode);
        Assert.Contains("passed, 0 failed", report.Result.Output, StringComparison.Ordinal);
        Assert.Contains("13/13 ", report.Result.Error, StringComparison.Ordinal);
        Assert.Contains("report.html", report.Result.Error, StringComparison.Ordinal);
        Assert.Equal(["REPORT.md", "figures", "report.html", "summary.json"], Directory.GetFileSystemEntries(report.At("out")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DirectoryThatIsNotOursIsRefusedBeforeAnythingRuns()
    {
        Directory.CreateDirectory(report.At("mine"));
        File.WriteAllText(report.At("mine", "letter.txt"), "dear");
        PnpResult result = Pnp.Run(Workplace.Repository, "validate", "ion-free-slab", "--report", report.At("mine"));
        Assert.Equal(6, result.ExitCode);
        Assert.True(result.IsCivil, result.Error);
        Assert.DoesNotContain("passed", result.Error, StringComparison.Ordinal);
        Assert.Equal("dear", File.ReadAllText(report.At("mine", "letter.txt")));
    }

    [BrowserFact]
    public void PageIsWholeAndReadableOnADesk()
    {
        (JsonElement seen, IReadOnlyList<string> console) = Browser.Measure(report.Page, Desk, Look);
        Assert.Empty(console);
        Assert.Empty(seen.GetProperty("requests").EnumerateArray());
        Assert.Equal("en", seen.GetProperty("lang").GetString());
        Assert.Contains("Validation report", seen.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.True(seen.GetProperty("overflow").GetDouble() <= 0, "the page is wider than the window");
        Assert.All(seen.GetProperty("tables").EnumerateArray(), table => Assert.InRange(table.GetDouble(), 0, 0));
        Assert.Equal(report.Figures, seen.GetProperty("images").GetArrayLength());
        Assert.All(seen.GetProperty("images").EnumerateArray(), image =>
        {
            Assert.True(image.GetProperty("natural").GetDouble() > 1e5, image.GetProperty("alt").GetString());
            Assert.True(image.GetProperty("width").GetDouble() * 6.5 / (174 * 72 / 25.4) * 96 / 72 >= ReadablePicture, image.GetProperty("alt").GetString());
        });
        Assert.InRange(seen.GetProperty("smallest").GetDouble(), ReadableText, 20);
        Assert.Equal("rgb(255, 255, 255)", seen.GetProperty("contrast").GetString());
        Assert.Equal(0, seen.GetProperty("broken").GetInt32());
        Assert.Equal(0, seen.GetProperty("twins").GetInt32());
        Assert.InRange(seen.GetProperty("links").GetInt32(), 20, 100);
    }

    [BrowserFact]
    public void NarrowScreenScrollsTablesNotThePage()
    {
        (JsonElement seen, IReadOnlyList<string> console) = Browser.Measure(report.Page, Narrow, Look);
        Assert.Empty(console);
        Assert.True(seen.GetProperty("overflow").GetDouble() <= 0, "the page is wider than the window");
    }

    [BrowserFact]
    public void OnPaperNoFigureIsCutAndTablesRepeatTheirHeads()
    {
        string pdf = report.At("report.pdf");
        Browser.Print(report.Page, pdf);
        IReadOnlyList<int> pictures = Browser.PagesOfPictures(pdf);
        Assert.Equal(report.Figures, pictures.Count);
        string[] ladder = [.. Browser.Pages(pdf).Where(page => page.Contains("ratio-", StringComparison.Ordinal))];
        Assert.True(ladder.Length > 1, "the table does not go over two pages");
        Assert.All(ladder, page => Assert.Contains("tolerance", page, StringComparison.Ordinal));
    }

    [BrowserFact]
    public void BrokenPageIsSeen()
    {
        string broken = report.At("broken.html");
        string text = File.ReadAllText(report.Page);
        int image = text.IndexOf("data:image/png;base64,", StringComparison.Ordinal);
        File.WriteAllText(broken, text.Insert(image, "x:").Replace("</main>", "<img src=\"https://example.org/a.png\"><div style=\"width: 3000px\">.</div><script>console.error('no')</script></main>", StringComparison.Ordinal));
        (JsonElement seen, IReadOnlyList<string> console) = Browser.Measure(broken, Desk, Look);
        Assert.NotEmpty(console);
        Assert.NotEmpty(seen.GetProperty("requests").EnumerateArray());
        Assert.Contains(seen.GetProperty("images").EnumerateArray(), img => img.GetProperty("natural").GetDouble() == 0);
        Assert.True(seen.GetProperty("overflow").GetDouble() > 0);
    }

    /// <summary>A report of a few cases that are solved in a second.</summary>
    public sealed class SmallReport : IDisposable
    {
        private readonly Workplace place = new();

        public SmallReport() => Result = Pnp.Run(Workplace.Repository, "validate", "resting-membrane", "resting-neuron", "nernst-with-activities", "--report", place.At("out"));

        internal PnpResult Result { get; }

        public string Page => place.At("out", "report.html");

        public int Figures => Directory.GetFiles(place.At("out", "figures")).Length;

        public string At(params string[] parts) => place.At(parts);

        public void Dispose() => place.Dispose();
    }
}
