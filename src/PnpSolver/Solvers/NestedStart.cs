using PnpSolver.Discretization;
using PnpSolver.Grids;

namespace PnpSolver.Solvers;

/// <summary>Carries a solution on the grid of every second line over to a grid, as a start for Newton.</summary>
/// <remarks>ψ and µ = ln a + zψ are interpolated linearly, since µ is smooth where ψ and ln a are not.</remarks>
internal static class NestedStart
{
    /// <summary>Below this number of nodes a grid is solved without the help of a coarser one.</summary>
    private const int FewNodes = 4000;

    /// <summary>The network on the grid of every second line, or <c>null</c> where that is too coarse or not possible.</summary>
    public static Network? Coarser(Network network) =>
        !network.Problem.Grid.IsLine && network.NodeCount > FewNodes && !network.HasSources && network.Problem.Grid.Coarsened() is { } grid
            ? new Network(network.Problem with { Grid = grid })
            : null;

    /// <summary>The start, shape [unknowns].</summary>
    /// <param name="plan">What is held on the finer grid.</param>
    /// <param name="coarse">The coarser network.</param>
    /// <param name="solution">Its solution, shape [its unknowns].</param>
    public static double[] Of(SystemPlan plan, Network coarse, ReadOnlySpan<double> solution)
    {
        Network network = plan.Network;
        int nodes = network.NodeCount;
        var state = new double[network.UnknownCount];
        Span<double> psi = state.AsSpan(0, nodes);
        ReadOnlySpan<double> coarsePsi = solution[..coarse.NodeCount];
        Interpolate(network.Problem.Grid, coarsePsi, psi);
        foreach (NetworkEnd end in network.Ends)
        {
            if (end.Condition.FixedPotential is { } potential)
            {
                end.Nodes.Fill(psi, potential / network.Problem.ThermalVoltage);
            }
        }

        var levels = new double[coarse.NodeCount];
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            double valence = network.Problem.Species[k].Valence;
            ReadOnlySpan<double> known = solution.Slice((k + 1) * coarse.NodeCount, coarse.NodeCount);
            for (int i = 0; i < levels.Length; i++)
            {
                levels[i] = known[i] > 0 ? Math.Log(known[i]) + (valence * coarsePsi[i]) : double.NaN;
            }

            Span<double> activity = state.AsSpan((k + 1) * nodes, nodes);
            Interpolate(network.Problem.Grid, levels, activity);
            ReadOnlySpan<double> capacity = network.Capacity(k);
            for (int i = 0; i < nodes; i++)
            {
                double level = activity[i] - (valence * psi[i]);
                activity[i] = capacity[i] > 0 && !double.IsNaN(level) ? Math.Exp(level) : 0;
            }
        }

        EquilibriumStart.HoldBaths(plan, state);
        return state;
    }

    /// <summary>Bilinear interpolation; a corner that is not a number does not count.</summary>
    private static void Interpolate(Grid grid, ReadOnlySpan<double> coarse, Span<double> fine)
    {
        int coarseColumns = (grid.Columns + 1) / 2;
        for (int j = 0; j < grid.Rows; j++)
        {
            int below = j / 2 * coarseColumns;
            int above = (j + 1) / 2 * coarseColumns;
            double up = Share(grid.Height!, j);
            for (int i = 0; i < grid.Columns; i++)
            {
                int left = i / 2;
                int right = (i + 1) / 2;
                double over = Share(grid.Along, i);
                double sum = 0;
                double weights = 0;
                Add(coarse[below + left], (1 - up) * (1 - over), ref sum, ref weights);
                Add(coarse[below + right], (1 - up) * over, ref sum, ref weights);
                Add(coarse[above + left], up * (1 - over), ref sum, ref weights);
                Add(coarse[above + right], up * over, ref sum, ref weights);
                fine[(j * grid.Columns) + i] = weights > 0 ? sum / weights : double.NaN;
            }
        }
    }

    private static void Add(double value, double weight, ref double sum, ref double weights)
    {
        if (weight > 0 && !double.IsNaN(value))
        {
            sum += weight * value;
            weights += weight;
        }
    }

    /// <summary>Weight of the coarse line above a fine one.</summary>
    private static double Share(GridAxis axis, int line) => line % 2 == 0 ? 0
        : (axis.Positions[line] - axis.Positions[line - 1]) / (axis.Positions[line + 1] - axis.Positions[line - 1]);
}
