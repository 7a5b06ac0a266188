using System.Diagnostics;
using PnpSolver.Cases;
using PnpSolver.Cli.Running;
using PnpSolver.Export;

namespace PnpSolver.EndToEnd.Tests;

/// <summary>Transient runs that are interrupted, killed and taken up again.</summary>
public sealed class ResumeTests : IDisposable
{
    private const string Case = "neuron.yaml";
    private const double Tolerance = 1e-9;
    private const double ThermalVoltage = 0.0267;
    private const string Potential = "membrane.membrane.potential";
    private static readonly string[] Fine = ["--refine", "2", "--formats", "csv,vtk", "--set", "solve.tolerance=1e-9"];
    private readonly Workplace place = new();

    public ResumeTests() => place.Write(Case, MembraneCases.InTime);

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public void SignalLeavesACheckpointFromWhichTheRunGoesOn(string signal)
    {
        Assert.Equal(0, place.Run(["run", Case, .. Fine, "-o", "whole"]).ExitCode);
        PnpResult result = Interrupt(signal);

        Assert.Equal(130, result.ExitCode);
        Assert.Contains("pnp run neuron.yaml --resume", result.Error, StringComparison.Ordinal);
        Assert.True(result.IsCivil, result.Error);
        Assert.False(Directory.Exists(place.At("out")));
        Assert.True(File.Exists(place.At("out.checkpoint", "state")));

        PnpResult resumed = place.Run(["run", Case, .. Fine, "-o", "out", "--resume"]);
        Assert.True(resumed.ExitCode == 0, resumed.Error);
        AssertWhole();
        PnpResult again = place.Run(["run", Case, .. Fine, "-o", "out", "--resume"]);
        Assert.Equal(0, again.ExitCode);
        Assert.Contains("has ended, and its results are in out", again.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void OtherCaseOtherOptionsAndDamageAreRefused()
    {
        Interrupt("TERM");
        PnpResult refused = place.Run(["run", Case, .. Fine, "-o", "out", "--resume", "--set", "temperature=300 K"]);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("temperature was not given and is 300 K", refused.Error, StringComparison.Ordinal);

        place.Write(Case, MembraneCases.InTime + "# other\n");
        refused = place.Run(["run", Case, .. Fine, "-o", "out", "--resume"]);
        Assert.Equal(3, refused.ExitCode);
        Assert.Contains("another case", refused.Error, StringComparison.Ordinal);

        place.Write(Case, MembraneCases.InTime);
        string state = place.At("out.checkpoint", "state");
        byte[] bytes = File.ReadAllBytes(state);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(state, bytes);
        refused = place.Run(["run", Case, .. Fine, "-o", "out", "--resume"]);
        Assert.Equal(6, refused.ExitCode);
        Assert.Contains("damaged", refused.Error, StringComparison.Ordinal);
        Assert.True(refused.IsCivil, refused.Error);
        Assert.True(Directory.Exists(place.At("out.checkpoint")));
    }

    [Fact]
    public void KilledTwentyTimesNothingThatWasSavedIsLost()
    {
        Assert.Equal(0, place.Run(["run", Case, .. Fine, "-o", "whole"]).ExitCode);
        var random = new Random(5);
        double reached = 0;
        int gained = 0;
        int resumed = 0;
        for (int kill = 0; kill < 20; kill++)
        {
            string[] resume = reached > 0 ? ["--resume"] : [];
            using (Process process = Pnp.Start(place.Root, ["run", Case, .. Fine, "-o", "out", "--checkpoint-every", "100ms", .. resume]))
            {
                if (kill % 4 > 0)
                {
                    AwaitCheckpoint(process); // the other kills come while the process starts
                }

                Thread.Sleep(random.Next(0, 200));
                process.Kill();
                process.WaitForExit();
            }

            if (Directory.Exists(place.At("out")))
            {
                AssertWhole(resumed);
                Directory.Delete(place.At("out"), recursive: true);
                DeleteIfThere(place.At("out.checkpoint"));
                (reached, resumed) = (0, 0);
                continue;
            }

            double now = Reached();
            Assert.True(now >= reached, $"kill {kill}: the checkpoint went back from {reached} s to {now} s");
            gained += now > reached ? 1 : 0;
            resumed += now > reached ? 1 : 0;
            reached = now;
        }

        Assert.True(gained >= 5, $"only {gained} kills came after progress was saved"); // else the test says nothing

        Assert.Equal(0, place.Run(["run", Case, .. Fine, "-o", "out", .. reached > 0 ? ["--resume"] : Array.Empty<string>()]).ExitCode);
        AssertWhole(resumed);
        Assert.Equal(["neuron.yaml", "out", "slab.yaml", "whole"], Directory.GetFileSystemEntries(place.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void AFailureInTheMiddleKeepsWhatWasComputed()
    {
        place.Write(Case, MembraneCases.InTime + "\nevents: [ { at: 1 ms, set: { boundaries.left: { type: bath, region: inside, potential: 1e6 V } } } ]\n");
        PnpResult result = place.Run("run", Case, "--formats", "csv", "-o", "out");

        Assert.Equal(4, result.ExitCode);
        Assert.Contains("out.checkpoint has what was computed until then", result.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(place.At("out.checkpoint", "state")));
        Assert.False(Directory.Exists(place.At("out")));
    }

    private static void DeleteIfThere(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Interrupts a run as soon as it is under way.</summary>
    private PnpResult Interrupt(string signal)
    {
        using Process process = Pnp.Start(place.Root, ["run", Case, .. Fine, "-o", "out", "--checkpoint-every", "0"]);
        AwaitCheckpoint(process);
        Process.Start("kill", [$"-{signal}", $"{process.Id}"])!.WaitForExit();
        return Pnp.Finish(process);
    }

    /// <summary>Waits until a process has saved a state.</summary>
    private void AwaitCheckpoint(Process process)
    {
        var state = new FileInfo(place.At("out.checkpoint", "state"));
        DateTime before = state.Exists ? state.LastWriteTimeUtc : default;
        while ((!state.Exists || state.LastWriteTimeUtc == before) && !process.HasExited)
        {
            Thread.Sleep(5);
            state.Refresh();
        }
    }

    /// <summary>Time of the state that was saved last, or 0 where there is none; with it, all its frames and logs are whole.</summary>
    private double Reached()
    {
        Case definition = CaseFile.Read(place.At(Case), new() { Refine = 2, Overrides = [CaseOverride.Parse(Fine[^1])] });
        using TransientRecord? record = TransientRecord.Resume(new()
        {
            Case = definition,
            Directory = place.At("out"),
            Formats = [.. OutputFormat.All.Where(format => format.Name is "csv" or "vtk")],
            Revolve = 0,
            Changes = new Dictionary<string, string> { ["--refine"] = "2", ["--set solve.tolerance"] = "1e-9" },
        });
        return record?.Restored!.Arrays["clock"][0] ?? 0;
    }

    /// <summary>The result is whole, and the uninterrupted one within a few tolerances: each run is as far from the truth as its tolerance, and every time that it
    /// went on from a saved state it began with TR-BDF2, whose errors come to 4 to 8 tolerances (<c>ToleranceTests</c>).</summary>
    private void AssertWhole(int resumed = 0)
    {
        Assert.True(ResultDirectory.IsResult(place.At("out")));
        Assert.Equal(Files("whole"), Files("out"));
        (double Time, double Value)[] expected = TimeTable.Read(place.At("whole", "time-series.csv"), Potential);
        (double Time, double Value)[] actual = TimeTable.Read(place.At("out", "time-series.csv"), Potential);
        Assert.Equal(expected.Select(row => row.Time), actual.Select(row => row.Time));
        double largest = expected.Zip(actual, (a, b) => Math.Abs(a.Value - b.Value)).Max();
        Assert.True(largest < (10 + (8 * resumed)) * Tolerance * ThermalVoltage, $"V_m differs by {largest} V after {resumed} resumptions");
    }

    private IEnumerable<string> Files(string folder) => Directory.GetFiles(place.At(folder), "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(place.At(folder), file)).Order(StringComparer.Ordinal);
}
