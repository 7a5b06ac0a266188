using PnpSolver.Boundaries;
using PnpSolver.Grids;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>A boundary at which the domain was cut out of a larger one. Immutable.</summary>
/// <param name="Boundary">The boundary.</param>
/// <param name="Reach">Smallest distance from it, along a grid line, to where its electrolyte ends at another region or a wall, in m; infinite where no line does.</param>
/// <param name="Depth">How far the domain reaches inwards from it, in m.</param>
internal sealed record OpenEnd(Boundary Boundary, double Reach, double Depth)
{
    /// <summary>Where baths are that every ion can enter.</summary>
    /// <param name="problem">The problem.</param>
    public static IEnumerable<OpenEnd> Baths(PnpProblem problem) => problem.Grid.Boundaries
        .Where(boundary => problem.Boundary(boundary.Name) is { IsReservoir: true } condition && !condition.GathersCharge(problem.Species))
        .Select(boundary => Of(problem, boundary));

    /// <summary>A boundary as an open end.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="boundary">One of its grid's.</param>
    public static OpenEnd Of(PnpProblem problem, Boundary boundary)
    {
        Grid grid = problem.Grid;
        GridAxis axis = boundary.IsLevel ? grid.Height! : grid.Along;
        int step = -boundary.Outward * (boundary.IsLevel ? grid.Along.CellCount : 1);
        BoundaryCondition condition = problem.Boundary(boundary.Name);
        bool opposite = grid.Boundaries.Any(other => other.IsLevel == boundary.IsLevel && other.Outward != boundary.Outward && problem.Boundary(other.Name).GathersCharge(problem.Species));
        double edge = axis.Positions[boundary.Outward < 0 ? 0 : axis.NodeCount - 1];
        double reach = double.PositiveInfinity;
        foreach (BoundaryFace face in boundary.Faces.Where(face => condition.ActsOn(problem, grid.Regions[grid.RegionOfCell[face.Cell]])))
        {
            int count = 1;
            while (count < axis.CellCount && grid.RegionOfCell[face.Cell + (count * step)] == grid.RegionOfCell[face.Cell])
            {
                count++;
            }

            if (count < axis.CellCount || opposite)
            {
                reach = Math.Min(reach, Math.Abs(axis.Positions[boundary.Outward < 0 ? count : axis.CellCount - count] - edge));
            }
        }

        return new(boundary, reach, axis.Positions[axis.NodeCount - 1] - axis.Positions[0]);
    }

    /// <summary>Whether a bath touches a block.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="block">The block.</param>
    public static bool IsAtBath(PnpProblem problem, RegionBlock block) => problem.Grid.Boundaries
        .Where(boundary => problem.Boundary(boundary.Name) is { IsReservoir: true } bath && bath.ActsOn(problem, block.Region))
        .Any(boundary => boundary.Faces.Any(face => block.Cells.Contains(face.Cell)));
}
