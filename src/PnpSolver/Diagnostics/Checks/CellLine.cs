using PnpSolver.Grids;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>The cells along one grid line, in rising order. Immutable.</summary>
/// <param name="Axis">The axis that they lie along.</param>
/// <param name="First">The first cell.</param>
/// <param name="Step">From a cell to the next.</param>
/// <param name="IsUpright">Whether they lie along z; else along x or r.</param>
/// <param name="Thickness">Their extent across, in m; 0 on a line.</param>
internal readonly record struct CellLine(GridAxis Axis, int First, int Step, bool IsUpright, double Thickness)
{
    /// <summary>The cell at a place along the line.</summary>
    public int Cell(int at) => First + (at * Step);

    /// <summary>Number of the region of the cell at a place along the line.</summary>
    public int RegionOf(Grid grid, int at) => grid.RegionOfCell[Cell(at)];

    /// <summary>All rows of cells, and in r–z all columns.</summary>
    public static IEnumerable<CellLine> Of(Grid grid)
    {
        int columns = grid.Along.CellCount;
        for (int row = 0; row < (grid.Height?.CellCount ?? 1); row++)
        {
            yield return new(grid.Along, row * columns, 1, false, grid.Height?.Length(row) ?? 0);
        }

        for (int column = 0; column < columns && grid.Height is not null; column++)
        {
            yield return new(grid.Height, column, columns, true, grid.Along.Length(column));
        }
    }
}
