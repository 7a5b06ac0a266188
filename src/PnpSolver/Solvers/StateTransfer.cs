using PnpSolver.Discretization;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Solvers;

/// <summary>Takes the state of a transient from the network before an event to the one after it.</summary>
/// <param name="before">The network before.</param>
/// <param name="from">The state there.</param>
internal sealed class StateTransfer(Network before, double[] from)
{
    private readonly StateLayout layout = new(before);

    /// <summary>What every compartment holds, in mol (per m², per m).</summary>
    public static double[] Held(Network network, double[] state)
    {
        var contents = new Contents(network);
        contents.Evaluate(state);
        return [.. network.Compartments.Select(contents.Held)];
    }

    /// <summary>Gates at their steady state.</summary>
    public static void OpenGates(Network network, double[] state)
    {
        var layout = new StateLayout(network);
        Span<Dual> none = new Dual[network.SpeciesCount];
        foreach (MembraneEdge edge in network.MembraneEdges)
        {
            var faces = new FaceState(network.Problem, state[edge.InsideNode] - state[edge.OutsideNode], none, none);
            var open = new Dual[edge.Bank.Count];
            edge.Bank.Open(faces, 0, new double[open.Length], open);
            for (int g = 0; g < open.Length; g++)
            {
                state[layout.FirstGate + edge.FirstGate + g] = open[g].Value;
            }
        }
    }

    /// <summary>The state on the network that follows: the same amounts, gates and tallies.</summary>
    public double[] To(Network next)
    {
        var target = new StateLayout(next);
        var state = new double[target.Count];
        from.AsSpan(0, before.UnknownCount).CopyTo(state);
        for (int k = 0; k < next.SpeciesCount; k++)
        {
            ReadOnlySpan<double> had = before.Capacity(k);
            ReadOnlySpan<double> after = next.Capacity(k);
            for (int i = 0; i < next.NodeCount; i++)
            {
                int own = ((k + 1) * next.NodeCount) + i;
                state[own] *= had[i] == after[i] ? 1 : after[i] > 0 ? had[i] / after[i] : 0;
            }
        }

        OpenGates(next, state);
        CarryGates(next, state);
        for (int c = 0; c < next.Compartments.Count; c++)
        {
            if (Same(next.Compartments[c]) is >= 0 and var old)
            {
                state[target.FirstEntered + c] = layout.Entered(from, old);
            }
        }

        return state;
    }

    /// <summary>A gate that was there before stays as open as it is.</summary>
    private void CarryGates(Network next, double[] state)
    {
        var open = new Dictionary<(int Inside, string Mechanism, string Gate), double>();
        foreach (((int, string, string) key, int index) in GatesOf(before))
        {
            open[key] = from[layout.FirstGate + index];
        }

        foreach (((int, string, string) key, int index) in GatesOf(next))
        {
            state[next.UnknownCount + index] = open.TryGetValue(key, out double value) ? value : state[next.UnknownCount + index];
        }
    }

    private static IEnumerable<((int Inside, string Mechanism, string Gate) Key, int Index)> GatesOf(Network network) =>
        from edge in network.MembraneEdges
        from pair in edge.Mechanisms.SelectMany(m => m.Gates.Select(gate => (Mechanism: m.Label, Gate: gate.Name))).Select((pair, g) => (pair.Mechanism, pair.Gate, Index: g))
        select ((edge.InsideNode, pair.Mechanism, pair.Gate), edge.FirstGate + pair.Index);

    /// <summary>What every compartment of the network that follows held at the start of the run.</summary>
    public double[] Initial(Network next, double[] state, IReadOnlyList<double> initial)
    {
        double[] held = Held(next, state);
        var target = new StateLayout(next);
        return [.. next.Compartments.Select((compartment, c) =>
            Same(compartment) is >= 0 and var old ? initial[old] : held[c] - target.Entered(state, c))];
    }

    /// <summary>Number of this network's compartment of the same species and nodes, or −1.</summary>
    private int Same(Compartment other)
    {
        for (int c = 0; c < before.Compartments.Count; c++)
        {
            Compartment own = before.Compartments[c];
            if (own.Species == other.Species && own.FirstNode == other.FirstNode && own.Nodes.Count == other.Nodes.Count)
            {
                return c;
            }
        }

        return -1;
    }
}
