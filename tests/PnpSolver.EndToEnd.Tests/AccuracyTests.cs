using System.Globalization;
using System.Text.Json;

namespace PnpSolver.EndToEnd.Tests;

/// <summary><c>--accuracy</c> instead of a mesh, and cases without one.</summary>
public sealed class AccuracyTests : IDisposable
{
    private const string Meshless = """
        geometry: planar
        species: { Na: { valence: +1, diffusivity: 1.33e-9 m^2/s }, Cl: { valence: -1, diffusivity: 2.03e-9 m^2/s } }
        start: -10 nm
        regions:
          inside:   { length: 10 nm, permittivity: 80, concentrations: { Na: 150 mM, Cl: 150 mM } }
          membrane: { length: 5 nm, permittivity: 2, ions: none }
          outside:  { length: 10 nm, permittivity: 80, concentrations: { Na: 15 mM, Cl: 15 mM } }
        boundaries:
          left:  { type: bath, region: inside, potential: -70 mV }
          right: { type: bath, region: outside, potential: 0 mV }
        """;

    private static readonly string[] Told = ["field", "field-ratio", "capacitance", "charge.inside", "charge.outside"];

    private readonly Workplace place = new();

    public AccuracyTests() => place.Write("bare.yaml", Meshless);

    public void Dispose() => place.Dispose();

