using PnpSolver.Grids;

namespace PnpSolver.Cli.Reports;

/// <summary>The regions of a mesh with their extents and cell sizes.</summary>
internal static class MeshTable
{
    /// <summary>The number of nodes, then one line for each connected part of a region.</summary>
    /// <param name="grid">The grid.</param>
    public static IEnumerable<string> Lines(Grid grid)
    {
        string nodes = grid.IsLine ? $"{grid.NodeCount}" : $"{grid.Columns} × {grid.Rows} = {grid.NodeCount}";
        yield return $"{nodes} nodes; lengths in nm";
        Part[] parts = [.. grid.Blocks().Select(block => new Part(block, Along(grid, block), grid.Height is null ? null : Upwards(grid, block)))];
        List<string[]> columns = [Column.Left(["region", .. parts.Select(part => grid.IsLine ? part.Block.Region : grid.NameOf(part.Block))])];
        if (grid.IsLine)
        {
            columns.AddRange(Extent(parts, "", part => part.Along));
            columns.Add(Column.Decimal(["cells", .. parts.Select(part => NumberText.Short(part.Block.Cells.Count))]));
            columns.AddRange(Sizes(parts, "", part => part.Along));
        }
        else
        {
            columns.AddRange(Extent(parts, "r ", part => part.Along));
            columns.AddRange(Extent(parts, "z ", part => part.Height!));
            columns.Add(Column.Decimal(["cells", .. parts.Select(part => NumberText.Short(part.Block.Cells.Count))]));
            columns.AddRange(Sizes(parts, " in r", part => part.Along));
            columns.AddRange(Sizes(parts, " in z", part => part.Height!));
        }

        for (int i = 0; i <= parts.Length; i++)
        {
            yield return string.Join("  ", columns.Select(column => column[i]));
        }
    }

    private static IEnumerable<string[]> Extent(Part[] parts, string axis, Func<Part, Stretched> stretch) =>
    [
        Column.Decimal([$"{axis}from", .. parts.Select(part => Nanometres(stretch(part).From))]),
        Column.Decimal([axis.Length == 0 ? "to" : $"{axis}to", .. parts.Select(part => Nanometres(stretch(part).To))]),
    ];

    private static IEnumerable<string[]> Sizes(Part[] parts, string axis, Func<Part, Stretched> stretch) =>
    [
        Column.Decimal([$"smallest{axis}", .. parts.Select(part => Nanometres(stretch(part).Smallest))]),
        Column.Decimal([$"largest{axis}", .. parts.Select(part => Nanometres(stretch(part).Largest))]),
    ];

    private static Stretched Along(Grid grid, RegionBlock block)
    {
        // a run that goes on in the next row passes the end of its own and the beginning of that
        bool IsWhole(IndexRun run) => run.First / grid.Columns != run.Last / grid.Columns;
        int first = block.Nodes.Runs.Min(run => IsWhole(run) ? 0 : run.First % grid.Columns);
        int last = block.Nodes.Runs.Max(run => IsWhole(run) ? grid.Columns - 1 : run.Last % grid.Columns);
        return Stretch(grid.Along, first, last);
    }

    private static Stretched Upwards(Grid grid, RegionBlock block) =>
        Stretch(grid.Height!, block.FirstNode / grid.Columns, block.LastNode / grid.Columns);

    private static Stretched Stretch(GridAxis axis, int first, int last)
    {
        double[] sizes = [.. Enumerable.Range(first, last - first).Select(axis.Length)];
        return new(axis.Positions[first], axis.Positions[last], sizes.Min(), sizes.Max());
    }

    private static string Nanometres(double metres) => NumberText.Short(metres * 1e9, 5);

    private sealed record Part(RegionBlock Block, Stretched Along, Stretched? Height);

    /// <summary>What a part of a region takes of an axis.</summary>
    private sealed record Stretched(double From, double To, double Smallest, double Largest);
}
