using PnpSolver.Grids;

namespace PnpSolver.Discretization;

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
