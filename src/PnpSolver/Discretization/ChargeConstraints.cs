using PnpSolver.Grids;

namespace PnpSolver.Discretization;

/// <summary>Gauss's law for nodes whose ions are all closed in: displacement out = charge within; in a time step with what enters through membranes.</summary>
/// <remarks>With the amounts of its species this says the same as the sum of its Poisson balances, but the net charge is not
/// the difference of large amounts here, so the potential of the nodes keeps its digits.</remarks>
/// <param name="grid">The grid.</param>
/// <param name="nodes">The nodes.</param>
/// <param name="charge">Charge of ions, fixed charge and surfaces within when nothing has entered, over F, in mol (per m², per m).</param>
/// <param name="contents">The closed compartments within, in a time step.</param>
internal sealed class EnclosedCharge(Grid grid, IndexSet nodes, double charge, params AmountBalance[] contents) : Constraint
{
    private readonly (int Edge, int Inner, int Outer)[] rim = [.. RimOf(grid, nodes)];

    /// <summary>The closed compartments within, in a time step.</summary>
    public IReadOnlyList<AmountBalance> Contents => contents;

    /// <inheritdoc/>
    public override IndexSet? Rigid => nodes;

    /// <summary>Displacement out of some nodes over F, in mol (per m², per m).</summary>
    /// <param name="network">The network.</param>
    /// <param name="nodes">The nodes.</param>
    /// <param name="psi">ψ, shape [nodes of the grid] or longer.</param>
    public static double Displacement(Network network, IndexSet nodes, ReadOnlySpan<double> psi) => Displacement(network, RimOf(network.Problem.Grid, nodes), psi);

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state)
    {
        double sum = Displacement(system.Network, rim, state) - charge;
        for (int c = 0; c < contents.Length; c++)
        {
            sum -= Valence(system, c) * contents[c].Entered(system);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        double sum = Displacement(system.Network, rim, increment);
        for (int c = 0; c < contents.Length; c++)
        {
            sum += Valence(system, c) * system.OutflowChange(contents[c].Compartment, increment) / system.Rate;
        }

        return sum;
    }

    private static List<(int Edge, int Inner, int Outer)> RimOf(Grid grid, IndexSet nodes)
    {
        Span<EdgeEnd> storage = stackalloc EdgeEnd[Grid.MostEdgesAtNode];
        var rim = new List<(int Edge, int Inner, int Outer)>();
        foreach (int node in nodes.Numbers())
        {
            foreach (EdgeEnd at in grid.EdgesAt(node, storage))
            {
                if (!nodes.Contains(at.Neighbour))
                {
                    rim.Add((at.Edge, node, at.Neighbour));
                }
            }
        }

        return rim;
    }

    private static double Displacement(Network network, IReadOnlyList<(int Edge, int Inner, int Outer)> rim, ReadOnlySpan<double> psi)
    {
        double sum = 0;
        for (int e = 0; e < rim.Count; e++)
        {
            sum += network.Permittance[rim[e].Edge] * (psi[rim[e].Inner] - psi[rim[e].Outer]);
        }

        return sum;
    }

    private double Valence(NetworkSystem system, int content) => system.Network.Problem.Species[contents[content].Compartment.Species].Valence;
}

/// <summary>The Poisson balance of one node, where its ψ is a parameter of the elimination.</summary>
/// <param name="node">The node; not an end of the domain.</param>
/// <param name="nodes">All nodes whose ions are closed in with it.</param>
internal sealed class NodeCharge(int node, IndexSet nodes) : Constraint
{
    /// <inheritdoc/>
    public override IndexSet? Rigid => nodes;

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state) => system.Residual[node];

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        Span<EdgeEnd> storage = stackalloc EdgeEnd[Grid.MostEdgesAtNode];
        double slope = 0;
        foreach (EdgeEnd at in system.Network.Problem.Grid.EdgesAt(node, storage))
        {
            slope += system.Network.Permittance[at.Edge] * (increment[node] - increment[at.Neighbour]);
        }

        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            slope -= system.ChargeSlope(k)[node] * increment[((k + 1) * system.Network.NodeCount) + node];
        }

        return slope;
    }
}
