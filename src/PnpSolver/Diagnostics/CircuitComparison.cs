using PnpSolver.Circuits;
using PnpSolver.Materials;

namespace PnpSolver.Diagnostics;

/// <summary>Rows that set a membrane's potential, currents and contents beside its circuit.</summary>
/// <param name="circuit">The membrane's circuit.</param>
/// <param name="values">The field's and the circuit's quantities by name.</param>
internal sealed class CircuitComparison(MembraneCircuit circuit, Dictionary<string, double> values)
{
    private readonly string name = circuit.Name;
    private readonly bool isClamped = circuit.Drive.Kind == CircuitDriveKind.Voltage;

    /// <summary>V_m, and what the pumps add to it.</summary>
    /// <param name="voltage">V_m of the field, in V.</param>
    public IEnumerable<TextbookRow> Potentials(double voltage)
    {
        bool isCompared = !isClamped && circuit.Working.Any();
        string remark = circuit.Refusal is { } reason ? $"inside minus outside; the circuit has none: {reason}"
            : isCompared ? "the circuit's, inside minus outside" : "inside minus outside";
        yield return new($"{name}: potential V_m", voltage, isCompared ? circuit.SteadyState?.Potential : null, "V", remark);
        if (isCompared && circuit.Drive.IsAtRest && circuit.SteadyState is { } state && circuit.PumpCurrent(state) != 0 && circuit.Reversal(state) is { } reversal)
        {
            CircuitState unpumped = state with { Potential = reversal };
            yield return new($"{name}: V_m less V_WA", voltage - reversal, -circuit.PumpCurrent(unpumped) / circuit.Conductance(unpumped), "V",
                "the pump's part, −I_pump/g_tot");
        }
    }

    /// <summary>Currents of every ion, and of all where they are not 0 by themselves.</summary>
    public IEnumerable<TextbookRow> Currents()
    {
        foreach (Species ion in circuit.Problem.Species.Where(ion => ion.Valence != 0))
        {
            bool isPumped = circuit.Working.Any(m => m.IsPump && m.Ions.Contains(ion));
            foreach (string part in isPumped ? new[] { ".leak", ".pump" } : [""])
            {
                string label = part switch { ".leak" => ", leaks", ".pump" => ", pump", _ => "" };
                if (Row($"{name}: current of {ion}{label}", $"membrane.{name}.current.{ion}{part}", "A/m^2", "the circuit's, outward") is { } row)
                {
                    yield return row;
                }
            }
        }

        if (!circuit.Drive.IsAtRest && Row($"{name}: current", $"membrane.{name}.current", "A/m^2", "the circuit's, of all ions") is { } net)
        {
            yield return net;
        }
    }

    /// <summary>What is exchanged with a region of a closed side.</summary>
    /// <param name="region">The region.</param>
    public IEnumerable<TextbookRow> Contents(string region) => circuit.Problem.Species
        .Where(ion => circuit.SteadyState is not null && circuit.Working.Any(m => m.Ions.Contains(ion)))
        .Select(ion => Row($"{region}: mean of {ion}", $"region.{region}.{ion}.mean", "mol/m^3", "the circuit's pump–leak balance"))
        .OfType<TextbookRow>();

    private TextbookRow? Row(string label, string quantity, string unit, string remark) =>
        !values.TryGetValue(quantity, out double field) ? null
        : values.TryGetValue($"circuit.{quantity}", out double twin) ? new(label, field, twin, unit, remark)
        : circuit.SteadyState is null ? new(label, field, null, unit, "outward")
        : null;
}
