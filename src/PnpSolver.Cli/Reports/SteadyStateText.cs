using PnpSolver.Circuits;

namespace PnpSolver.Cli.Reports;

/// <summary>Why membranes have no steady state, as far as their lumped circuits tell.</summary>
internal static class SteadyStateText
{
    /// <summary>One sentence for each membrane without a steady state; one that no mechanism crosses is at rest as it is.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="beyond">What has been said already.</param>
    public static IEnumerable<string> Refusals(PnpProblem problem, string beyond = "") => LumpedCircuit.Of(problem).Membranes
        .Where(circuit => circuit.Refusal is { } reason && !beyond.Contains(reason, StringComparison.Ordinal) && circuit.Working.Any())
        .Select(circuit => $"{circuit.Name}: its lumped circuit has no steady state: {circuit.Refusal}");
}
