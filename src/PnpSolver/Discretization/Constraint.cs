namespace PnpSolver.Discretization;

/// <summary>One equation that is not a node's balance; it determines an unknown whose own balance it replaces.</summary>
internal abstract class Constraint
{
    /// <summary>Index of the unknown whose balance gives way.</summary>
    public required int Unknown { get; init; }

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

/// <summary>Σ_i held_i = N: a closed compartment keeps its amount.</summary>
/// <param name="compartment">The compartment.</param>
internal sealed class TotalAmount(Compartment compartment) : Constraint
{
    /// <summary>The compartment.</summary>
    public Compartment Compartment { get; } = compartment;

    /// <inheritdoc/>
    public override double Residual(NetworkSystem system, ReadOnlySpan<double> state)
    {
        double sum = 0;
        foreach (double amount in system.Contents.Held(Compartment.Species)[Compartment.FirstNode..(Compartment.LastNode + 1)])
        {
            sum += amount;
        }

        return sum - Compartment.Amount;
    }

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        for (int i = Compartment.FirstNode; i <= Compartment.LastNode; i++)
        {
            sum += system.Contents.Change(Compartment.Species, i, state, increment);
        }

        return sum;
    }
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
            sum += system.Network.Problem.Species[k].Valence * Inflow(system, k);
        }

        return sum;
    }

    /// <inheritdoc/>
    public override double Slope(NetworkSystem system, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        int edge = Edge(system);
        double sum = 0;
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            sum -= end.Boundary.Outward * system.Network.Problem.Species[k].Valence * system.FluxChange(k, edge, increment);
        }

        return sum;
    }

    private double Inflow(NetworkSystem system, int k) => -end.Boundary.Outward * system.Flux(k)[Edge(system)];

    private int Edge(NetworkSystem system) => end.Boundary.Outward < 0 ? 0 : system.Network.EdgeCount - 1;
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