    [Fact]
    public void MeshIsFoundToldPrintedAndWritten()
    {
        PnpResult result = place.Run("run", Workplace.Case, "--accuracy", "1e-4", "--formats", "csv");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"note: mesh 1: \d+ nodes, largest estimated error \de-\d \(membrane\.", result.Error);
        Assert.Matches(@"\nMesh for accuracy 1e-4: \d rounds, \d+ nodes; largest estimated error \de-5 \(\S+\); mesh\.yaml:\n  geometry: planar\n  refine: 2 ", result.Output);
        Assert.Contains("{ region: membrane, length: 5 nm, ", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(place.At("slab-results", "mesh.yaml")));
    }

    /// <summary>The case with the mesh that was written has the same numbers to the last digit.</summary>
    [Fact]
    public void WrittenMeshGivesTheSameResult()
    {
        JsonElement found = Summary("bare.yaml", "--accuracy", "1e-3");
        place.Write("again.yaml", System.Text.RegularExpressions.Regex.Replace(Meshless, "start: -10 nm|length: [^,]*, ", "") + "\nmesh: bare-results/mesh.yaml\n");
        JsonElement again = Summary("again.yaml");

        Assert.Equal(Nodes(found), Nodes(again));
        Assert.Equal(found.GetProperty("quantities").GetRawText(), again.GetProperty("quantities").GetRawText());
    }

    /// <summary>The field of a run is within its accuracy of that of one that is a hundred times as exact.</summary>
    [Theory]
    [InlineData("1e-2")]
    [InlineData("1e-3")]
    public void AccuracyHolds(string accuracy)
    {
        JsonElement rough = Summary("bare.yaml", "--accuracy", accuracy).GetProperty("quantities");
        JsonElement exact = Summary("bare.yaml", "--accuracy", "1e-5").GetProperty("quantities");
        double allowed = double.Parse(accuracy, CultureInfo.InvariantCulture);

        foreach (string name in Told.Select(what => $"membrane.membrane.{what}"))
        {
            double value = exact.GetProperty(name).GetProperty("value").GetDouble();
            Assert.InRange(rough.GetProperty(name).GetProperty("value").GetDouble() / value, 1 - allowed, 1 + allowed);
        }
    }

    [Fact]
    public void CaseWithoutAMeshHasAnAccuracyByDefaultAndSaysSo()
    {
        PnpResult result = place.Run("run", "bare.yaml", "--formats", "csv");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("note: mesh: no sizes are given, so the cells follow from the physics, and in a run from its accuracy (--accuracy, default 1e-3)", result.Error, StringComparison.Ordinal);
        Assert.Contains("Mesh for accuracy 1e-3: ", result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckShowsTheStartingMesh()
    {
        PnpResult result = place.Run("check", "bare.yaml");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"Mesh\n  \d+ nodes; lengths in nm\n", result.Output);
        Assert.DoesNotContain("warning", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void LengthOfARegionCanBeSet()
    {
        PnpResult result = place.Run("check", "bare.yaml", "--set", "regions.membrane.length=8 nm");
        Assert.Matches(@"membrane +0 +8 ", result.Output);
    }

    /// <summary>Each thickness has a mesh of its own.</summary>
    [Fact]
    public void LengthOfARegionCanBeStepped()
    {
        place.Write("steps.yaml", Meshless + "\nsolve: { type: steady, step: { path: regions.membrane.length, values: [4 nm, 5 nm, 8 nm] } }\n");
        PnpResult result = place.Run("run", "steps.yaml", "--formats", "csv");

        Assert.Equal(0, result.ExitCode);
        string[][] rows = [.. File.ReadLines(place.At("steps-results", "steps.csv")).Select(line => line.Split(','))];
        Assert.Equal(["4E-09", "5E-09", "8E-09"], rows[1..].Select(row => row[0]));
        int field = Array.IndexOf(rows[0], "membrane.membrane.field [V/m]");
        Assert.All(rows[1..], row => Assert.InRange(
            double.Parse(row[field], CultureInfo.InvariantCulture) * double.Parse(row[0], CultureInfo.InvariantCulture), -0.070, -0.068));
    }

    [Fact]
    public void RefineHalvesTheMeshThatWasFound()
    {
        int found = Nodes(Summary("bare.yaml", "--accuracy", "1e-2"));
        int halved = Nodes(Summary("bare.yaml", "--accuracy", "1e-2", "--refine", "1"));
        Assert.Equal((2 * found) - 1, halved);
    }

    [Fact]
    public void RunsThroughTimeAreJudgedAtAllTheirOutputs()
    {
        place.Write("pulse.yaml", Meshless + "\nsolve: { type: transient, until: 100 ns, first-step: 0.1 ns, outputs-per-decade: 2 }\n"
            + "events: [ { at: 50 ns, set: { boundaries.left.potential: -20 mV } } ]\n");
        PnpResult result = place.Run("run", "pulse.yaml", "--accuracy", "1e-2", "--formats", "csv");

        Assert.Equal(0, result.ExitCode);
        Assert.Contains("Mesh for accuracy 1e-2: ", result.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(place.At("pulse-results", "mesh.yaml")));
    }

    [Fact]
    public void AccuracyOutOfReachEndsWithCode4AndTheQuantityThatMoves()
    {
        place.Run("new", "charged-membrane");
        PnpResult result = place.Run("run", "charged-membrane.yaml", "--accuracy", "1e-8");

        Assert.Equal(4, result.ExitCode);
        Assert.Matches(@"pnp: the accuracy 1\.0e-8 was not reached: with \d+ nodes (membrane|region)\.\S+ may still be off by .* Ask for less accuracy, or name the quantities that matter", result.Error);
        Assert.False(Directory.Exists(place.At("charged-membrane-results")));
    }

    [Theory]
    [InlineData("--accuracy 0", "a relative error from 1e-08 to 0.5")]
    [InlineData("--accuracy fine", "a relative error from 1e-08 to 0.5")]
    [InlineData("--accuracy 1e-2 --quantity membrane.membrane.capacitence", "no quantity membrane.membrane.capacitence; did you mean membrane.membrane.capacitance?")]
    public void WhatIsNotUnderstoodIsAUsageError(string options, string told)
    {
        PnpResult result = place.Run(["run", "bare.yaml", .. options.Split(' ')]);

        Assert.Equal(2, result.ExitCode);
        Assert.Contains(told, result.Error, StringComparison.Ordinal);
        Assert.True(result.IsCivil);
    }

    [Fact]
    public void QuantityWithoutAccuracyIsAUsageError()
    {
        PnpResult result = place.Run("run", Workplace.Case, "--quantity", "membrane.membrane.field");
        Assert.Equal(2, result.ExitCode);
    }

    private static int Nodes(JsonElement summary) => summary.GetProperty("solver").GetProperty("nodes").GetInt32();

    private JsonElement Summary(params string[] arguments)
    {
        PnpResult result = place.Run(["run", .. arguments, "--json", "--formats", "csv"]);
        Assert.True(result.ExitCode == 0, result.Error);
        return JsonDocument.Parse(result.Output).RootElement;
    }
}
