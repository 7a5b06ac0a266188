using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Discretization;

/// <summary>What crosses one membrane edge at a state, with its derivatives, in storage that is allocated once.</summary>
/// <remarks>A flow depends on ψ and every ln a at the two face nodes and on nothing else.</remarks>
internal sealed class MembraneFlows
{
    private readonly Network network;
    private readonly double[] flows;
    private readonly double[] slopes;
    private readonly int[] columns;
    private readonly Dual[] inside;
    private readonly Dual[] outside;
    private readonly Dual[] current;
    private readonly Dual[] open;
    private readonly Storage? storage;

    public MembraneFlows(Network network, MembraneEdge edge, Storage? storage)
    {
        this.network = network;
        this.storage = storage;
        open = new Dual[edge.Bank.Count];
        Edge = edge;
        int species = network.SpeciesCount;
        flows = new double[edge.Carried.Length];
        columns = [.. Enumerable.Range(0, species + 1).SelectMany(r => new[]
        {
            (r * network.NodeCount) + edge.InsideNode, (r * network.NodeCount) + edge.OutsideNode,
        })];
        slopes = new double[flows.Length * columns.Length];
        inside = new Dual[species];
        outside = new Dual[species];
        current = new Dual[flows.Length];
    }

    public MembraneEdge Edge { get; }

    /// <summary>Outward flow of each carried species, in mol/s (per m², per m).</summary>
    public ReadOnlySpan<double> Values => flows;

    /// <summary>Open fraction of a gate at the state, where a time step determines it.</summary>
    /// <param name="gate">Number of the gate among the edge's.</param>
    public double Open(int gate) => open[gate].Value;

    /// <summary>Evaluates flows and derivatives.</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public void Evaluate(ReadOnlySpan<double> state)
    {
        for (int seed = 0; seed < columns.Length; seed++)
        {
            Dual drop = new(state[columns[0]] - state[columns[1]], seed == 0 ? 1 : seed == 1 ? -1 : 0);
            for (int k = 0; k < inside.Length; k++)
            {
                int column = 2 * (k + 1);
                double a = state[columns[column]];
                double b = state[columns[column + 1]];
                inside[k] = new(a, seed == column ? a : 0);
                outside[k] = new(b, seed == column + 1 ? b : 0);
            }

            var faces = new FaceState(network.Problem, drop, inside, outside);
            ReadOnlySpan<Dual> gates = [];
            if (open.Length > 0 && storage is { Rate: > 0 })
            {
                Edge.Bank.Open(faces, storage.Rate, storage.Gates.Slice(Edge.FirstGate, open.Length), open);
                gates = open;
            }

            Edge.Flows(faces, gates, current);
            for (int f = 0; f < flows.Length; f++)
            {
                flows[f] = current[f].Value;
                slopes[(f * columns.Length) + seed] = current[f].Derivative;
            }
        }
    }

    /// <summary>Derivative of one flow with respect to ln a of its own species inside: the size of the flow one way.</summary>
    /// <param name="carried">Index into <see cref="MembraneEdge.Carried"/>.</param>
    public double InsideSlope(int carried) => slopes[(carried * columns.Length) + (2 * (Edge.Carried[carried] + 1))];

    /// <summary>Derivative of one flow with respect to ln a of its own species outside.</summary>
    /// <param name="carried">Index into <see cref="MembraneEdge.Carried"/>.</param>
    public double OutsideSlope(int carried) => slopes[(carried * columns.Length) + (2 * (Edge.Carried[carried] + 1)) + 1];

    /// <summary>Change of one flow along an increment of ψ and ln a.</summary>
    /// <param name="carried">Index into <see cref="MembraneEdge.Carried"/>.</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public double Change(int carried, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        for (int c = 0; c < columns.Length; c++)
        {
            sum += slopes[(carried * columns.Length) + c] * increment[columns[c]];
        }

        return sum;
    }
}
