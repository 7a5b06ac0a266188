using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Export;

/// <summary>Flux densities through the cells of a solution.</summary>
internal static class EdgeFluxes
{
    /// <summary>Flux density of a species in each cell, in mol/(m²·s), positive towards higher coordinates.</summary>
    /// <remarks>The discrete flux of the cell's edge over the area of its face, halfway along the cell.</remarks>
    public static IEnumerable<double> Density(Solution solution, Species species)
    {
        Grid grid = solution.Problem.Grid;
        double[] flux = solution.Flux(species);
        for (int cell = 0; cell < grid.CellCount; cell++)
        {
            double lower = grid.Positions[cell];
            yield return flux[cell] / grid.Coordinates.Area(lower + ((grid.Positions[cell + 1] - lower) / 2));
        }
    }
}
