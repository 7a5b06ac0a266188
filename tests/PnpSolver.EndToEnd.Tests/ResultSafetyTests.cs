using System.Diagnostics;
using System.Text.Json;

namespace PnpSolver.EndToEnd.Tests;

public sealed class ResultSafetyTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void KilledRunLeavesTheOldResultWholeAndTheNextRunClearsUp()
    {
        Assert.Equal(0, place.Run("run", Workplace.Case, "-o", "out").ExitCode);
        string[] whole = Files();

        foreach (int milliseconds in new[] { 300, 500, 700, 900, 1100, 1300 })
        {
            using Process process = Pnp.Start(place.Root, "run", Workplace.Case, "-o", "out");
            Thread.Sleep(milliseconds);
            process.Kill();
            process.WaitForExit();
            AssertWhole(whole);
        }

        Assert.Equal(0, place.Run("run", Workplace.Case, "-o", "out").ExitCode);
        AssertWhole(whole);
        Assert.Equal(["out", Workplace.Case], Directory.GetFileSystemEntries(place.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void ResultReplacesAnEarlierResult()
    {
        place.Run("run", Workplace.Case, "-o", "out");
        place.Run("run", Workplace.Case, "-o", "out", "--formats", "csv");

        Assert.Equal(["profile.csv", "quantities.csv", "summary.json"], Files());
    }

    private string[] Files() => [.. Directory.GetFiles(place.At("out")).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal)];

    private void AssertWhole(string[] expected)
    {
        // the instant between the two renames is the one moment without a result; the next run puts the old one back
        if (Directory.Exists(place.At("out")))
        {
            Assert.Equal(expected, Files());
            using var summary = JsonDocument.Parse(File.ReadAllText(place.At("out", "summary.json")));
            Assert.Equal("converged", summary.RootElement.GetProperty("status").GetString());
        }
        else
        {
            Assert.True(Directory.Exists(place.At(".out.old")), "neither the new nor the old result is there");
        }
    }
}
