namespace PnpSolver.EndToEnd.Tests;

public sealed class InvalidCaseTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("permittivity: 2, ions: none", "permitivity: 2, ions: none", "permittivity")]
    [InlineData("length: 5 nm", "length: 5", "unit")]
    [InlineData("length: 5 nm", "length: -5 nm", "length")]
    [InlineData("length: 5 nm", "length: NaN nm", "length")]
    [InlineData("length: 5 nm", "length: 5 mV", "length")]
    [InlineData("permittivity: 2,", "permittivity: 0,", "permittivity")]
    [InlineData("potential: -70 mV", "potential: -70 mM", "voltage")]
    [InlineData("potential: -70 mV }", "potential: -70 mV, concentrations: { Xx: 3 mM } }", "Xx")]
    [InlineData("concentrations: { K: 150 mM, Cl: 150 mM }", "concentrations: { K: 150 mM, Cl: 149 mM }", "neutral")]
    [InlineData("region: membrane,", "region: lipid,", "lipid")]
    [InlineData("temperature: 310.15 K", "temperature: -5 K", "temperature")]
    [InlineData("title: Small slab", "title: Small slab\ntitle: again", "title")]
    [InlineData("title: Small slab", "\ttitle: tab", "tab")]
    [InlineData("species:", "species: *nothing", "")]
    [InlineData("geometry: planar", "geometry: toroidal", "planar")]
    [InlineData("boundaries:", "bounds:", "boundaries")]
    public void BadCaseExitsWith3AndPointsToItsPlace(string good, string bad, string hint)
    {
        string text = Workplace.CaseText;
        Assert.Contains(good, text, StringComparison.Ordinal);
        place.Write("bad.yaml", text.Replace(good, bad, StringComparison.Ordinal));

        foreach (string command in new[] { "run", "check" })
        {
            PnpResult result = place.Run(command, "bad.yaml");
            Assert.Equal(3, result.ExitCode);
            Assert.All(result.Error.TrimEnd().Split('\n'), line => Assert.Matches(@"^bad\.yaml:\d+:\d+: ", line));
            Assert.Contains(hint, result.Error, StringComparison.OrdinalIgnoreCase);
            Assert.True(result.IsCivil, result.Error);
            Assert.Empty(result.Output);
        }

        Assert.Empty(Directory.GetDirectories(place.Root));
    }

    [Fact]
    public void AllErrorsOfAFileAreReportedAtOnce()
    {
        place.Write("bad.yaml", Workplace.CaseText
            .Replace("length: 5 nm", "length: 5", StringComparison.Ordinal)
            .Replace("permittivity: 2,", "permitivity: 2,", StringComparison.Ordinal)
            .Replace("potential: -70 mV", "potential: -70 mM", StringComparison.Ordinal));

        string[] lines = place.Run("check", "bad.yaml").Error.TrimEnd().Split('\n');

        Assert.True(lines.Length >= 3, string.Join('\n', lines));
    }

    [Theory]
    [InlineData("empty")]
    [InlineData("binary")]
    [InlineData("braces")]
    [InlineData("list")]
    public void FilesThatAreNoCaseExitWith3(string kind)
    {
        string path = place.At("bad.yaml");
        switch (kind)
        {
            case "empty":
                File.WriteAllText(path, "");
                break;
            case "binary":
                File.WriteAllBytes(path, [.. Enumerable.Range(0, 5000).Select(i => (byte)(i * 37))]);
                break;
            case "braces":
                File.WriteAllText(path, new string('{', 10_000_000));
                break;
            default:
                File.WriteAllText(path, "- a\n- b\n");
                break;
        }

        PnpResult result = place.Run("run", "bad.yaml");

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("bad.yaml", result.Error, StringComparison.Ordinal);
        Assert.True(result.IsCivil, result.Error);
    }

    [Fact]
    public void BadOverrideExitsWith3AndNamesTheOption()
    {
        PnpResult result = place.Run("run", Workplace.Case, "--set", "boundaries.left.potental=5 mV");

        Assert.Equal(3, result.ExitCode);
        Assert.StartsWith("--set", result.Error, StringComparison.Ordinal);
        Assert.Contains("potential", result.Error, StringComparison.Ordinal);
    }
}
