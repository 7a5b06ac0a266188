using System.Text.Json;

namespace PnpSolver.EndToEnd.Tests;

public sealed class CommandTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void VersionIsTheVersionOfTheSummary()
    {
        PnpResult version = place.Run("--version");
        using var summary = JsonDocument.Parse(place.Run("run", Workplace.Case, "--json", "--no-plots").Output);

        Assert.Equal(0, version.ExitCode);
        Assert.Equal(summary.RootElement.GetProperty("version").GetString(), version.Output.Trim());
    }

    [Theory]
    [InlineData("")]
    [InlineData("run")]
    [InlineData("check")]
    [InlineData("circuit")]
    [InlineData("new")]
    [InlineData("schema")]
    [InlineData("units")]
    [InlineData("validate")]
    [InlineData("completion")]
    public void HelpOfEveryCommandEndsWithExamples(string command)
    {
        PnpResult result = place.Run([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);

        Assert.Equal(0, result.ExitCode);
        Assert.Matches($"Examples:\n(.*\n)*.*{command}", result.Output);
        Assert.Empty(result.Error);
    }

    [Fact]
    public void CheckPrintsEveryValueInSiWithMeshAndBoundaries()
    {
        PnpResult result = place.Run("check", Workplace.Case);

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"species\.K\.diffusivity +1\.96e-9 m\^2/s", result.Output);
        Assert.Matches(@"boundaries\.left\.potential +-0\.07 V +-70 mV", result.Output);
        Assert.Matches(@"membrane +10 +15 +16 +0\.3125 +0\.3125", result.Output);
        Assert.Contains("left: bath at -70 mV", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("warning", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckWarnsOfFewerThanFourCellsPerDebyeLength()
    {
        PnpResult result = place.Run("check", Workplace.Case, "--set", "mesh.x.segments.0.last=0.3 nm");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"warning: inside \| membrane: 2\.7\d cells per Debye length", result.Error);
        Assert.Contains("--refine 1", result.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("outside", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryTemplateIsListedWrittenCheckedAndSolved()
    {
        string[] names = [.. place.Run("new").Output.TrimEnd().Split('\n').Select(line => line.Split(' ')[0])];

        Assert.True(names.Length >= 3, string.Join(' ', names));
        Assert.All(names, name =>
        {
            Assert.Equal(0, place.Run("new", name).ExitCode);
            PnpResult run = place.Run("run", $"{name}.yaml", "--no-plots");
            Assert.True(run.ExitCode == 0, $"{name}: {run.Error}");
        });
    }

    [Fact]
    public void NewNeverOverwrites()
    {
        PnpResult result = place.Run("new", "resting-membrane", "-o", Workplace.Case);

        Assert.Equal(6, result.ExitCode);
        Assert.Equal(Workplace.CaseText, File.ReadAllText(place.At(Workplace.Case)));
    }

    [Fact]
    public void SchemaIsJsonThatNamesTheKeysOfACase()
    {
        using var schema = JsonDocument.Parse(place.Run("schema").Output);

        Assert.True(schema.RootElement.GetProperty("properties").TryGetProperty("species", out _));
    }

    [Theory]
    [InlineData("5 nm", "5e-9 m")]
    [InlineData("-70 mV", "-0.07 V")]
    [InlineData("0.5 mS/cm^2", "5 S/m^2")]
    [InlineData("25 degC", "298.15 K")]
    public void UnitsAreShownInSi(string text, string si)
    {
        PnpResult result = place.Run("units", text);

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith($"{text} = {si} (", result.Output, StringComparison.Ordinal);
    }
}
