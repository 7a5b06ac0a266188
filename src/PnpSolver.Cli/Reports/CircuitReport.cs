using PnpSolver.Cases;
using PnpSolver.Circuits;
using PnpSolver.Cli.Output;

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

    /// <summary>Writes one membrane's circuit.</summary>
    internal static void Write(TextWriter writer, MembraneCircuit circuit, Ink ink)
    {
        CircuitState state = circuit.SteadyState ?? circuit.At(0);
        writer.WriteLine($"\n{ink.Bold(circuit.Name)}, from {circuit.Inside.Region} outward to {circuit.Outside.Region}: {Drive(circuit)}");
        if (circuit.Refusal is { } reason)
        {
            writer.WriteLine($"  no steady state: {reason}");
            writer.WriteLine("  the values below hold at 0 V with what the sides hold in the case");
        }

        if (circuit.Inside.Nodes.Meets(circuit.Outside.Nodes))
        {
            writer.WriteLine("  an electrolyte passes through it or around it and joins its sides, which a circuit keeps apart: no voltage of its own lies across it");
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
