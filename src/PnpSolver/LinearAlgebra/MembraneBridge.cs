using PnpSolver.Discretization;
using PnpSolver.Grids;

namespace PnpSolver.LinearAlgebra;

/// <summary>What crosses the slabs as edges of each species' network, so that its multigrid knows of leaks.</summary>
/// <remarks>A membrane edge joins two nodes that are no neighbours. The nodes between them hold none of the species and the edges between
/// them carry none; n edges in series there with slopes t q (from) and t (to), q = (f/b)^(1/n), t = b (qⁿ − 1)/(q − 1), carry just
/// f x_lower − b x_upper, as the membrane edge does.</remarks>
internal sealed class MembraneBridge
{
    private readonly NetworkSystem system;
    private readonly int species;
    private readonly double[] from;
    private readonly double[] to;
    private readonly int[] between;

    private MembraneBridge(NetworkSystem system, int species)
    {
        this.system = system;
        this.species = species;
        from = new double[system.Network.EdgeCount];
        to = new double[system.Network.EdgeCount];
        between = [.. Crossing().SelectMany(m => Steps(m.Flows.Edge).Skip(1).Select(step => step.Node)).Distinct()];
    }

    /// <summary>Slopes of all edges by the lower node's µ, shape [edges].</summary>
    public ReadOnlySpan<double> From => from;

    /// <summary>Slopes of all edges by the upper node's µ, shape [edges].</summary>
    public ReadOnlySpan<double> To => to;

    /// <summary>The nodes inside slabs, which hold none of the species.</summary>
    public ReadOnlySpan<int> Between => between;

    /// <summary>The bridges of a species, or <c>null</c> where no membrane carries it.</summary>
    public static MembraneBridge? Of(NetworkSystem system, int species) =>
        system.Membranes.Any(m => m.Edge.Carried.Contains(species)) ? new(system, species) : null;

    /// <summary>Takes the slopes as the system holds them now.</summary>
    public void Load()
    {
        system.Fluxes.SlopeFrom(species).CopyTo(from);
        system.Fluxes.SlopeTo(species).CopyTo(to);
        foreach ((MembraneFlows flows, int carried) in Crossing())
        {
            MembraneEdge edge = flows.Edge;
            bool isRising = edge.InsideNode < edge.OutsideNode;
            double inside = Math.Max(flows.InsideSlope(carried), 0);
            double outside = Math.Max(-flows.OutsideSlope(carried), 0);
            (double forth, double back) = isRising ? (inside, outside) : (outside, inside);
            Bridge(edge, forth, back);
        }
    }

    private void Bridge(MembraneEdge edge, double forth, double back)
    {
        if (!(forth > 0) || !(back > 0))
        {
            return;
        }

        int count = Steps(edge).Count();
        double quotient = Math.Pow(forth / back, 1.0 / count);
        double series = Enumerable.Range(0, count).Sum(i => Math.Pow(quotient, i));
        foreach ((int at, _) in Steps(edge))
        {
            from[at] += back * series * quotient;
            to[at] += back * series;
        }
    }

    private IEnumerable<(MembraneFlows Flows, int Carried)> Crossing() => system.Membranes
        .Select(flows => (flows, flows.Edge.Carried.IndexOf(species))).Where(m => m.Item2 >= 0);

    /// <summary>The edges from face to face with their lower nodes, rising.</summary>
    private IEnumerable<(int Edge, int Node)> Steps(MembraneEdge edge)
    {
        Grid grid = system.Network.Problem.Grid;
        int lower = Math.Min(edge.InsideNode, edge.OutsideNode);
        int upper = Math.Max(edge.InsideNode, edge.OutsideNode);
        bool isAlong = lower / grid.Columns == upper / grid.Columns;
        int across = grid.Rows * (grid.Columns - 1);
        for (int node = lower; node < upper; node += isAlong ? 1 : grid.Columns)
        {
            yield return (isAlong ? node - (node / grid.Columns) : across + node, node);
        }
    }
}
