using System.Text;
using System.Text.Json;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

public class SummaryJsonTests
{
    private static readonly CheckDefinition PoreRadius = new()
    {
        Name = "pore-radius-vs-debye",
        Picture = Picture.Continuum,
        Title = "a title",
        Formula = "r/λ_D",
        Unit = "1",
        Thresholds = Thresholds.Below(warn: 2, fail: 1),
        Source = "a source",
    };

    internal static readonly RunSummary Example = new()
    {
        Case = "resting-membrane",
        Title = "At −70 mV, \"clamped\"",
        Version = "0.1.0",
        CaseSha256 = "00ff",
        Status = "converged",
        Nodes = 412,
        Unknowns = 2060,
        NewtonIterations = 6,
        Seconds = 0.02,
        PeakMemoryMB = 61,
        Conservation = new Dictionary<string, double> { ["K"] = 1e-15 },
        Quantities = [new("membrane.membrane.field", 1.39e7, "V/m", "mean field")],
        Checks = [new(PoreRadius, "pore", 2.1, "a meaning")],
        Notes = ["gauge"],
    };

    [Fact]
    public void KeysAndValuesAreThoseOfTheContract()
    {
        const string expected = """
            { "schema": "pnp-summary/1", "case": "resting-membrane", "title": "At −70 mV, \"clamped\"", "version": "0.1.0",
              "caseSha256": "00ff", "status": "converged",
              "solver": { "nodes": 412, "unknowns": 2060, "newtonIterations": 6, "seconds": 0.02, "peakMemoryMB": 61,
                          "conservation": { "K": 1E-15 } },
              "quantities": { "membrane.membrane.field": { "value": 13900000, "unit": "V/m", "description": "mean field" } },
              "checks": [ { "name": "pore-radius-vs-debye", "status": "pass", "value": 2.1, "threshold": 2, "source": "a source", "subject": "pore", "unit": "1",
                            "picture": "continuum", "title": "a title", "formula": "r/λ_D", "thresholds": { "worse": "below", "warn": 2, "fail": 1 },
                            "meaning": "a meaning" } ],
              "notes": [ "gauge" ] }
            """;
        Assert.Equal(Compact(expected), Compact(Write(Example)));
    }

    [Fact]
    public void UncertaintyStandsBesideTheValueWithWhatTheMeshesShow()
    {
        Quantity field = Example.Quantities[0];
        string Of(Uncertainty uncertainty) => Compact(Write(Example with { Quantities = [field with { Uncertainty = uncertainty }] }));
        Assert.Contains(""" "value":13900000,"unit":"V/m","uncertainty":20,"order":2,"extrapolated":13900016,"description" """.Trim(), Of(new(20) { Order = 2, Extrapolated = 13900016 }), StringComparison.Ordinal);
        Assert.Contains(""" "unit":"V/m","uncertainty":60,"description" """.Trim(), Of(new(60)), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Of(new(double.NaN)));
    }

    [Theory]
    [InlineData(2.1, "pass", 2)]
    [InlineData(1.9, "warn", 2)]
    [InlineData(0.9, "fail", 1)]
    public void StatusAndThresholdFollowFromTheValue(double value, string status, double threshold)
    {
        string json = Compact(Write(Example with { Checks = [new(PoreRadius, "", value, "")] }));
        Assert.Contains(FormattableString.Invariant($"\"status\":\"{status}\",\"value\":{value},\"threshold\":{threshold},"), json, StringComparison.Ordinal);
    }

