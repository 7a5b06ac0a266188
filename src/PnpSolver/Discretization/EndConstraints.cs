using PnpSolver.Grids;

namespace PnpSolver.Discretization;

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
