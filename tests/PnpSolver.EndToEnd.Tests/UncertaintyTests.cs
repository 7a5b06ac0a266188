using System.Globalization;
using System.Text.Json.Nodes;

namespace PnpSolver.EndToEnd.Tests;

public sealed class UncertaintyTests : IDisposable
{
    private readonly Workplace place = new();

    public UncertaintyTests() => place.Write("neuron.yaml", MembraneCases.Neuron);

    public void Dispose() => place.Dispose();

    [Fact]
    public void EveryQuantityGetsAnUncertaintyAndKeepsItsValue()
    {
        JsonNode plain = JsonNode.Parse(place.Run("run", "neuron.yaml", "--json", "--no-plots").Output)!["quantities"]!;
        PnpResult result = place.Run("run", "neuron.yaml", "--json", "--no-plots", "--uncertainty");
        JsonNode found = JsonNode.Parse(result.Output)!["quantities"]!;

        Assert.Equal(0, result.ExitCode);
        foreach ((string name, JsonNode? quantity) in found.AsObject())
        {
            Assert.Equal((double)plain[name]!["value"]!, (double)quantity!["value"]!);
            Assert.True((double)quantity["uncertainty"]! >= 0, name);
            Assert.Null(plain[name]!["uncertainty"]);
        }

        JsonNode potential = found["membrane.membrane.potential"]!;
        Assert.InRange((double)potential["order"]!, 1.8, 2.2);
        Assert.InRange(Math.Abs((double)potential["extrapolated"]! - (double)potential["value"]!), 1e-12, (double)potential["uncertainty"]!);
    }

    [Fact]
    public void FinerMeshLiesWithinTheUncertainty()
    {
        JsonNode coarse = JsonNode.Parse(place.Run("run", "neuron.yaml", "--json", "--no-plots", "--uncertainty").Output)!["quantities"]!;
        JsonNode fine = JsonNode.Parse(place.Run("run", "neuron.yaml", "--json", "--no-plots", "--refine", "4").Output)!["quantities"]!;
        foreach (string name in new[] { "membrane.membrane.potential", "membrane.membrane.field", "membrane.membrane.capacitance", "membrane.membrane.current.K", "region.inside.K.min" })
        {
            double error = Math.Abs((double)coarse[name]!["value"]! - (double)fine[name]!["value"]!);
            Assert.InRange(error, 0.3 * (double)coarse[name]!["uncertainty"]!, (double)coarse[name]!["uncertainty"]!);
        }
    }

    [Fact]
    public void ReportAndTableShowValueAndUncertainty()
    {
        PnpResult result = place.Run("run", "neuron.yaml", "--no-plots", "--uncertainty");
        string[] table = File.ReadAllLines(Path.Combine(place.Root, "neuron-results", "quantities.csv"));

        Assert.Matches(@"membrane\.membrane\.potential +-\d+\.\d+ +± 0\.\d+ +mV +order 2\.0", result.Output);
        Assert.Equal("name,value,uncertainty,unit,description", table[0]);
        string[] row = table.Single(line => line.StartsWith("membrane.membrane.potential,", StringComparison.Ordinal)).Split(',');
        Assert.InRange(double.Parse(row[2], CultureInfo.InvariantCulture), 1e-12, 1e-3);
    }

    [Fact]
    public void RunInTimeCountsItsStepsToo()
    {
        place.Write("in-time.yaml", MembraneCases.InTime);
        string[] arguments = ["run", "in-time.yaml", "--json", "--no-plots", "--set", "solve.until=1 ms", "--set", "solve.tolerance=1e-3"];
        JsonNode found = JsonNode.Parse(place.Run([.. arguments, "--uncertainty"]).Output)!["quantities"]!;
        JsonNode exact = JsonNode.Parse(place.Run([.. arguments, "--set", "solve.tolerance=1e-7", "--refine", "3"]).Output)!["quantities"]!;
        foreach (string name in new[] { "membrane.membrane.potential", "membrane.membrane.field", "membrane.membrane.current.K" })
        {
            double error = Math.Abs((double)found[name]!["value"]! - (double)exact[name]!["value"]!);
            Assert.InRange(error, 0, (double)found[name]!["uncertainty"]!);
        }

        Assert.NotNull(found["circuit.membrane.membrane.potential"]!["uncertainty"]);
    }
}
