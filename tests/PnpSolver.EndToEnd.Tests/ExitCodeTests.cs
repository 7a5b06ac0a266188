using System.Diagnostics;

namespace PnpSolver.EndToEnd.Tests;

public sealed class ExitCodeTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("rnu", "Did you mean run?")]
    [InlineData("run slab.yaml --refin 1", "Did you mean --refine?")]
    [InlineData("run", "CASE")]
    [InlineData("run slab.yaml --formats vtk,cvs", "csv, vtk")]
    [InlineData("run slab.yaml --refine two", "--refine")]
    [InlineData("run slab.yaml --refine -1", "--refine")]
    [InlineData("run slab.yaml --refine 99999999999", "from 0 to 20")]
    [InlineData("run slab.yaml --formats ,", "csv, vtk")]
    [InlineData("circuit", "CASE")]
    [InlineData("circut slab.yaml", "Did you mean circuit?")]
    [InlineData("circuit slab.yaml --jsn", "Did you mean --json?")]
    [InlineData("new -o mine.yaml", "resting-membrane")]
    [InlineData("run slab.yaml --set temperature", "path=value")]
    [InlineData("new no-such-template", "resting-membrane")]
    [InlineData("completion csh", "bash")]
    [InlineData("units 5_nn", "nn")]
    [InlineData("", "pnp --help")]
    public void UsageErrorsExitWith2AndSayWhatWouldDo(string line, string hint)
    {
        PnpResult result = place.Run([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word.Replace('_', ' '))]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(hint, result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.True(result.IsCivil, result.Error);
    }

    [Fact]
    public void NotConvergedExitsWith4AndTouchesNoResult()
    {
        place.Run("run", Workplace.Case, "--no-plots");
        string before = File.ReadAllText(place.At("slab-results", "summary.json"));

        PnpResult result = place.Run("run", Workplace.Case, "--no-plots", "--set", "boundaries.left.potential=100000 V");

        Assert.Equal(4, result.ExitCode);
        Assert.Matches("largest for (the potential|K|Cl) at x = .* nm", result.Error);
        Assert.Contains("try", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.True(result.IsCivil, result.Error);
        Assert.Equal(before, File.ReadAllText(place.At("slab-results", "summary.json")));
        Assert.Equal([place.At("slab-results")], Directory.GetDirectories(place.Root));
    }

    [Fact]
    public void MissingSteadyStateIsExplainedOnce()
    {
        place.Write("neuron.yaml", MembraneCases.Neuron.Replace("potential: floating", "current: 1e9 A/m^2", StringComparison.Ordinal));

        PnpResult result = place.Run("run", "neuron.yaml", "--no-plots");

        Assert.Equal(4, result.ExitCode);
        Assert.Single(System.Text.RegularExpressions.Regex.Matches(result.Error, "the leaks would need more than"));
        Assert.Empty(Directory.GetDirectories(place.Root));
    }

    [Fact]
    public void MissingCaseFileExitsWith6()
    {
        PnpResult result = place.Run("run", "nowhere.yaml");

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("nowhere.yaml", result.Error, StringComparison.Ordinal);
        Assert.True(result.IsCivil, result.Error);
    }

    [Fact]
    public void DirectoryInPlaceOfACaseFileExitsWith6()
    {
        PnpResult result = place.Run("check", ".");

        Assert.Equal(6, result.ExitCode);
        Assert.True(result.IsCivil, result.Error);
    }

    [Fact]
    public void ForeignDirectoryIsRefusedAndLeftAsItIs()
    {
        Directory.CreateDirectory(place.At("thesis"));
        File.WriteAllText(place.At("thesis", "chapter1.txt"), "years of work");

        PnpResult result = place.Run("run", Workplace.Case, "--no-plots", "-o", "thesis");

        Assert.Equal(6, result.ExitCode);
        Assert.Contains("thesis", result.Error, StringComparison.Ordinal);
        Assert.Equal(["chapter1.txt"], Directory.GetFileSystemEntries(place.At("thesis")).Select(Path.GetFileName));
    }

    [Fact]
    public void UnwritablePlaceExitsWith6()
    {
        PnpResult result = place.Run("run", Workplace.Case, "--no-plots", "-o", Path.Combine(Workplace.Case, "below-a-file"));

        Assert.Equal(6, result.ExitCode);
        Assert.True(result.IsCivil, result.Error);
    }

    [Theory]
    [InlineData("--help > /dev/full")]
    [InlineData("run slab.yaml --no-plots > /dev/full")]
    [InlineData("schema > /dev/full")]
    public void FullStandardOutputExitsWith6(string line)
    {
        PnpResult result = place.Shell(line);

        Assert.Equal(6, result.ExitCode);
        Assert.True(result.IsCivil, result.Error);
    }

    [Fact]
    public void FullStandardErrorLeavesTheExitCode() => Assert.Equal(2, place.Shell("rnu 2> /dev/full").ExitCode);

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void SignalExitsWith130AndLeavesNoResult(string signal)
    {
        using Process process = Pnp.Start(place.Root, "run", Workplace.Case, "--no-plots", "--refine", "14");
        Thread.Sleep(1500);
        Assert.False(process.HasExited, "the run was over before the signal");
        Process.Start("kill", [$"-{signal}", $"{process.Id}"])!.WaitForExit();
        PnpResult result = Pnp.Finish(process);

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("interrupted", result.Error, StringComparison.Ordinal);
        Assert.True(result.IsCivil, result.Error);
        Assert.Empty(Directory.GetDirectories(place.Root));
    }
}
