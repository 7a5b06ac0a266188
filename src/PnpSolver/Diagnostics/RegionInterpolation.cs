using PnpSolver.Grids;

namespace PnpSolver.Diagnostics;

/// <summary>Interpolation at one point from the nodes of the region block around it. Immutable.</summary>
/// <remarks>Lagrange's polynomial through the four nearest grid lines in each direction: cubic, fourth order, and exact at nodes. Where the block has
/// fewer lines, or other cells lie between, it takes fewer nodes, down to the corners of the point's own cell: bilinear, second order.</remarks>
internal sealed class RegionInterpolation
{
    private const int Most = 4;

    private readonly (int Place, double Weight)[] nodes;

    private RegionInterpolation(Grid grid, RegionBlock block, (double X, double Z) point, Window window)
    {
        Block = block;
        double[] along = Weights(grid.Positions[window.Left..(window.Right + 2)], point.X);
        double[] up = grid.Height is { } height ? Weights(height.Positions[window.Bottom..(window.Top + 2)], point.Z) : [1];
        nodes = new (int, double)[along.Length * up.Length];
        foreach (RowRun run in RowRun.Of(grid, block.Nodes))
        {
            int j = run.Row - window.Bottom;
            for (int i = 0; j >= 0 && j < up.Length && i < along.Length; i++)
            {
                int column = window.Left + i - run.Column;
                if (column >= 0 && column < run.Count)
                {
                    nodes[(j * along.Length) + i] = (run.At + column, up[j] * along[i]);
                }
            }
        }
    }

    /// <summary>The block that the point is in; on an interface one that ions can be in, if there is such a one.</summary>
    public RegionBlock Block { get; }

    /// <summary>Interpolation at a point.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="x">x or r, in m; a point outside moves to the nearest in the domain.</param>
    /// <param name="z">z, in m; no matter on a line.</param>
    public static RegionInterpolation At(PnpProblem problem, double x, double z)
    {
        Grid grid = problem.Grid;
        (double X, double Z) point = (Snapped(grid.Along, x), grid.Height is { } height ? Snapped(height, z) : 0);
        (int Row, int Column)[] touching =
        [
            .. from row in grid.Height is null ? [0] : CellsAt(grid.Height, point.Z)
               from column in CellsAt(grid.Along, point.X)
               select (row, column),
        ];
        (int Row, int Column) home = touching.MaxBy(cell => problem.Material(BlockAt(grid, cell.Row, cell.Column).Region).AdmitsAny(problem.Species));
        return new(grid, BlockAt(grid, home.Row, home.Column), point, Around(grid, home, point));
    }

    /// <summary>The interpolated value.</summary>
    /// <param name="values">Values at the nodes of the block.</param>
    public double Value(double[] values) => nodes.Sum(node => node.Weight * values[node.Place]);

    /// <summary>The interpolated value of what is not negative: by its logarithm where it is positive, so that the result is.</summary>
    /// <param name="values">Values at the nodes of the block.</param>
    public double PositiveValue(double[] values) => Array.TrueForAll(nodes, node => values[node.Place] > 0)
        ? Math.Exp(nodes.Sum(node => node.Weight * Math.Log(values[node.Place])))
        : Math.Max(Value(values), 0);

    /// <summary>Sums of lengths put a grid line a last digit beside a point that is meant to be on it.</summary>
    private static double Snapped(GridAxis axis, double position) =>
        axis.NodeAt(position) is >= 0 and int node ? axis.Positions[node] : Math.Clamp(position, axis.Positions[0], axis.Positions[^1]);

    /// <summary>The cells of an axis that touch a position.</summary>
    private static int[] CellsAt(GridAxis axis, double position) =>
        [.. new[] { axis.NodeAt(position) - 1, axis.CellAt(position) }.Distinct().Where(cell => cell >= 0)];

    private static RegionBlock BlockAt(Grid grid, int row, int column) => grid.BlockOf((row * grid.Along.CellCount) + column);

    /// <summary>The cells between the four nearest lines each way, less those that would include cells of another region.</summary>
    private static Window Around(Grid grid, (int Row, int Column) home, (double X, double Z) point)
    {
        bool IsHome(int row, int column) => BlockAt(grid, row, column) == BlockAt(grid, home.Row, home.Column);
        (int left, int right) = Nearest(grid.Along, home.Column, point.X, column => IsHome(home.Row, column));
        (int bottom, int top) = grid.Height is { } height ? Nearest(height, home.Row, point.Z, row => IsHome(row, home.Column)) : (0, 0);
        var window = new Window(left, right, bottom, top);
        while (window.Cells().FirstOrDefault(cell => !IsHome(cell.Row, cell.Column), home) is var foreign && foreign != home)
        {
            window = window.Without(foreign, home);
        }

        return window;
    }

    /// <summary>Up to three cells of one axis that include a cell, so that their lines are the nearest to a position.</summary>
    private static (int First, int Last) Nearest(GridAxis axis, int home, double position, Func<int, bool> belongs)
    {
        int first = home;
        while (first > 0 && home - first < Most && belongs(first - 1))
        {
            first--;
        }

        int last = home;
        while (last < axis.CellCount - 1 && last - home < Most && belongs(last + 1))
        {
            last++;
        }

        int count = Math.Min(Most - 1, last - first + 1);
        int found = axis.Positions.BinarySearch(position);
        int start = Math.Clamp((found < 0 ? ~found : found) - (Most / 2), first, last + 1 - count);
        return (start, start + count - 1);
    }

    private static double[] Weights(ReadOnlySpan<double> x, double at)
    {
        var weights = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            double weight = 1;
            for (int j = 0; j < x.Length; j++)
            {
                weight *= j == i ? 1 : (at - x[j]) / (x[i] - x[j]);
            }

            weights[i] = weight;
        }

        return weights;
    }

    /// <summary>A rectangle of cells.</summary>
    private readonly record struct Window(int Left, int Right, int Bottom, int Top)
    {
        public IEnumerable<(int Row, int Column)> Cells()
        {
            for (int row = Bottom; row <= Top; row++)
            {
                for (int column = Left; column <= Right; column++)
                {
                    yield return (row, column);
                }
            }
        }

        /// <summary>Cut between a cell and the one to keep, in the direction in which they are farther apart.</summary>
        public Window Without((int Row, int Column) cell, (int Row, int Column) kept) =>
            Math.Abs(cell.Row - kept.Row) > Math.Abs(cell.Column - kept.Column)
                ? cell.Row > kept.Row ? this with { Top = cell.Row - 1 } : this with { Bottom = cell.Row + 1 }
                : cell.Column > kept.Column ? this with { Right = cell.Column - 1 } : this with { Left = cell.Column + 1 };
    }
}
