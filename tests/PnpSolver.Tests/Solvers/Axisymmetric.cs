using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;

namespace PnpSolver.Tests.Solvers;

/// <summary>Problems on a line written as axisymmetric ones: a planar line becomes a column along z, a cylindrical one a slice along r.</summary>
internal static class Axisymmetric
{
    /// <summary>The problem on a grid with the same nodes on each of its lines.</summary>
    /// <param name="line">A planar or cylindrical problem.</param>
    /// <param name="across">Node positions in the direction in which nothing changes: r of a column, z of a slice.</param>
    public static PnpProblem Of(PnpProblem line, double[] across)
    {
        bool isColumn = line.Grid.Coordinates == CoordinateSystem.Planar;
        var other = new GridAxis(isColumn ? CoordinateSystem.Cylindrical : CoordinateSystem.Planar, across);
        (GridAxis r, GridAxis z) = isColumn ? (other, line.Grid.Along) : (line.Grid.Along, other);
        RegionPatch[] patches = [.. line.Grid.Blocks().Select(block => Patch(block, r, z, isColumn))];
        double size = Size(line, across);
        return line with
        {
            Grid = Grid.Axisymmetric(r, z, patches),
            Boundaries = line.Boundaries.ToImmutableDictionary(p => Name(p.Key), p => Whole(p.Value, size)),
            Surfaces = isColumn ? [.. line.Surfaces.Select(s => s with { Position = null, Height = s.Position })] : line.Surfaces,
        };
    }

    /// <summary>What the extensive numbers of the line are multiplied by: a column's cross-section, a slice's height.</summary>
    public static double Size(PnpProblem line, double[] across) => line.Grid.Coordinates == CoordinateSystem.Planar
        ? CoordinateSystem.Cylindrical.Volume(across[0], across[^1])
        : across[^1] - across[0];

    /// <summary>Node of the line that a node of the tensor grid repeats.</summary>
    public static int OnLine(PnpProblem line, Grid grid, int node) =>
        line.Grid.Coordinates == CoordinateSystem.Planar ? node / grid.Columns : node % grid.Columns;

    /// <summary>Name of the boundary that a line's end becomes.</summary>
    public static string Name(string end) => end switch
    {
        "left" => "bottom",
        "right" => "top",
        _ => end,
    };

    private static RegionPatch Patch(RegionBlock block, GridAxis r, GridAxis z, bool isColumn) => isColumn
        ? new(block.Region, r.Positions[0], r.Positions[^1], z.Positions[block.FirstNode], z.Positions[block.LastNode])
        : new(block.Region, r.Positions[block.FirstNode], r.Positions[block.LastNode], z.Positions[0], z.Positions[^1]);

    private static BoundaryCondition Whole(BoundaryCondition condition, double size) =>
        condition is Bath { Current: { } current } bath ? bath with { Current = current * size } : condition;
}
