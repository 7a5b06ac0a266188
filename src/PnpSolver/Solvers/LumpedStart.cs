using System.Collections.Immutable;
using PnpSolver.Circuits;
using PnpSolver.Discretization;
using PnpSolver.Membranes;

namespace PnpSolver.Solvers;

/// <summary>The circuit's steady state as a guess of what the field equations will find on both sides of a membrane.</summary>
/// <remarks>What the layers change is taken along to first order: the mechanisms are evaluated once at the faces that Gouy–Chapman
/// layers would make, and the circuit is shifted by the difference. From an arbitrary start the exponentials of leaks and pumps can
/// take Newton many steps.</remarks>
internal sealed class LumpedStart
{
    private readonly MembraneCircuit circuit;
    private readonly CircuitState state;
    private readonly double insidePotential;

    private LumpedStart(Network network, MembraneCircuit circuit, CircuitState state)
    {
        this.circuit = circuit;
        this.state = state;
        double? At(CircuitSide side) => network.Ends.FirstOrDefault(end => end.Condition.FixedPotential is not null && side.Nodes.Meets(end.Nodes))?.Condition.FixedPotential;
        insidePotential = At(circuit.Inside) ?? ((At(circuit.Outside) ?? 0) + state.Potential);
    }

    /// <summary>The guess, or <c>null</c> where membranes in series let ions through or its circuit has no steady state.</summary>
    public static LumpedStart? Of(Network network) =>
        CircuitOf(network) is { SteadyState: { } state } circuit ? new(network, circuit, WithLayers(circuit, state)) : null;

    /// <summary>Why the circuit of the membrane that lets ions through has no steady state, or <c>null</c>.</summary>
    public static string? RefusalOf(Network network) => CircuitOf(network)?.Refusal;

    private static MembraneCircuit? CircuitOf(Network network)
    {
        Slab[] slabs = [.. network.MembraneEdges.Select(edge => edge.Slab).Distinct()];
        return slabs.Length > 0 && slabs.Skip(1).All(slab => slab.IsBeside(network.Problem, slabs[0]))
            ? LumpedCircuit.Of(network.Problem).Find(slabs[0].Name)
            : null;
    }

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

    private static CircuitState WithLayers(MembraneCircuit circuit, CircuitState state)
    {
        CircuitCapacitance layers = circuit.Capacitance(state);
        CircuitState faces = circuit.AtFaces(state, layers.InsideDrop, layers.OutsideDrop);
        ImmutableArray<double> bulkFluxes = circuit.Fluxes(circuit.Crossing, state);
        double[] extra = [.. circuit.Fluxes(circuit.Crossing, faces).Select((flux, k) => flux - bulkFluxes[k])];
        double held = circuit.Inside.IsClosed ? layers.ChargeInside : circuit.Outside.IsClosed ? layers.ChargeOutside : 0;
        if (circuit.Shift(state, extra, held * circuit.Area) is not { } shift)
        {
            return state;
        }

        ImmutableArray<double> Moved(CircuitSide side, ImmutableArray<double> bulk, ImmutableArray<double> change) =>
            [.. bulk.Zip(side.ContentsOf(bulk), change).Select(at => at.Second > 0 ? at.First * Math.Clamp(1 + (at.Third / at.Second), 0.5, 2) : at.First)];
        double largest = circuit.Problem.ThermalVoltage;
        return new(state.Potential + Math.Clamp(shift.Potential, -largest, largest), Moved(circuit.Inside, state.Inside, shift.Inside), Moved(circuit.Outside, state.Outside, shift.Outside));
    }

    private static bool IsIn(CircuitSide side, int node) => side.Nodes.Contains(node);
}
