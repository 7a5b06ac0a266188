using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>Where the parts of a transient's state are: ψ and every a_k, the gates, then what left each compartment and what entered it.</summary>
/// <param name="network">The network.</param>
internal sealed class StateLayout(Network network)
{
    /// <summary>First gate.</summary>
    public int FirstGate => network.UnknownCount;

    /// <summary>First tally of what left compartments through membranes, in mol (per m², per m).</summary>
    public int FirstOutflow { get; } = network.UnknownCount + network.GateCount;

    /// <summary>First tally of what entered compartments through baths, in mol (per m², per m).</summary>
    public int FirstInflow => FirstOutflow + network.Compartments.Count;

    /// <summary>Length of the state.</summary>
    public int Count => FirstInflow + network.Compartments.Count;

    /// <summary>What has left a compartment.</summary>
    public double Outflow(ReadOnlySpan<double> state, int compartment) => state[FirstOutflow + compartment];

    /// <summary>What has entered a compartment.</summary>
    public double Inflow(ReadOnlySpan<double> state, int compartment) => state[FirstInflow + compartment];
}
