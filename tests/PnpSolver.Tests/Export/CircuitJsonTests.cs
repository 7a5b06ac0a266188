using System.Text.Json.Nodes;
using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

public class CircuitJsonTests
{
    private static readonly CircuitSummary Example = new()
    {
        Case = "neuron",
        Title = "A neuron",
        Version = "0.1.0",
        CaseSha256 = "00ff",
        Quantities = [new("circuit.membrane.membrane.potential", -0.072, "V", "membrane potential of the circuit")],
        Refusals = new Dictionary<string, string> { ["other"] = "nothing lets an ion cross" },
    };

    [Fact]
    public void KeysAreThoseOfASummaryWithTheReasonsOfMembranesWithoutAState()
    {
        const string expected = """
            {"schema":"pnp-circuit/1","case":"neuron","title":"A neuron","version":"0.1.0","caseSha256":"00ff","quantities":{"circuit.membrane.membrane.potential":{"value":-0.072,"unit":"V","description":"membrane potential of the circuit"}},"noSteadyState":{"other":"nothing lets an ion cross"}}
            """;
        using var stream = new MemoryStream();
        CircuitJson.Write(stream, Example);
        Assert.Equal((byte)'\n', stream.ToArray()[^1]);
        Assert.Equal(expected, JsonNode.Parse(stream.ToArray())!.ToJsonString());
    }

    [Fact]
    public void NonFiniteNumberIsRefusedAndNothingIsWritten()
    {
        using var stream = new MemoryStream();
        Assert.Throws<ArgumentException>(() => CircuitJson.Write(stream, Example with { Quantities = [new("a", double.NaN, "V", "")] }));
        Assert.Equal(0, stream.Length);
    }
}
