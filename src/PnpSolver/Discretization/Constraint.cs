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
            for (int i = pool[c].FirstNode; i <= pool[c].LastNode; i++)
            {
                sum += system.Contents.Change(pool[c].Species, i, state, increment);
            }
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

/// <summary>Gauss's law for a run of nodes whose ions are all closed in: displacement out = charge within.</summary>
/// <remarks>With the amounts of its species this says the same as the sum of its Poisson balances, but the net charge is not
/// the difference of large amounts here, so the potential of the run keeps its digits.</remarks>
/// <param name="firstNode">First node of the run.</param>
/// <param name="lastNode">Last node of the run.</param>
/// <param name="charge">Charge of ions, fixed charge and surfaces within, over F, in mol (per m², per m).</param>
internal sealed class EnclosedCharge(int firstNode, int lastNode, double charge) : Constraint
{
    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state) => Displacement(system, state) - charge;

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment) =>
        Displacement(system, increment);

    private double Displacement(NetworkSystem system, ReadOnlySpan<double> psi)
    {
        ReadOnlySpan<double> permittance = system.Network.Permittance;
        double below = firstNode > 0 ? permittance[firstNode - 1] * (psi[firstNode] - psi[firstNode - 1]) : 0;
        double above = lastNode < permittance.Length ? permittance[lastNode] * (psi[lastNode] - psi[lastNode + 1]) : 0;
        return below + above;
    }
}

/// <summary>The Poisson balance of one node, where its ψ is a parameter of the elimination.</summary>
/// <param name="node">The node; not an end of the domain.</param>
internal sealed class NodeCharge(int node) : Constraint
{
    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state) => system.Residual[node];

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        ReadOnlySpan<double> permittance = system.Network.Permittance;
        double slope = (permittance[node - 1] * (increment[node] - increment[node - 1]))
            + (permittance[node] * (increment[node] - increment[node + 1]));
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            slope -= system.ChargeSlope(k)[node] * increment[((k + 1) * system.Network.NodeCount) + node];
        }

        return slope;
    }
}

/// <summary>F Σ z_k J_k = I: the net ionic current into the domain through one end.</summary>
/// <param name="end">The end.</param>
/// <param name="current">I, in A/m² (planar), A/m (cylindrical) or A (spherical).</param>
internal sealed class NetCurrent(NetworkEnd end, double current) : Constraint
{
    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state)
    {
        double sum = -current / PhysicalConstants.Faraday;
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            sum += system.Network.Problem.Species[k].Valence * system.Inflow(end, k);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            sum += system.Network.Problem.Species[k].Valence * system.InflowChange(end, k, increment);
        }

        return sum;
    }
}

/// <summary>Σ v_i ψ_i = 0: the gauge of a potential that nothing else fixes.</summary>
internal sealed class MeanPotential : Constraint
{
    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state) => Mean(system, state);

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment) =>
        Mean(system, increment);

    private static double Mean(NetworkSystem system, ReadOnlySpan<double> psi)
    {
        Grids.Grid grid = system.Network.Problem.Grid;
        double sum = 0;
        double volume = 0;
        for (int cell = 0; cell < grid.CellCount; cell++)
        {
            sum += (grid.LowerVolume[cell] * psi[cell]) + (grid.UpperVolume[cell] * psi[cell + 1]);
            volume += grid.LowerVolume[cell] + grid.UpperVolume[cell];
        }

        return sum / volume;
    }
}
