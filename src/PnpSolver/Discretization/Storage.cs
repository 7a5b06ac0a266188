using PnpSolver.Grids;

namespace PnpSolver.Discretization;

/// <summary>What an implicit time step adds to a network's equations: rate·u − h, with u what nodes hold, gates and tallies.</summary>
/// <remarks>u in order: ψ of every node (only kept for displacement currents), amounts of every species at every node in mol, open fractions of the
/// gates, for every compartment what has entered it since the start in mol, and for every boundary whose current
/// is imposed the displacement that enters there over F, in mol. All per m² (planar) or per m (cylindrical). Mutable.</remarks>
/// <param name="network">The network.</param>
internal sealed class Storage(Network network)
{
    private readonly double[] history = new double[CountFor(network)];

    /// <summary>Weight of u, in 1/s; 0 while nothing is stored.</summary>
    public double Rate { get; set; }

    /// <summary>h, shape [stored].</summary>
    public Span<double> History => history;

    /// <summary>Number of entries of u.</summary>
    public int Count => history.Length;

    /// <summary>First entry of the gates.</summary>
    public int FirstGate => network.UnknownCount;

    /// <summary>First entry of the tallies of what entered compartments, through baths and membranes.</summary>
    public int FirstEntered => FirstGate + network.GateCount;

    /// <summary>First entry of the displacements at boundaries with an imposed current.</summary>
    public int FirstDisplacement => FirstEntered + network.Compartments.Count;

    /// <summary>h of what the nodes hold of a species, shape [nodes].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> Held(int species) => history.AsSpan((species + 1) * network.NodeCount, network.NodeCount);

    /// <summary>h of the gates, shape [gates].</summary>
    public ReadOnlySpan<double> Gates => history.AsSpan(FirstGate, network.GateCount);

    /// <summary>Number of a boundary among the grid's.</summary>
    /// <param name="boundary">The boundary.</param>
    public int NumberOf(Boundary boundary)
    {
        int number = 0;
        while (network.Problem.Grid.Boundaries[number] != boundary)
        {
            number++;
        }

        return number;
    }

    private static int CountFor(Network network) => network.UnknownCount + network.GateCount + network.Compartments.Count + network.Problem.Grid.Boundaries.Count;
}
