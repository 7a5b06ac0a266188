using System.Collections.Immutable;

namespace PnpSolver.Grids;

/// <summary>A mesh as a mesh file says it: axes of segments and, in r–z, the rectangles that fill it. Immutable.</summary>
/// <remarks>One whose segments have no sizes is an outline: it says where regions lie, and nothing of cells.</remarks>
/// <param name="Coordinates">The coordinate system.</param>
/// <param name="Along">The axis x or r.</param>
public sealed record Mesh(CoordinateSystem Coordinates, MeshAxis Along)
{
    /// <summary>The axis z of an axisymmetric mesh, else <c>null</c>.</summary>
    public MeshAxis? Height { get; init; }

    /// <summary>What fills an axisymmetric mesh; later rectangles cover earlier ones.</summary>
    public ImmutableArray<RegionPatch> Patches { get; init; } = [];

    /// <summary>How often every cell is halved in every direction.</summary>
    public int Refinements { get; init; }

    /// <summary>Whether every segment says how large its cells are.</summary>
    public bool HasSizes => Along.HasSizes && (Height?.HasSizes ?? true);

    /// <summary>Number of cells of a mesh with sizes, less those that are added for the multigrid.</summary>
    public double CellCount => CellsOf(Along) * (Height is null ? 1 : CellsOf(Height)) * Math.Pow(Height is null ? 2 : 4, Refinements);

    /// <summary>The grid; in r–z with some more cells where their numbers would not suit the multigrid.</summary>
    /// <exception cref="ArgumentException">A segment has no sizes or wrong ones, a cell is not covered, or double precision cannot tell nodes apart.</exception>
    public Grid Build()
    {
        if (Height is null)
        {
            return Grid.FromSegments(Coordinates, Along.Start, Along.Segments).Refine(Refinements);
        }

        (double[][] radial, double[][] upright) = CoarsenableCells.Of(Along, Height);
        return Grid.Axisymmetric(Along.Build(CoordinateSystem.Cylindrical, radial), Height.Build(CoordinateSystem.Planar, upright), Patches).Refine(Refinements);
    }

    /// <summary>The same mesh with other segments in place of each.</summary>
    /// <param name="replace">Whether on the height; the segment; its lower end, in m; what to put in its place.</param>
    public Mesh WithSegments(Func<bool, Segment, double, IEnumerable<Segment>> replace)
    {
        ArgumentNullException.ThrowIfNull(replace);
        MeshAxis Replaced(MeshAxis axis, bool isHeight) => axis with { Segments = [.. axis.Segments.Zip(axis.Ends(), (segment, from) => replace(isHeight, segment, from)).SelectMany(s => s)] };
        return this with { Along = Replaced(Along, false), Height = Height is null ? null : Replaced(Height, true) };
    }

    /// <summary>The same regions with a number of equal cells in every segment.</summary>
    /// <param name="cells">The number.</param>
    public Mesh WithEqualCells(int cells) => WithSegments((_, segment, _) => [Segment.Uniform(segment.Region, segment.Length, cells)]);

    private static double CellsOf(MeshAxis axis) => axis.Segments.Sum(segment => (double)segment.CellSizes().Length);
}
