using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Meshing;

/// <summary>How strongly solutions bend along the axes of a grid, and the cell sizes that follow.</summary>
/// <remarks>Linear interpolation over a cell of size h errs by h²|u″|/8, for u = ψ and u = ln(a_k + a_max/1000), divided by the larger of their ranges where
/// that is below 1: sizes that make this the same
/// everywhere are h = √(8 level/|u″|). In r–z an axis takes the fourth-power mean of |u″| along the other one, so that a corner, where u″ grows without
/// bound, counts less than a layer along a wall. Several solutions on one grid take the largest, and so does u = e^(−x/λ_D) at every face where ions form
/// a layer: how a layer responds must be resolved even where it is at rest.</remarks>
/// <param name="grid">The grid.</param>
/// <param name="outline">Where its regions lie: u′ jumps at the ends of segments, and is looked at in between.</param>
internal sealed class Bending(Grid grid, Mesh outline)
{
    private const double LeastShare = 1e-3;

    /// <summary>Range of variables below which a solution is at rest but for round-off.</summary>
    private const double AtRest = 1e-9;

    private readonly double[] along = new double[grid.Columns];
    private readonly double[] upward = new double[grid.Rows];

    /// <summary>Takes a solution into account.</summary>
    /// <param name="solution">The solution, on the grid.</param>
    public void Add(Solution solution)
    {
        int nodes = grid.NodeCount;
        var variables = new List<double[]> { solution.State[..nodes].ToArray() };
        for (int k = 0; k < solution.Problem.Species.Length; k++)
        {
            double[] activity = solution.State.Slice((k + 1) * nodes, nodes).ToArray();
            double most = activity.Max();
            variables.Add([.. activity.Select(a => a > 0 ? Math.Log(a + (LeastShare * most)) : double.NaN)]);
        }

        double range = variables.Max(Range);
        if (range > AtRest)
        {
            variables.ForEach(values => Add(values, 1 / Math.Min(range, 1)));
        }
    }

    /// <summary>Takes into account how the layers of a problem respond to one V_T.</summary>
    /// <param name="problem">The problem, on the grid.</param>
    public void AddLayers(PnpProblem problem)
    {
        foreach (LayerResolution layer in LayerResolution.Of(problem))
        {
            GridAxis axis = layer.IsLevel ? grid.Height! : grid.Along;
            double[] bending = layer.IsLevel ? upward : along;
            int step = layer.IsAbove ? 1 : -1;
            int face = axis.NodeAt(layer.Position);
            for (int i = face + step; i >= 0 && i < bending.Length; i += step)
            {
                double decay = Math.Exp(-Math.Abs(axis.Positions[i] - layer.Position) / layer.DebyeLength);
                bending[i] = Math.Max(bending[i], decay / (layer.DebyeLength * layer.DebyeLength));
            }
        }
    }

    /// <summary>The outline with cells of the sizes that follow; those of cells of the coarsest grid, whose halvings are to be the grid.</summary>
    /// <param name="level">The error of interpolation on the halved cells, in kT, along a row and upward.</param>
    /// <param name="refinements">How often cells are to be halved.</param>
    public Mesh Sized((double Along, double Upward) level, int refinements)
    {
        IEnumerable<Segment> Sized(bool isHeight, Segment stretch, double from)
        {
            double scale = (1 << refinements) * Math.Sqrt(8 * (isHeight ? level.Upward : level.Along));
            GridAxis axis = isHeight ? grid.Height! : grid.Along;
            double[] bending = isHeight ? upward : along;
            int first = axis.NodeAt(from);
            int last = axis.NodeAt(from + stretch.Length);
            int[] nodes = [.. Enumerable.Range(first, last - first + 1)];
            double[] at = [.. nodes.Select(i => i == last ? stretch.Length : axis.Positions[i] - axis.Positions[first])];
            return Sizing.Segments(stretch, at, [.. nodes.Select(i => scale / Math.Sqrt(At(bending, i, first, last)))]);
        }

        return outline.WithSegments(Sized) with { Refinements = refinements };
    }

    /// <summary>|u″| at a node of a stretch; at its ends that beside them: on a line within the stretch, in r–z on either side, since ends are corners there.</summary>
    private double At(double[] bending, int node, int first, int last)
    {
        if (grid.IsLine || (node != first && node != last))
        {
            return bending[Math.Clamp(node, first + 1, last - 1)];
        }

        return Math.Max(bending[Math.Max(node - 1, 1)], bending[Math.Min(node + 1, bending.Length - 2)]);
    }

    private static double Range(double[] values)
    {
        double[] known = [.. values.Where(double.IsFinite)];
        return known.Length == 0 ? 0 : known.Max() - known.Min();
    }

    private void Add(double[] values, double scale)
    {
        for (int i = 1; i < grid.Columns - 1; i++)
        {
            double mean = Mean(grid.Height, j => Second(grid.Along, i, values, (j * grid.Columns) + i, 1));
            along[i] = Math.Max(along[i], scale * mean);
        }

        for (int j = 1; j < grid.Rows - 1; j++)
        {
            double mean = Mean(grid.Along, i => Second(grid.Height!, j, values, (j * grid.Columns) + i, grid.Columns));
            upward[j] = Math.Max(upward[j], scale * mean);
        }
    }

    /// <summary>|u″| at a node, in 1/m²; not a number where u is none.</summary>
    private static double Second(GridAxis axis, int line, double[] values, int node, int step)
    {
        double below = axis.Length(line - 1);
        double above = axis.Length(line);
        return 2 / (below + above) * Math.Abs(((values[node + step] - values[node]) / above) - ((values[node] - values[node - step]) / below));
    }

    /// <summary>Fourth-power mean along an axis of what is a number; the one value on a line.</summary>
    private static double Mean(GridAxis? axis, Func<int, double> valueAt)
    {
        if (axis is null)
        {
            double only = valueAt(0);
            return double.IsNaN(only) ? 0 : only;
        }

        double sum = 0;
        double weights = 0;
        for (int i = 0; i < axis.NodeCount; i++)
        {
            double value = valueAt(i);
            if (!double.IsNaN(value))
            {
                double weight = (i > 0 ? axis.Length(i - 1) : 0) + (i < axis.CellCount ? axis.Length(i) : 0);
                sum += weight * Math.Pow(value, 4);
                weights += weight;
            }
        }

        return weights > 0 ? Math.Pow(sum / weights, 0.25) : 0;
    }
}
