using PnpSolver.Grids;

namespace PnpSolver.Diagnostics;

/// <summary>Nodes of a set that follow each other in one row of a grid. Immutable.</summary>
/// <param name="Row">The row.</param>
/// <param name="Column">Column of the first node.</param>
/// <param name="Count">How many nodes there are.</param>
/// <param name="At">Place of the first node among all nodes of the set.</param>
internal readonly record struct RowRun(int Row, int Column, int Count, int At)
{
    /// <summary>A set of nodes, row by row: a run of the set may go on from the end of one row to the start of the next.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="nodes">The nodes.</param>
    public static IEnumerable<RowRun> Of(Grid grid, IndexSet nodes)
    {
        int at = 0;
        foreach (IndexRun run in nodes.Runs)
        {
            for (int first = run.First; first <= run.Last;)
            {
                (int row, int column) = Math.DivRem(first, grid.Columns);
                int count = Math.Min(run.Last + 1 - first, grid.Columns - column);
                yield return new(row, column, count, at);
                first += count;
                at += count;
            }
        }
    }
}
