using PnpSolver.Grids;

namespace PnpSolver.Discretization;

/// <summary>One equation that is not a node's balance; it determines an unknown whose own balance it replaces.</summary>
internal abstract class Constraint
{
    /// <summary>Index of the unknown whose balance gives way.</summary>
    public required int Unknown { get; init; }

    /// <summary>Derivative of the residual with respect to the constraint's own parameter, beyond what the response carries.</summary>
    public virtual double OwnSlope => 0;

    /// <summary>Loads the right-hand side of the response to the constraint's parameter: the held unknown rises by 1.</summary>
    /// <param name="system">The system.</param>
    /// <param name="right">Receives it, shape [unknowns]; zero on entry.</param>
    public virtual void LoadResponse(NetworkSystem system, Span<double> right) => right[Unknown] = 1;

    /// <summary>Nodes that the parameter moves as a whole, so that the balances within do not feel it; <c>null</c> where it moves the held
    /// nodes alone.</summary>
    public virtual IndexSet? Rigid => null;

    /// <summary>The move of ψ and ln a that stands for the parameter in an iterative solution: 1 at the held unknown.</summary>
    /// <param name="system">The system.</param>
    /// <param name="move">Receives it, shape [unknowns]; zero on entry.</param>
    public void LoadMove(NetworkSystem system, Span<double> move)
    {
        if (Rigid is { } nodes)
        {
            nodes.Fill(move[(Unknown / system.Network.NodeCount * system.Network.NodeCount)..], 1);
            return;
        }

        LoadResponse(system, move);
    }

    /// <summary>The response to a boundary's common potential: ψ of all its nodes rises by 1.</summary>
    /// <param name="ends">The parts of the boundary.</param>
    /// <param name="right">Receives it, shape [unknowns].</param>
    protected static void RaisePotential(IReadOnlyList<NetworkEnd> ends, Span<double> right)
    {
        for (int e = 0; e < ends.Count; e++)
        {
            ends[e].Nodes.Fill(right, 1);
        }
    }

    /// <summary>Relative violation at a state that Newton takes for converged; 0 where the size of the update tells as much.</summary>
    /// <param name="system">The system, evaluated at the state.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public virtual double Violation(NetworkSystem system, ReadOnlySpan<double> state) => 0;

    /// <summary>How far the state is from fulfilling the equation.</summary>
    /// <param name="system">The system, evaluated at the state.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public abstract double Residual(NetworkSystem system, ReadOnlySpan<double> state);

    /// <summary>Derivative of the residual along an increment of ψ and ln a.</summary>
    /// <param name="system">The system, evaluated at the state.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public abstract double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment);
}

/// <summary>Σ_i held_i = N over a pool of compartments: what no bath supplies keeps its amount.</summary>
/// <param name="pool">The compartments.</param>
internal sealed class TotalAmount(IReadOnlyList<Compartment> pool) : Constraint
{
    private readonly double amount = pool.Sum(c => c.Amount);

    /// <inheritdoc/>
    public override IndexSet? Rigid => pool[0].Nodes;

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state)
    {
        double sum = 0;
        for (int c = 0; c < pool.Count; c++)
        {
            sum += system.Contents.Held(pool[c]);
        }

        return sum - amount;
    }

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        for (int c = 0; c < pool.Count; c++)
        {
            sum += system.Contents.Change(pool[c], increment);
        }

        return sum;
    }
}

/// <summary>The flow of one species through a membrane edge is a parameter of the elimination; it follows from the faces' state.</summary>
/// <remarks>Without it, the flow would couple two distant nodes, and every balance that is summed from there.</remarks>
/// <param name="membrane">Number of the membrane edge.</param>
/// <param name="carried">Number of the species among those that the edge carries.</param>
internal sealed class MembraneFlow(int membrane, int carried) : Constraint
{
    /// <inheritdoc/>
    public override double OwnSlope => 1;

    /// <inheritdoc/>
    public override void LoadResponse(NetworkSystem system, Span<double> right)
    {
        MembraneEdge edge = system.Membranes[membrane].Edge;
        system.AddOutflow(edge, edge.Carried[carried], -1, right);
        for (int u = 0; u < right.Length; u++)
        {
            right[u] = system.Pinned[u] ? 0 : right[u];
        }
    }

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state) => 0;

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment) =>
        -system.Membranes[membrane].Change(carried, increment);
}

/// <summary>Σ F = 0 through the membranes of a compartment that no bath touches: at steady state as much leaves as enters.</summary>
/// <remarks>An equation of its own, since the flux at the face of a fine mesh carries a round-off far above a mechanism's flow.</remarks>
/// <param name="compartment">The compartment.</param>
internal sealed class ExchangeBalance(Compartment compartment) : Constraint
{
    private const double Vanishing = 1e-9;
    private readonly double fullest = compartment.Pool.SelectMany(c => c.Baths.Select(bath => bath.Activity(c.Species))).DefaultIfEmpty(0).Max();

    /// <inheritdoc/>
    public override IndexSet? Rigid => compartment.Nodes;

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state) => system.Outflow(compartment);

    /// <inheritdoc/>
    /// <remarks>An ion that is all but gone counts little in an update, though its balance may be far off; with less than a
    /// billionth of what the others hold, a balance says nothing.</remarks>
    public override double Violation(NetworkSystem system, ReadOnlySpan<double> state) =>
        state[Unknown] >= Vanishing * fullest ? system.ExchangeError(compartment) : double.PositiveInfinity;

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment) =>
        system.OutflowChange(compartment, increment);
}

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

