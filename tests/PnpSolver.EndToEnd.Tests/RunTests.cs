using System.Text.Json;
using System.Text.Json.Nodes;

namespace PnpSolver.EndToEnd.Tests;

public sealed class RunTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void JsonHasTheFieldsOfTheContractAndNothingElseIsPrinted()
    {
        PnpResult result = place.Run("run", Workplace.Case, "--json", "--no-plots");

        Assert.Equal(0, result.ExitCode);
        JsonObject summary = JsonNode.Parse(result.Output)!.AsObject();
        Assert.Equal("pnp-summary/1", (string?)summary["schema"]);
        Assert.Equal("slab", (string?)summary["case"]);
        Assert.Equal("Small slab", (string?)summary["title"]);
        Assert.Equal("converged", (string?)summary["status"]);
        Assert.Equal(64, ((string?)summary["caseSha256"])!.Length);
        Assert.False(string.IsNullOrEmpty((string?)summary["version"]));
        JsonObject solver = summary["solver"]!.AsObject();
        string[] counts = ["nodes", "unknowns", "newtonIterations", "seconds", "peakMemoryMB"];
        Assert.All(counts, name => Assert.True((double)solver[name]! > 0, name));
        Assert.Equal(["K", "Cl", "charge"], solver["conservation"]!.AsObject().Select(p => p.Key));
        Assert.Equal(JsonValueKind.Array, summary["checks"]!.GetValueKind());
        JsonNode field = summary["quantities"]!["membrane.membrane.field"]!;
        Assert.Equal("V/m", (string?)field["unit"]);
        Assert.InRange((double)field["value"]!, -1.4e7, -1.38e7);
        Assert.False(string.IsNullOrEmpty((string?)field["description"]));
    }

    [Fact]
    public void JsonOnStandardOutputIsTheSummaryFile()
    {
        PnpResult result = place.Run("run", Workplace.Case, "--json", "--no-plots", "-o", "out");

        Assert.Equal(File.ReadAllText(place.At("out", "summary.json")), result.Output);
    }

    [Fact]
    public void TwoRunsDifferOnlyInTimeAndMemory()
    {
        string TimelessSummary(string name)
        {
            JsonNode summary = JsonNode.Parse(place.Run("run", Workplace.Case, "--json", "--no-plots", "-o", name).Output)!;
            summary["solver"]!.AsObject().Remove("seconds");
            summary["solver"]!.AsObject().Remove("peakMemoryMB");
            return summary.ToJsonString();
        }

        Assert.Equal(TimelessSummary("a"), TimelessSummary("b"));
        string[] files = ["profile.csv", "quantities.csv", "fields.vtr"];
        Assert.All(files, file => Assert.Equal(File.ReadAllBytes(place.At("a", file)), File.ReadAllBytes(place.At("b", file))));
    }

    [Fact]
    public void TableSetsEmergentBesideTextbookAndNamesTheFiles()
    {
        PnpResult result = place.Run("run", Workplace.Case, "--formats", "csv,vtk");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Small slab", result.Output, StringComparison.Ordinal);
        Assert.Matches("emergent +textbook +deviation", result.Output);
        Assert.Matches(@"field +-13\.8\d+ +-14\.0000 +MV/m +-0\.\d+ % +V_m/d", result.Output);
        Assert.Matches(@"capacitance +0\.35\d+ +0\.354168 +µF/cm²", result.Output);
        Assert.Contains($"Results in slab-results{Path.DirectorySeparatorChar}", result.Output, StringComparison.Ordinal);
        Assert.Contains("fields.vtr", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(place.At("slab-results", "fields.vtr")));
    }

    [Fact]
    public void DomainBetweenTwoBathsShowsTheirPotentials()
    {
        place.Run("new", "liquid-junction");
        PnpResult result = place.Run("run", "liquid-junction.yaml", "--no-plots");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"\n  (left|right): potential +-?\d+\.\d+ +mV ", result.Output);
    }

    [Fact]
    public void PipedOutputHasNoControlSequences()
    {
        PnpResult result = place.Run("run", Workplace.Case, "--no-plots");

        Assert.DoesNotContain('\e', result.Output + result.Error);
    }

    [Fact]
    public void SetReplacesAValueOfTheCase()
    {
        PnpResult result = place.Run(
            "run", Workplace.Case, "--json", "--no-plots", "--set", "boundaries.left.potential=-35 mV", "--set=temperature=300 K");

        JsonNode quantities = JsonNode.Parse(result.Output)!["quantities"]!;
        Assert.Equal(-0.035, (double)quantities["membrane.membrane.potential"]!["value"]!, 12);
    }

    [Fact]
    public void RefineHalvesEveryCell()
    {
        int Nodes(string times) => (int)JsonNode.Parse(
            place.Run("run", Workplace.Case, "--json", "--no-plots", "--refine", times).Output)!["solver"]!["nodes"]!;

        int cells = Nodes("0") - 1;
        Assert.Equal((4 * cells) + 1, Nodes("2"));
    }

    [Fact]
    public void QuietRunWritesNothingToStandardError()
    {
        place.Write("noted.yaml", Workplace.CaseText.Replace(
            "concentrations: { K: 150 mM, Cl: 150 mM } }", "neutralise: Cl, concentrations: { K: 150 mM, Cl: 149 mM } }", StringComparison.Ordinal));

        Assert.Contains("note:", place.Run("run", "noted.yaml", "--no-plots").Error, StringComparison.Ordinal);
        Assert.Empty(place.Run("run", "noted.yaml", "--no-plots", "--quiet").Error);
    }

    [Fact]
    public void FiguresAreWrittenInThreeFormatsUnlessUnwanted()
    {
        place.Run("run", Workplace.Case, "-o", "all");
        place.Run("run", Workplace.Case, "-o", "none", "--no-plots");
        place.Run("run", Workplace.Case, "-o", "one", "--formats", "svg");

        Assert.StartsWith("%PDF", File.ReadAllText(place.At("all", "profile.pdf")), StringComparison.Ordinal);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(place.At("all", "profile.png"))[..4]);
        Assert.Contains("<svg", File.ReadAllText(place.At("all", "profile.svg")), StringComparison.Ordinal);
        Assert.Equal(["fields.vtr", "profile.csv", "quantities.csv", "summary.json"], Names("none"));
        Assert.All(Names("one"), name => Assert.True(name!.EndsWith(".svg", StringComparison.Ordinal) || name == "summary.json", name));
    }

    private IEnumerable<string?> Names(string folder) => Directory.GetFiles(place.At(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);
}
