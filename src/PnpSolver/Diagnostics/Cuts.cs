using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Reads an axisymmetric solution along grid lines.</summary>
/// <remarks>A cut has one profile for each run of a region that it meets, in rising order, with positions along the cut and values from the nodes,
/// one-sided where regions meet; a cut along an interface has the profiles of both sides. There is no field in it.</remarks>
public static class Cuts
{
    /// <summary>A cut along r, outward.</summary>
    /// <param name="solution">The solution, on an axisymmetric grid.</param>
    /// <param name="row">Number of the grid line z = const.</param>
    public static IReadOnlyList<RegionProfile> AlongRow(Solution solution, int row)
    {
        ArgumentNullException.ThrowIfNull(solution);
        Grid grid = Axisymmetric(solution);
        int cells = grid.Along.CellCount;
        return [.. Runs(solution, grid.Along, i => ((row - 1) * cells) + i, i => (row * cells) + i, i => (row * grid.Columns) + i)];
    }

    /// <summary>A cut along z, upwards.</summary>
    /// <param name="solution">The solution, on an axisymmetric grid.</param>
    /// <param name="column">Number of the grid line r = const; 0 is the axis of a grid that reaches it.</param>
    public static IReadOnlyList<RegionProfile> AlongColumn(Solution solution, int column)
    {
        ArgumentNullException.ThrowIfNull(solution);
        Grid grid = Axisymmetric(solution);
        int cells = grid.Along.CellCount;
        return
        [
            .. Runs(
                solution, grid.Height!, j => column > 0 ? (j * cells) + column - 1 : -1, j => column < cells ? (j * cells) + column : -1,
                j => (j * grid.Columns) + column),
        ];
    }

    private static Grid Axisymmetric(Solution solution) => solution.Problem.Grid is { IsLine: false } grid ? grid
        : throw new ArgumentException("a line has no cuts: its profiles are all there is", nameof(solution));

    /// <summary>The profiles along an axis, given by the numbers of the cells on either side of the line, −1 or beyond the last for none, and of
    /// its nodes.</summary>
    private static IEnumerable<RegionProfile> Runs(Solution solution, GridAxis axis, Func<int, int> cellBelow, Func<int, int> cellAbove, Func<int, int> node)
    {
        IReadOnlyList<RegionBlock> blocks = solution.Problem.Grid.Blocks();
        var runs = new List<(int First, int Last, RegionBlock Block)>();
        foreach (RegionBlock block in blocks)
        {
            bool Borders(int edge) => edge < axis.CellCount && (block.Cells.Contains(cellBelow(edge)) || block.Cells.Contains(cellAbove(edge)));
            for (int first = 0; first < axis.CellCount; first++)
            {
                int last = first;
                while (Borders(last))
                {
                    last++;
                }

                if (last > first)
                {
                    runs.Add((first, last, block));
                    first = last;
                }
            }
        }

        foreach ((int first, int last, RegionBlock block) in runs.OrderBy(run => run.First).ThenBy(run => run.Last))
        {
            var nodes = new IndexSet(Enumerable.Range(first, last - first + 1).Select(at => new IndexRun(node(at), node(at))));
            var line = new RegionBlock(block.Region, block.Cells, nodes, block.Volume);
            yield return Profiles.Of(solution, line, axis.Positions[first..(last + 1)].ToArray());
        }
    }
}