/// <summary>Σ_i held_i = N + what has entered through membranes, for a compartment that no bath touches, within a time step.</summary>
/// <remarks>An equation of its own, since the sum of the nodes' balances carries the round-off of fluxes far above what a long step stores.
/// What has entered by the end of the step is (h − outflow)/rate.</remarks>
/// <param name="compartment">The compartment.</param>
/// <param name="number">Its number among the network's.</param>
/// <param name="total">N: what it held when nothing had entered, in mol (per m², per m).</param>
internal sealed class AmountBalance(Compartment compartment, int number, double total) : Constraint
{
    /// <summary>The compartment.</summary>
    public Compartment Compartment => compartment;

    /// <summary>Its number among the network's.</summary>
    public int Number => number;

    /// <summary>What it held when nothing had entered, in mol (per m², per m).</summary>
    public double Total => total;

    /// <inheritdoc/>
    public override IndexSet? Rigid => compartment.Nodes;

    /// <inheritdoc/>
    /// <remarks>Relative to what it holds, or to what crosses each way in the step where that is more.</remarks>
    public override double Violation(NetworkSystem system, ReadOnlySpan<double> state) =>
        Math.Abs(Residual(system, state)) / Math.Max(total, system.Throughput(compartment) / system.Rate);

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state) => system.Contents.Held(compartment) - total - Entered(system);

    /// <summary>What has entered by the end of the step, in mol (per m², per m).</summary>
    /// <param name="system">The system, as evaluated.</param>
    public double Entered(NetworkSystem system) =>
        (system.Storage!.History[system.Storage.FirstEntered + number] - system.Outflow(compartment)) / system.Rate;

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment) =>
        system.Contents.Change(compartment, increment) + (system.OutflowChange(compartment, increment) / system.Rate);
}

/// <summary>F Σ z_k J_k = I: the net ionic current into the domain through one boundary, all of whose parts share one potential; in a time step
/// with the displacement current.</summary>
/// <param name="ends">The parts of the boundary; their condition says what I is, in A/m² (planar), A/m (cylindrical) or A.</param>
/// <param name="boundary">Number of the boundary among the grid's.</param>
internal sealed class NetCurrent(IReadOnlyList<NetworkEnd> ends, int boundary) : Constraint
{
    /// <summary>The parts of the boundary.</summary>
    public IReadOnlyList<NetworkEnd> Ends => ends;

    /// <inheritdoc/>
    public override void LoadResponse(NetworkSystem system, Span<double> right) => RaisePotential(ends, right);

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state)
    {
        double sum = -ends[0].Condition.ImposedCurrent!.Value / PhysicalConstants.Faraday;
        if (system.Rate > 0)
        {
            sum -= system.Storage!.History[system.Storage.FirstDisplacement + boundary];
        }

        for (int e = 0; e < ends.Count; e++)
        {
            sum += system.Rate > 0 ? system.Rate * system.Displacement(ends[e], state) : 0;
            for (int k = 0; k < system.Network.SpeciesCount; k++)
            {
                sum += system.Network.Problem.Species[k].Valence * system.Inflow(ends[e], k);
            }
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        for (int e = 0; e < ends.Count; e++)
        {
            sum += system.Rate > 0 ? system.Rate * system.DisplacementChange(ends[e], increment) : 0;
            for (int k = 0; k < system.Network.SpeciesCount; k++)
            {
                sum += system.Network.Problem.Species[k].Valence * system.InflowChange(ends[e], k, increment);
            }
        }

        return sum;
    }
}

/// <summary>The displacement that enters through one boundary: what holds at the moment of a jump, when no ion has moved yet.</summary>
/// <param name="ends">The parts of the boundary, which share one potential.</param>
/// <param name="displacement">D over F, in mol (per m², per m).</param>
internal sealed class EndDisplacement(IReadOnlyList<NetworkEnd> ends, double displacement) : Constraint
{
    /// <inheritdoc/>
    public override void LoadResponse(NetworkSystem system, Span<double> right) => RaisePotential(ends, right);

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state)
    {
        double sum = -displacement;
        for (int e = 0; e < ends.Count; e++)
        {
            sum += system.Displacement(ends[e], state);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        for (int e = 0; e < ends.Count; e++)
        {
            sum += system.DisplacementChange(ends[e], increment);
        }

        return sum;
    }
}

/// <summary>Σ v_i ψ_i = 0: the gauge of a potential that nothing else fixes.</summary>
/// <param name="grid">The grid.</param>
/// <param name="ends">The parts of the boundary whose potential gives way, or none where a single node's does.</param>
internal sealed class MeanPotential(Grid grid, IReadOnlyList<NetworkEnd> ends) : Constraint
{
    private readonly double[] volumes = VolumesOf(grid);

    /// <inheritdoc/>
    public override IndexSet? Rigid => ends.Count == 0 ? new(new IndexRun(0, volumes.Length - 1)) : null;

    /// <inheritdoc/>
    public override void LoadResponse(NetworkSystem system, Span<double> right)
    {
        if (ends.Count == 0)
        {
            base.LoadResponse(system, right);
            return;
        }

        RaisePotential(ends, right);
    }

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state) => Mean(state);

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment) => Mean(increment);

    private static double[] VolumesOf(Grid grid)
    {
        var volumes = new double[grid.NodeCount];
        grid.AddToNodes([.. grid.Regions.Select(_ => 1.0)], volumes);
        return volumes;
    }

    private double Mean(ReadOnlySpan<double> psi)
    {
        double sum = 0;
        double volume = 0;
        for (int i = 0; i < volumes.Length; i++)
        {
            sum += volumes[i] * psi[i];
            volume += volumes[i];
        }

        return sum / volume;
    }
}
