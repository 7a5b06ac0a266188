using System.Globalization;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>Cuts through an axisymmetric solution: along the axis, and across it at the first level section, or else halfway up the
/// ion-free regions.</summary>
public static class SolutionCuts
{
    /// <summary>What <see cref="CutFigure"/> draws.</summary>
    /// <param name="solution">An axisymmetric solution.</param>
    public static IReadOnlyList<Cut> Of(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        Grid grid = solution.Problem.Grid;
        double debye = SolutionMaps.DebyeLength(solution.Problem);
        int row = Row(solution.Problem);
        string left = grid.HasCentre ? "axis" : string.Create(CultureInfo.InvariantCulture, $"r = {grid.Along.Positions[0] * 1e9:g4} nm");
        string level = string.Create(CultureInfo.InvariantCulture, $"z = {grid.Height!.Positions[row] * 1e9:0.####} nm");
        return
        [
            new(left, CutDirection.Axial, Runs(solution, grid.Height, cell => cell * grid.Along.CellCount, node => node * grid.Columns)) { DebyeLength = debye },
            new(level, CutDirection.Radial, Runs(solution, grid.Along,
                cell => (Math.Min(row, grid.Height.CellCount - 1) * grid.Along.CellCount) + cell, node => (row * grid.Columns) + node)) { DebyeLength = debye },
        ];
    }

    private static int Row(PnpProblem problem)
    {
        GridAxis height = problem.Grid.Height!;
        double[] positions = height.Positions.ToArray();
        int Nearest(double z) => Enumerable.Range(0, positions.Length).MinBy(j => Math.Abs(positions[j] - z));
        if (problem.Sections.FirstOrDefault(section => section.IsLevel) is { } section)
        {
            return Nearest(section.Position);
        }

        List<int> rows = [.. problem.Grid.Blocks().Where(block => !problem.Material(block.Region).AdmitsAny(problem.Species))
            .SelectMany(block => new[] { block.FirstNode / problem.Grid.Columns, block.LastNode / problem.Grid.Columns })];
        return rows.Count > 0 ? Nearest((positions[rows.Min()] + positions[rows.Max()]) / 2) : Nearest((positions[0] + positions[^1]) / 2);
    }

    /// <summary>One profile for each run of cells of a block along a grid line, with that block's own values.</summary>
    private static List<RegionProfile> Runs(Solution solution, GridAxis axis, Func<int, int> cellAt, Func<int, int> nodeAt)
    {
        Grid grid = solution.Problem.Grid;
        IReadOnlyList<RegionProfile> profiles = Profiles.Of(solution);
        var runs = new List<RegionProfile>();
        for (int first = 0; first < axis.CellCount;)
        {
            RegionBlock block = grid.BlockOf(cellAt(first));
            int end = first + 1;
            while (end < axis.CellCount && grid.BlockOf(cellAt(end)) == block)
            {
                end++;
            }

            int[] nodes = [.. block.Nodes.Numbers()];
            int[] places = [.. Enumerable.Range(first, end - first + 1).Select(i => Array.BinarySearch(nodes, nodeAt(i)))];
            RegionProfile whole = profiles[grid.Blocks().ToList().IndexOf(block)];
            runs.Add(new(
                block.Region, whole.AdmitsIons, axis.Positions[first..(end + 1)].ToArray(), Take(whole.Potential, places),
                [.. whole.Concentration.Select(c => Take(c, places))], Take(whole.ChargeDensity, places), []));
            first = end;
        }

        return runs;
    }

    private static double[] Take(double[] values, int[] places) => [.. places.Select(place => values[place])];
}
