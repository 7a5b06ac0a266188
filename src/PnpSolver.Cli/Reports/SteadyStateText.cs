using PnpSolver.Circuits;

namespace PnpSolver.Cli.Reports;

/// <summary>Why membranes have no steady state, as far as their lumped circuits tell.</summary>
internal static class SteadyStateText
{
    /// <summary>One sentence for each membrane without a steady state; one that no mechanism crosses is at rest as it is.</summary>
    public static IEnumerable<string> Refusals(PnpProblem problem) => LumpedCircuit.Of(problem).Membranes
        .Where(circuit => circuit.Refusal is not null && circuit.Working.Any())
        .Select(circuit => $"{circuit.Name}: its lumped circuit has no steady state: {circuit.Refusal}");
}
