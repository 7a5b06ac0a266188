using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace PnpSolver.EndToEnd.Tests;

public sealed class CircuitTests : IDisposable
{
    private readonly Workplace place = new();

    public CircuitTests() => place.Write("neuron.yaml", MembraneCases.Neuron);

    public void Dispose() => place.Dispose();

    [Fact]
    public void CircuitIsPrintedWithoutSolvingOrWritingAnything()
    {
        PnpResult result = place.Run("circuit", "neuron.yaml");

        Assert.Equal(0, result.ExitCode);
        Assert.StartsWith("Small neuron\n", result.Output, StringComparison.Ordinal);
        Assert.Matches(@"V_rest +-\d\d\.\d+ +mV +no net current", result.Output);
        Assert.Matches(@"ATPase +\d+\.\d+ +0 ", result.Output);
        Assert.Empty(result.Error);
        Assert.Empty(Directory.GetDirectories(place.Root));
    }

    [Fact]
    public void JsonHasTheQuantitiesThatARunReports()
    {
        JsonNode circuit = JsonNode.Parse(place.Run("circuit", "neuron.yaml", "--json").Output)!;
        JsonNode summary = JsonNode.Parse(place.Run("run", "neuron.yaml", "--json", "--no-plots").Output)!;

        Assert.Equal("pnp-circuit/1", (string?)circuit["schema"]);
        Assert.Equal((string?)summary["caseSha256"], (string?)circuit["caseSha256"]);
        Assert.Empty(circuit["noSteadyState"]!.AsObject());
        string[] names = [.. circuit["quantities"]!.AsObject().Select(pair => pair.Key)];
        Assert.Contains("circuit.membrane.membrane.potential", names);
        Assert.All(names, name => Assert.Equal(circuit["quantities"]![name]!.ToJsonString(), summary["quantities"]![name]!.ToJsonString()));
    }

    [Fact]
    public void FieldAgreesWithItsCircuitAndTellsByHowMuch()
    {
        JsonNode quantities = JsonNode.Parse(place.Run("run", "neuron.yaml", "--json", "--no-plots").Output)!["quantities"]!;
        double Value(string name) => (double)quantities[name]!["value"]!;

        double field = Value("membrane.membrane.potential");
        double circuit = Value("circuit.membrane.membrane.potential");
        Assert.InRange(field, -0.0832, -0.0829); // V_WA −80.33 mV less 11.92 mA/m² over 4.4 S/m²
        Assert.InRange(Math.Abs(field - circuit), 1e-7, 1e-3);
        Assert.Equal((field - circuit) / circuit, Value("deviation.membrane.membrane.potential"), 1e-12);
    }

    [Fact]
    public void RunPrintsTheCausesOfEachDeviation()
    {
        PnpResult result = place.Run("run", "neuron.yaml", "--formats", "svg");

        Assert.Equal(0, result.ExitCode);
        Match causes = Regex.Match(result.Output, @"Field less circuit, and where it comes from\n  membrane\.membrane\.potential +-?\d\S* +[mµ]V\n(    .*\n)+");
        Assert.True(causes.Success, result.Output);
        Assert.Contains("diffuse layers", causes.Value, StringComparison.Ordinal);
        Assert.Contains("remainder", causes.Value, StringComparison.Ordinal);
        Assert.Contains("pump shift", File.ReadAllText(place.At("neuron-results", "potentials.svg")), StringComparison.Ordinal);
    }

    [Fact]
    public void CaseWithoutAMembraneHasNoCircuit()
    {
        place.Run("new", "double-layer");
        PnpResult result = place.Run("circuit", "double-layer.yaml");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("no membrane", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.True(result.IsCivil, result.Error);
    }

    [Fact]
    public void InvalidCaseExitsWith3()
    {
        PnpResult result = place.Run(
            "circuit", "neuron.yaml", "--set", "membranes.membrane.ohmic-K.enabled=false", "--set", "membranes.membrane.ohmic-Na.enabled=false");

        Assert.Equal(3, result.ExitCode);
        Assert.Contains("add a leak", result.Error, StringComparison.Ordinal);
        Assert.Empty(result.Output);
        Assert.True(result.IsCivil, result.Error);
    }

    [Fact]
    public void CircuitWithoutASteadyStateSaysWhy()
    {
        place.Run("new", "pump-leak-cell");
        string[] line = ["circuit", "pump-leak-cell.yaml", "--set", "membranes.membrane.ATPase.half-saturation={}"];
        PnpResult result = place.Run(line);
        JsonNode json = JsonNode.Parse(place.Run([.. line, "--json"]).Output)!;

        Assert.Equal(0, result.ExitCode);
        Assert.Matches("no steady state: .*Na in cytosol", result.Output);
        Assert.Contains("Na in cytosol", (string?)json["noSteadyState"]!["membrane"], StringComparison.Ordinal);
        Assert.DoesNotContain("circuit.membrane.membrane.potential", json["quantities"]!.AsObject().Select(pair => pair.Key));
    }

    [Fact]
    public void CheckShowsMechanisms()
    {
        PnpResult result = place.Run("check", "neuron.yaml", "--set", "membranes.membrane.ATPase.enabled=false");

        Assert.Equal(0, result.ExitCode);
        Assert.Matches(@"membrane: outward from inside to outside\n +ohmic-K +K, 4 S/m²\n +ohmic-Na +Na, 0\.4 S/m²\n +ATPase +off: 3 Na out", result.Output);
    }

    [Fact]
    public void CheckWarnsBeforeSolvingThatNoSteadyStateExists()
    {
        place.Run("new", "pump-leak-cell");
        PnpResult good = place.Run("check", "pump-leak-cell.yaml");
        PnpResult result = place.Run("check", "pump-leak-cell.yaml", "--set", "membranes.membrane.ATPase.half-saturation={}");

        Assert.DoesNotContain("steady state", good.Error, StringComparison.Ordinal);
        Assert.Matches("no steady state: .*Na in cytosol", result.Error);
    }
}
