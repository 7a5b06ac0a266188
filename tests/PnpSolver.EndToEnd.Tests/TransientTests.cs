using System.Globalization;
using System.Text.Json.Nodes;

namespace PnpSolver.EndToEnd.Tests;

/// <summary>Transient cases from their start to their end.</summary>
public sealed class TransientTests : IDisposable
{
    private const string Case = "neuron.yaml";
    private readonly Workplace place = new();

    public TransientTests() => place.Write(Case, MembraneCases.InTime);

    public void Dispose() => place.Dispose();

    [Fact]
    public void ReportFollowsThePotentialAndNamesTheFiles()
    {
        PnpResult result = place.Run("run", Case, "-o", "out", "--formats", "csv,vtk,svg");

        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Contains("from what the regions hold to 1 s, tolerance 0.0001", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n1 ns +-?\d", result.Output);
        Assert.Matches(@"V_m \(mV\) +circuit \(mV\)", result.Output);
        Assert.Matches(@"\n1 s +-\d\d\.\d+ +-\d\d\.\d+", result.Output);
        Assert.Matches(@"Conserved, the worst of all steps: K \d", result.Output);
        Assert.Matches(@"\n\d+ steps, (none|\d+ more) rejected", result.Output);
        Assert.Equal(
            [
                "fields.pvd", "frames", "potential-85mm.svg", "potential.svg", "profile.csv", "profiles-85mm.svg", "profiles.svg", "quantities.csv",
                "steps-85mm.svg", "steps.svg", "summary.json", "time-series.csv", "time-steps.csv",
            ],
            Names("out"));
        Assert.Equal(["neuron.yaml", "out", "slab.yaml"], Names(""));
    }

    [Fact]
    public void SummaryTellsOfStepsAndTheEndOfTheRun()
    {
        PnpResult result = place.Run("run", Case, "--json", "--formats", "csv", "-o", "out");

        JsonNode summary = JsonNode.Parse(result.Output)!;
        Assert.Equal(File.ReadAllText(place.At("out", "summary.json")), result.Output);
        Assert.Equal("converged", (string?)summary["status"]);
        Assert.Equal(1, (double)summary["solver"]!["endTime"]!);
        string[] rows = File.ReadAllLines(place.At("out", "time-steps.csv"));
        Assert.Equal(rows.Length - 1, (int)summary["solver"]!["steps"]! + (int)summary["solver"]!["rejectedSteps"]!);
        Assert.Empty(summary["events"]!.AsArray());
        double last = Series("out", "membrane.membrane.potential")[^1].Value;
        Assert.Equal(last, (double)summary["quantities"]!["membrane.membrane.potential"]!["value"]!);
    }

    /// <summary>What the steady solver finds is where the run ends; the tolerance of a step is 1e-4 kT/e, of a state at rest far less.</summary>
    [Fact]
    public void TheRunEndsInTheSteadyState()
    {
        place.Write("rest.yaml", MembraneCases.Neuron);
        double rest = (double)JsonNode.Parse(place.Run("run", "rest.yaml", "--json", "--no-plots").Output)!["quantities"]!["membrane.membrane.potential"]!["value"]!;
        place.Run("run", Case, "--formats", "csv", "-o", "out");

        Assert.InRange(Series("out", "membrane.membrane.potential")[^1].Value, rest - 2e-6, rest + 2e-6);
    }

    [VtkFact]
    public void ReadersOpenEveryFrameAtItsTime()
    {
        place.Run("run", Case, "--formats", "csv,vtk", "-o", "out");
        (int exitCode, string text) = VtkReaders.Check(place.At("out", "fields.pvd"));

        Assert.True(exitCode == 0, text);
        int outputs = Series("out", "membrane.membrane.potential").Length;
        Assert.Contains($"{outputs} frames, 0.0 to 1.0 s", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EventsAreReportedAndShowOnTheMembrane()
    {
        place.Write("step.yaml", MembraneCases.InTime + "\nevents: [ { at: 1 ms, label: clamp, set: { boundaries.left: { type: bath, region: inside, potential: 20 mV } } } ]\n");
        PnpResult result = place.Run("run", "step.yaml", "--formats", "csv,svg", "-o", "out");

        Assert.Contains("at 1 ms: clamp", result.Output, StringComparison.Ordinal);
        Assert.Contains("1 ms, before the event", result.Output, StringComparison.Ordinal);
        JsonNode happened = JsonNode.Parse(File.ReadAllText(place.At("out", "summary.json")))!["events"]![0]!;
        Assert.Equal((0.001, "clamp"), ((double)happened["time"]!, (string?)happened["label"]));
        (double Time, double Value)[] series = Series("out", "membrane.membrane.potential");
        Assert.InRange(series.Last(row => row.Time <= 0.001).Value, -0.09, -0.01);
        Assert.Equal(0.02, series[^1].Value, 1e-9);
        Assert.Contains("membrane-current.svg", Names("out"));
        Assert.Contains("current.svg", Names("out"));
    }

    [Fact]
    public void AConditionStopsTheRunAndIsNamed()
    {
        place.Write("stop.yaml", MembraneCases.InTime.Replace("until: 1 s", "until: 1 s, stop: [ { quantity: membrane.membrane.potential, below: -30 mV } ]", StringComparison.Ordinal));
        PnpResult result = place.Run("run", "stop.yaml", "--formats", "csv", "-o", "out");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("where membrane.membrane.potential below -30 mV", result.Output, StringComparison.Ordinal);
        JsonNode summary = JsonNode.Parse(File.ReadAllText(place.At("out", "summary.json")))!;
        Assert.Equal(("stopped", "membrane.membrane.potential below -30 mV"), ((string?)summary["status"], (string?)summary["stoppedBy"]));
        Assert.Equal(-0.03, Series("out", "membrane.membrane.potential")[^1].Value, 1e-9); // found by halving the last step to 1e-9 of the time
        Assert.Equal((double)summary["solver"]!["endTime"]!, Series("out", "membrane.membrane.potential")[^1].Time);
    }

    [Fact]
    public void AConditionThatNeverHadAValueIsWarnedAbout()
    {
        place.Write("stop.yaml", MembraneCases.InTime.Replace("until: 1 s", "until: 1 us, stop: [ { quantity: membrane.membrane.potental, below: -30 mV } ]", StringComparison.Ordinal));

        Assert.Contains("membrane.membrane.potental, which never had a value", place.Run("run", "stop.yaml", "--no-plots").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckTellsThePlanAndCircuitThatItIsSteady()
    {
        PnpResult check = place.Run("check", Case);
        Assert.Contains("from what the regions hold to 1 s", check.Output, StringComparison.Ordinal);
        string[] series = [$"about {Outputs()} outputs"];
        Assert.Contains(series[0], check.Output, StringComparison.Ordinal);
        Assert.Contains("steady state; pnp run runs", place.Run("circuit", Case).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void TemplateRunsInSeconds()
    {
        place.Run("new", "clamped-membrane");
        PnpResult result = place.Run("run", "clamped-membrane.yaml", "--no-plots");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"15 ms, before the event +-20\.0000 ", result.Output);
    }

    [Theory]
    [InlineData("run neuron.yaml --checkpoint-every 5", "100ms")]
    [InlineData("run neuron.yaml --checkpoint-every -1s", "from 0")]
    [InlineData("run neuron.yaml --checkpoint-every 1_nm", "1 min")]
    [InlineData("run slab.yaml --resume", "slab.yaml is steady")]
    [InlineData("run neuron.yaml --resume", "no checkpoint neuron-results.checkpoint")]
    public void WhatCannotBeMeantExitsWith2(string line, string hint)
    {
        PnpResult result = place.Run([.. line.Split(' ').Select(word => word.Replace('_', ' '))]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(hint, result.Error, StringComparison.Ordinal);
        Assert.Equal(["neuron.yaml", "slab.yaml"], Names(""));
    }

    private int Outputs()
    {
        place.Run("run", Case, "--formats", "csv", "-o", "out");
        return Series("out", "membrane.membrane.potential").Length;
    }

    private IEnumerable<string?> Names(string folder) => Directory.GetFileSystemEntries(place.At(folder)).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    private (double Time, double Value)[] Series(string folder, string quantity) => TimeTable.Read(place.At(folder, "time-series.csv"), quantity);
}

/// <summary>Reads <c>time-series.csv</c>.</summary>
internal static class TimeTable
{
    /// <summary>One quantity against time.</summary>
    public static (double Time, double Value)[] Read(string path, string quantity)
    {
        string[] lines = File.ReadAllLines(path);
        int column = Array.FindIndex(lines[0].Split(','), title => title.StartsWith($"{quantity} ", StringComparison.Ordinal));
        Assert.True(column > 0, $"no column {quantity}");
        return [.. lines.Skip(1).Select(line => line.Split(',')).Select(fields => (Number(fields[0]), Number(fields[column])))];
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
