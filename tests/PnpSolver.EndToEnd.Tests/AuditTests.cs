using System.Text.Json.Nodes;

namespace PnpSolver.EndToEnd.Tests;

public sealed class AuditTests : IDisposable
{
    private readonly Workplace place = new();

    public AuditTests() => place.Write("neuron.yaml", MembraneCases.Neuron);

    public void Dispose() => place.Dispose();

    [Fact]
    public void EveryCheckSaysItsNumberItsLimitsAndWhatTheyMean()
    {
        PnpResult result = place.Run("audit", "neuron.yaml");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("Small neuron\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"passed +mesh-per-debye-length +inside at membrane +\d\S* +note < 10, warning < 4, failed < 1", result.Output);
        Assert.Matches(@"\nChecks: .*\d+ passed", result.Output);
        Assert.Contains("doi:10.", result.Output, StringComparison.Ordinal);
        Assert.Equal(
            ["checks-85mm.pdf", "checks-85mm.png", "checks-85mm.svg", "checks.pdf", "checks.png", "checks.svg", "summary.json"],
            Directory.GetFiles(Path.Combine(place.Root, "neuron-audit")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void JsonIsTheSummaryWithWhatWasSolvedAgain()
    {
        JsonNode audit = JsonNode.Parse(place.Run("audit", "neuron.yaml", "--json", "--no-plots").Output)!;
        JsonNode run = JsonNode.Parse(place.Run("run", "neuron.yaml", "--json", "--no-plots").Output)!;
        string[] Names(JsonNode summary) => [.. summary["checks"]!.AsArray().Select(check => $"{check!["name"]} {check["subject"]}")];

        Assert.Equal("pnp-summary/1", (string?)audit["schema"]);
        Assert.Equal(run["quantities"]!.ToJsonString(), audit["quantities"]!.ToJsonString());
        Assert.NotEmpty(Names(run));
        Assert.Superset(Names(run).ToHashSet(), Names(audit).ToHashSet());
        Assert.Contains(Names(audit).Except(Names(run)), name => name.StartsWith("mesh-uncertainty", StringComparison.Ordinal));
    }

    [Fact]
    public void GateTurnsAWarningIntoAnExitCodeAndTheResultIsWrittenAllTheSame()
    {
        string coarse = "mesh.x.segments.0.first=5 nm"; // inside, from the bath
        string layer = "mesh.x.segments.0.last=2 nm";   // two and a half Debye lengths at the face
        string[] set = ["--set", coarse, "--set", layer, "--no-plots"];

        Assert.Equal(5, place.Run(["run", "neuron.yaml", "--gate", "warn", .. set]).ExitCode);
        Assert.True(File.Exists(Path.Combine(place.Root, "neuron-results", "summary.json")));
        Assert.Equal(5, place.Run(["audit", "neuron.yaml", "--gate", "fail", .. set]).ExitCode);
        Assert.True(File.Exists(Path.Combine(place.Root, "neuron-audit", "summary.json")));
        Assert.Equal(0, place.Run(["run", "neuron.yaml", .. set]).ExitCode);
        Assert.Equal(0, place.Run("run", "neuron.yaml", "--gate", "fail", "--no-plots").ExitCode);
    }

    [Fact]
    public void CaseWithoutMeshIsAuditedOnTheOneThatIsFound()
    {
        place.Run("new", "charged-membrane", "-o", "charged.yaml");

        JsonNode audit = JsonNode.Parse(place.Run("audit", "charged.yaml", "--json", "--no-plots").Output)!;

        JsonNode[] uncertain = [.. audit["checks"]!.AsArray().Where(check => (string?)check!["name"] == "mesh-uncertainty").OfType<JsonNode>()];
        Assert.NotEmpty(uncertain);
        Assert.All(uncertain, check => Assert.InRange((double)check["value"]!, 0, 2e-3)); // the default accuracy is 1e-3
    }

    [Fact]
    public void ListHasEveryCheckWithItsThresholds()
    {
        string list = place.Run("checks").Output;

        Assert.Contains("pore-radius-vs-debye: Pore radius over the Debye length\n", list, StringComparison.Ordinal);
        Assert.Contains("    warning < 2, failed < 1\n", list, StringComparison.Ordinal);
        Assert.Contains("  domain-size (audit): ", list, StringComparison.Ordinal);
        Assert.Contains("failed > 200 MV/m", list, StringComparison.Ordinal);
    }

    [Fact]
    public void GateTakesWarnOrFail()
    {
        PnpResult result = place.Run("audit", "neuron.yaml", "--gate", "note");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("--gate takes warn or fail; got 'note'", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void RunInTimeIsAuditedAtItsEnd()
    {
        place.Write("in-time.yaml", MembraneCases.InTime);

        JsonNode audit = JsonNode.Parse(place.Run("audit", "in-time.yaml", "--json", "--no-plots", "--set", "solve.until=1 ms").Output)!;

        Assert.Equal(1e-3, (double)audit["solver"]!["endTime"]!);
        Assert.Contains(audit["checks"]!.AsArray(), check => (string?)check!["name"] == "mesh-per-debye-length");
    }

    [Fact]
    public void DirectoryThatIsNotOursIsLeftAlone()
    {
        Directory.CreateDirectory(Path.Combine(place.Root, "mine"));
        place.Write(Path.Combine("mine", "thesis.tex"), "x");

        PnpResult result = place.Run("audit", "neuron.yaml", "-o", "mine");

        Assert.Equal(6, result.ExitCode);
        Assert.Equal("x", File.ReadAllText(Path.Combine(place.Root, "mine", "thesis.tex")));
    }
}
