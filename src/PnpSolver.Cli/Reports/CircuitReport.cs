using PnpSolver.Cases;
using PnpSolver.Circuits;
using PnpSolver.Cli.Output;
using PnpSolver.Materials;

namespace PnpSolver.Cli.Reports;

/// <summary>What <c>pnp circuit</c> prints: the lumped twin of each membrane.</summary>
internal static class CircuitReport
{
    /// <summary>Writes the report.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="definition">The case.</param>
    /// <param name="twin">Its circuit.</param>
    public static void Write(Terminal terminal, Case definition, LumpedCircuit twin)
    {
        TextWriter writer = terminal.Out;
        writer.WriteLine(terminal.OutInk.Bold(definition.Title));
        writer.WriteLine(ProblemText.Domain(definition.Problem));
        foreach (string boundary in ProblemText.Boundaries(definition.Problem))
        {
            writer.WriteLine(boundary);
        }

        foreach (MembraneCircuit circuit in twin.Membranes)
        {
            Write(writer, circuit, terminal.OutInk);
        }
    }

    private static void Write(TextWriter writer, MembraneCircuit circuit, Ink ink)
    {
        CircuitState state = circuit.SteadyState ?? circuit.At(0);
        writer.WriteLine($"\n{ink.Bold(circuit.Name)}, from {circuit.Inside.Region} outward to {circuit.Outside.Region}: {Drive(circuit)}");
        if (circuit.Refusal is { } reason)
        {
            writer.WriteLine($"  no steady state: {reason}");
            writer.WriteLine("  the values below hold at 0 V with what the sides hold in the case");
        }

        ValueRow.Write(writer, [.. CircuitRows.Of(circuit, state)], ink);
        if (circuit.Mechanisms.Length > 0)
        {
            writer.WriteLine();
            BranchTable.Write(writer, circuit, state, ink);
        }
    }

    private static string Drive(MembraneCircuit circuit) => circuit.Drive switch
    {
        { Kind: CircuitDriveKind.Voltage, Value: var volts } => $"clamped at {ProblemText.Value(volts, "V")}",
        { Kind: CircuitDriveKind.Current, Value: 0 } => "the potential floats",
        { Kind: CircuitDriveKind.Current, Value: var current } => $"{ProblemText.Value(current, "A/m^2")} clamped outward",
        _ => $"{(circuit.Inside.IsClosed ? circuit.Inside : circuit.Outside).Region} is closed and neutral",
    };
}

/// <summary>The values of one membrane's circuit at a state.</summary>
internal static class CircuitRows
{
    public static IEnumerable<ValueRow> Of(MembraneCircuit circuit, CircuitState state) =>
        [.. Capacitor(circuit, state), .. Nernst(circuit, state), .. Contents(circuit, state), .. Potentials(circuit, state)];

    private static IEnumerable<ValueRow> Capacitor(MembraneCircuit circuit, CircuitState state)
    {
        CircuitCapacitance capacitance = circuit.Capacitance(state);
        yield return new("capacitance", capacitance.Total, "F/m^2", "slab and both layers in series");
        yield return new("  slab", capacitance.Slab, "F/m^2", "ε₀ε_m/d, for the curvature of the faces");
        yield return new($"  layer in {circuit.Inside.Region}", capacitance.InsideLayer, "F/m^2", "Grahame, at its charge");
        yield return new($"  layer in {circuit.Outside.Region}", capacitance.OutsideLayer, "F/m^2", "Grahame, at its charge");
        if (double.IsFinite(circuit.SeriesResistance))
        {
            yield return new("series resistance", circuit.SeriesResistance, "Ohm m^2", "both electrolytes, from face to bath");
        }
    }

    private static IEnumerable<ValueRow> Nernst(MembraneCircuit circuit, CircuitState state)
    {
        for (int k = 0; k < circuit.Problem.Species.Length; k++)
        {
            Species ion = circuit.Problem.Species[k];
            if (circuit.Nernst(ion, state) is { } potential)
            {
                yield return new($"E_{ion}", potential, "V", $"{NumberText.Short(state.Inside[k])} and {NumberText.Short(state.Outside[k])} mM");
            }
        }
    }

    /// <summary>What pumps and leaks leave in a closed side.</summary>
    private static IEnumerable<ValueRow> Contents(MembraneCircuit circuit, CircuitState state)
    {
        foreach ((CircuitSide side, var contents) in new[] { (circuit.Inside, circuit.Inside.ContentsOf(state.Inside)), (circuit.Outside, circuit.Outside.ContentsOf(state.Outside)) })
        {
            for (int k = 0; k < contents.Length && side.IsClosed && circuit.SteadyState is not null; k++)
            {
                Species ion = circuit.Problem.Species[k];
                if (side.Capacities[k] > 0)
                {
                    yield return new(
                        $"{ion} in {side.Region}", contents[k], "mol/m^3",
                        contents[k] == side.Contents[k] ? "stays" : $"from {NumberText.Short(side.Contents[k])} mM in the case");
                }
            }
        }
    }

    private static IEnumerable<ValueRow> Potentials(MembraneCircuit circuit, CircuitState state)
    {
        if (circuit.TimeConstant(state) is { } time)
        {
            yield return new("time constant", time, "s", "C/g");
        }

        double? leaks = circuit.Working.Any(m => !m.IsPump) ? circuit.Reversal(state) : null;
        if (leaks is { } alone)
        {
            yield return new("V_WA", alone, "V", "where the leaks alone carry no net current");
        }

        if (circuit.SteadyState is null)
        {
            yield break;
        }

        bool isClamped = circuit.Drive.Kind == CircuitDriveKind.Voltage;
        if (leaks is { } from && !isClamped && circuit.Working.Any(m => m.IsPump))
        {
            yield return new("pump shift", state.Potential - from, "V", "V_rest − V_WA; by −I_pump/g where the leaks are ohmic");
        }

        yield return circuit.Drive switch
        {
            { Kind: CircuitDriveKind.Voltage } => new("V_m", state.Potential, "V", "clamped"),
            { Kind: CircuitDriveKind.Current, Value: not 0 } => new("V_m", state.Potential, "V", "carries the clamped current"),
            { Kind: CircuitDriveKind.Current } => new("V_rest", state.Potential, "V", "no net current"),
            _ => new("V_rest", state.Potential, "V", circuit.Working.Any() ? "leaks and pumps balance for each ion" : "of the charge that the closed side holds"),
        };
    }
}
