using PnpSolver.Grids;
using PnpSolver.Membranes;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>What of an electrolyte lies in a pore through a slab, between the slab's faces and on the axis' side of it. Immutable.</summary>
/// <param name="Slab">The slab.</param>
/// <param name="Electrolyte">The electrolyte.</param>
/// <param name="Block">The electrolyte's cells in the pore.</param>
internal sealed record PoreSpace(Slab Slab, Electrolyte Electrolyte, RegionBlock Block)
{
    /// <summary>The pores of an axisymmetric problem, one part for each electrolyte in them.</summary>
    /// <param name="reading">The solution.</param>
    public static IEnumerable<PoreSpace> Of(CheckReading reading) => reading.Grid.IsLine ? [] :
        from slab in reading.Slabs
        where slab.IsShunted(reading.Problem)
        from electrolyte in reading.Electrolytes
        let runs = Runs(reading.Grid, slab, electrolyte).ToList()
        where runs.Count > 0
        select new PoreSpace(slab, electrolyte, reading.Grid.MakeBlock(runs));

    /// <summary>Runs of the electrolyte's cells below the first of the slab's, row by row.</summary>
    private static IEnumerable<IndexRun> Runs(Grid grid, Slab slab, Electrolyte electrolyte)
    {
        int columns = grid.Along.CellCount;
        foreach (IndexRun wall in slab.Block.Cells.Runs)
        {
            for (int row = wall.First / columns; row <= wall.Last / columns; row++)
            {
                int end = Math.Max(wall.First, row * columns) % columns;
                int first = end;
                while (first > 0 && grid.BlockOf((row * columns) + first - 1) == electrolyte.Block)
                {
                    first--;
                }

                if (first < end)
                {
                    yield return new((row * columns) + first, (row * columns) + end - 1);
                }
            }
        }
    }
}
