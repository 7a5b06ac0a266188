using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>Where the parts of a transient's state are: ψ and every a_k, the gates, then what has entered each compartment.</summary>
/// <param name="network">The network.</param>
internal sealed class StateLayout(Network network)
{
    /// <summary>First gate.</summary>
    public int FirstGate => network.UnknownCount;

    /// <summary>First tally of what entered compartments since the start, in mol (per m², per m).</summary>
    public int FirstEntered { get; } = network.UnknownCount + network.GateCount;

    /// <summary>Length of the state.</summary>
    public int Count => FirstEntered + network.Compartments.Count;

    /// <summary>What has entered a compartment since the start.</summary>
    public double Entered(ReadOnlySpan<double> state, int compartment) => state[FirstEntered + compartment];
}
