using PnpSolver.Circuits;
using PnpSolver.Materials;

namespace PnpSolver.Diagnostics;

/// <summary>Rows that set a membrane's potential, currents and contents beside its circuit.</summary>
/// <param name="circuit">The membrane's circuit.</param>
/// <param name="values">The field's quantities by name.</param>
internal sealed class CircuitComparison(MembraneCircuit circuit, Dictionary<string, double> values)
{
    private readonly string name = circuit.Name;
    private readonly string prefix = $"membrane.{circuit.Name}";

    /// <summary>V_m, and what the pump adds to it.</summary>
    /// <param name="voltage">V_m of the field, in V.</param>
    public IEnumerable<TextbookRow> Potential(double voltage)
    {
        bool isGiven = circuit.Drive.Kind == CircuitDriveKind.Voltage;
        yield return new($"{name}: potential V_m", voltage, isGiven ? null : circuit.SteadyState?.Potential, "V", Remark(isGiven));
        if (isGiven || circuit.SteadyState is not { } state || circuit.PumpCurrent(state) == 0 || circuit.Reversal(state) is not { } reversal)
        {
            yield break;
        }

        CircuitState atReversal = state with { Potential = reversal };
        double shift = -circuit.PumpCurrent(atReversal) / circuit.Conductance(atReversal);
        yield return new($"{name}: pump's part, V_m − V_WA", voltage - reversal, shift, "V", $"−I_pump/g_tot, V_WA = {reversal * 1e3:f4} mV");
    }

    /// <summary>Currents of clamped membranes, of pumps, and the balance of each ion of a closed side.</summary>
    public IEnumerable<TextbookRow> Currents()
    {
        if (circuit.SteadyState is not { } state || !circuit.Working.Any())
        {
            yield break;
        }

        if (circuit.Drive.Kind != CircuitDriveKind.Neutrality && Value("current") is { } current)
        {
            // a floating bath carries no current but round-off
            double gross = circuit.Branches(state).Sum(b => b.Currents.Sum(Math.Abs));
            yield return new($"{name}: current", Clean(current, gross), Clean(circuit.Current(state), gross), "A/m^2", "Σ I at the circuit's potential, outward");
        }

        if (Value("current.pump") is { } pump)
        {
            yield return new($"{name}: pump current", pump, circuit.PumpCurrent(state), "A/m^2", "the pump at the bulk concentrations; the field's sees the faces'");
        }

        foreach (ExchangedContent content in ExchangedContents.Of(circuit))
        {
            string ion = circuit.Problem.Species[content.Species].Name;
            if (Value($"current.{ion}.pump") is { } pumped and not 0 && Value($"current.{ion}.leak") is { } leak)
            {
                yield return new($"{name}: leak of {ion}", leak, -pumped, "A/m^2", "balances its pump current ion by ion");
            }
        }
    }

    /// <summary>What a closed side holds.</summary>
    public IEnumerable<TextbookRow> Contents()
    {
        foreach (ExchangedContent content in circuit.SteadyState is null ? [] : ExchangedContents.Of(circuit))
        {
            CircuitSide side = content.IsInside ? circuit.Inside : circuit.Outside;
            Species ion = circuit.Problem.Species[content.Species];
            double activity = (content.IsInside ? circuit.SteadyState!.Inside : circuit.SteadyState!.Outside)[content.Species];
            if (side.IsClosed && values.TryGetValue($"region.{side.Region}.{ion.Name}.mean", out double mean))
            {
                double held = side.Partitions[content.Species] * activity;
                yield return new($"{name}: {ion.Name} in {side.Region}", mean, held, "mol/m^3", "steady content of the circuit's well-stirred side");
            }
        }
    }

    private string Remark(bool isGiven)
    {
        if (circuit.Refusal is { } reason)
        {
            return $"inside minus outside; no steady circuit: {reason}";
        }

        return isGiven || !circuit.Working.Any() ? "inside minus outside" : circuit.Drive.Kind == CircuitDriveKind.Current
            ? "where the circuit's currents sum to that of the bath"
            : "where pump and leaks balance for each ion and the inside is neutral";
    }

    private double? Value(string quantity) => values.TryGetValue($"{prefix}.{quantity}", out double value) ? value : null;

    private static double Clean(double current, double gross) => Math.Abs(current) > 1e-12 * gross ? current : 0;
}