    [Fact]
    public void TransientRunSaysItsStepsAndEvents()
    {
        RunSummary summary = Example with
        {
            Status = "stopped",
            Transient = new() { Steps = 712, RejectedSteps = 3, EndTime = 7200, StoppedBy = "V_m above −10 mV", Events = [new(3600, "pump off"), new(3601, "")] },
        };
        string json = Compact(Write(summary));
        Assert.Contains(""" "status":"stopped","stoppedBy":"V_m above \u221210 mV","solver":{ """.Trim(), json, StringComparison.Ordinal);
        Assert.Contains(""" "newtonIterations":6,"steps":712,"rejectedSteps":3,"endTime":7200,"seconds":0.02, """.Trim(), json, StringComparison.Ordinal);
        Assert.Contains(""" "events":[{"time":3600,"label":"pump off"},{"time":3601,"label":""}],"quantities":{ """.Trim(), json, StringComparison.Ordinal);
        string whole = Compact(Write(summary with { Status = "converged", Transient = summary.Transient with { StoppedBy = null, Events = [] } }));
        Assert.Contains(""" "status":"converged","solver":{ """.Trim(), whole, StringComparison.Ordinal);
        Assert.Contains(""" "events":[], """.Trim(), whole, StringComparison.Ordinal);
    }

    [Fact]
    public void StoppedRunHasItsConditionAndOnlyItsTimesAreFinite()
    {
        var transient = new TransientSummary { Steps = 1, RejectedSteps = 0, EndTime = 1 };
        Assert.Throws<ArgumentException>(() => SummaryJson.Write(Stream.Null, Example with { Status = "stopped" }));
        Assert.Throws<ArgumentException>(() => SummaryJson.Write(Stream.Null, Example with { Status = "stopped", Transient = transient }));
        Assert.Throws<ArgumentException>(() => SummaryJson.Write(Stream.Null, Example with { Transient = transient with { StoppedBy = "a" } }));
        Assert.Throws<ArgumentException>(() => SummaryJson.Write(Stream.Null, Example with { Transient = transient with { EndTime = double.NaN } }));
        Assert.Throws<ArgumentException>(
            () => SummaryJson.Write(Stream.Null, Example with { Transient = transient with { Events = [new(double.PositiveInfinity, "a")] } }));
    }

    [Fact]
    public void SteadyRunHasNothingOfTime()
    {
        string json = Write(Example);
        Assert.DoesNotContain("events", json, StringComparison.Ordinal);
        Assert.DoesNotContain("teps", json, StringComparison.Ordinal);
        Assert.DoesNotContain("endTime", json, StringComparison.Ordinal);
        Assert.StartsWith("{\n  \"schema\": \"pnp-summary/1\",\n", json, StringComparison.Ordinal);
    }

    [Fact]
    public void TextStaysReadable() => Assert.Contains("At −70 mV", Write(Example), StringComparison.Ordinal);

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void NonFiniteNumberIsRefusedByNameAndNothingIsWritten(double value)
    {
        using var stream = new MemoryStream();
        RunSummary summary = Example with { Quantities = [new("region.inside.debye-length", value, "m", "")] };
        var error = Assert.Throws<ArgumentException>(() => SummaryJson.Write(stream, summary));
        Assert.Contains("region.inside.debye-length", error.Message, StringComparison.Ordinal);
        Assert.Equal(0, stream.Length);
        Assert.Throws<ArgumentException>(() => SummaryJson.Write(stream, Example with { Seconds = value }));
        Assert.Throws<ArgumentException>(
            () => SummaryJson.Write(stream, Example with { Checks = [new(PoreRadius, "", value, "")] }));
        Assert.Throws<ArgumentException>(
            () => SummaryJson.Write(stream, Example with { Conservation = new Dictionary<string, double> { ["K"] = value } }));
    }

    [Fact]
    public void TwoQuantitiesOfOneNameAreRefused()
    {
        RunSummary summary = Example with { Quantities = [new("a", 1, "1", ""), new("a", 2, "1", "")] };
        Assert.Throws<ArgumentException>(() => SummaryJson.Write(Stream.Null, summary));
    }

    private static string Write(RunSummary summary)
    {
        using var stream = new MemoryStream();
        SummaryJson.Write(stream, summary);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Compact(string json) => JsonSerializer.Serialize(JsonDocument.Parse(json));
}
