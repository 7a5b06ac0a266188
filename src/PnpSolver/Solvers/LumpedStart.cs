using PnpSolver.Circuits;
using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>The circuit's steady state as a guess of what the field equations will find on both sides of a membrane.</summary>
/// <remarks>The layers shift it by a per cent or so, which Newton mends in a step or two from any parameters; from an arbitrary
/// start the exponentials of leaks and pumps can take many.</remarks>
internal sealed class LumpedStart
{
    private readonly MembraneCircuit circuit;
    private readonly CircuitState state;
    private readonly double insidePotential;

    private LumpedStart(Network network, MembraneCircuit circuit, CircuitState state)
    {
        this.circuit = circuit;
        this.state = state;
        double? At(CircuitSide side) => network.Ends.FirstOrDefault(end => IsIn(side, end.Node))?.Condition.FixedPotential;
        insidePotential = At(circuit.Inside) ?? ((At(circuit.Outside) ?? 0) + state.Potential);
    }

    /// <summary>The guess, or <c>null</c> where no single membrane lets ions through or its circuit has no steady state.</summary>
    public static LumpedStart? Of(Network network) =>
        CircuitOf(network) is { SteadyState: { } state } circuit ? new(network, circuit, state) : null;

    /// <summary>Why the circuit of the only membrane that lets ions through has no steady state, or <c>null</c>.</summary>
    public static string? RefusalOf(Network network) => CircuitOf(network)?.Refusal;

    private static MembraneCircuit? CircuitOf(Network network) => network.MembraneEdges.Count == 1
        ? LumpedCircuit.Of(network.Problem).Find(network.MembraneEdges[0].Slab.Name)
        : null;

    /// <summary>The circuit's V_m, in V.</summary>
    public double Voltage => state.Potential;

    /// <summary>φ of the side that a node belongs to, in V, or <c>null</c> inside the slab.</summary>
    public double? Potential(int node) => IsIn(circuit.Inside, node) ? insidePotential
        : IsIn(circuit.Outside, node) ? insidePotential - state.Potential
        : null;

    /// <summary>Activity of an ion on the side of a compartment that exchanges it, in mol/m³, or <c>null</c>.</summary>
    public double? Activity(Compartment compartment)
    {
        double activity = IsIn(circuit.Inside, compartment.FirstNode) ? state.Inside[compartment.Species] : state.Outside[compartment.Species];
        return compartment.Gates.Count > 0 && activity > 0 ? activity : null;
    }

    private static bool IsIn(CircuitSide side, int node) => node >= side.FirstNode && node <= side.LastNode;
}
