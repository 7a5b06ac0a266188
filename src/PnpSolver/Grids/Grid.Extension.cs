namespace PnpSolver.Grids;

/// <content>The same domain carried on beyond one of its ends.</content>
public sealed partial class Grid
{
    /// <summary>Largest ratio of a cell to the one before with which an extension grows.</summary>
    public const double ExtensionGrowth = 1.2;

    /// <summary>The grid carried on beyond a boundary: new cells grow from the last one, and each continues the region of the cell it is in line
    /// with. The nodes that the grid has keep their positions to the last bit.</summary>
    /// <param name="boundary">left, right, inner, outer, bottom or top.</param>
    /// <param name="length">By how much, in m; positive.</param>
    /// <param name="growth">Largest ratio of a new cell to the one before.</param>
    /// <exception cref="ArgumentException">The grid has no such boundary, or cannot be carried on there: a radius ends at its axis.</exception>
    public Grid Extended(string boundary, double length, double growth = ExtensionGrowth)
    {
        IEnumerable<string> names = from b in Boundaries select b.Name;
        Boundary end = (from b in Boundaries where b.Name == boundary select b).FirstOrDefault()
            ?? throw new ArgumentException($"the grid has no boundary {boundary}; it has {string.Join(", ", names)}", nameof(boundary));
        bool isLevel = end.IsLevel;
        GridAxis along = isLevel ? Along : Along.Extended(end.Outward < 0, length, growth);
        GridAxis? height = isLevel ? Height!.Extended(end.Outward < 0, length, growth) : Height;
        int before = end.Outward > 0 ? 0 : isLevel ? height!.CellCount - Height!.CellCount : along.CellCount - Along.CellCount;
        int rows = height?.CellCount ?? 1;
        var cells = new int[along.CellCount * rows];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            (int j, int i) = Math.DivRem(cell, along.CellCount);
            int column = Math.Clamp(i - (isLevel ? 0 : before), 0, Along.CellCount - 1);
            int row = Math.Clamp(j - (isLevel ? before : 0), 0, (Height?.CellCount ?? 1) - 1);
            cells[cell] = regionOfCell[(row * Along.CellCount) + column];
        }

        return new(along, height, cells, regions);
    }
}
