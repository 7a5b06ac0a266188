using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases.Forms;

/// <summary>The keys of meshes, in a file of their own or inline.</summary>
internal static class MeshVocabulary
{
    /// <summary>The symmetries of a domain.</summary>
    public static readonly WordShape Geometry = new("planar", "cylindrical", "spherical", "axisymmetric");

    private static readonly QuantityShape Length = new(QuantityKind.Length);
    private static readonly QuantityShape Size = new(QuantityKind.Length, Sign.Positive);
    private static readonly NameShape Region = new(Naming.MeshRegion);

    /// <summary>The two sides of a rectangle in one direction.</summary>
    public static readonly ListShape Sides = new(Length, 2, 2);

    /// <summary>A stretch of a line.</summary>
    public static KeysShape Segment { get; } = Stretch("segment", Key.Needed("region", Region, "Name of the region that fills the segment."));

    /// <summary>A stretch of a radial axis, which is a line of its own or that of an axisymmetric mesh.</summary>
    public static KeysShape RadialSegment { get; } = Stretch("radial-segment", new Key("region", Region, "Name of the region that fills the "
        + "segment, needed in a cylindrical or spherical mesh; an axisymmetric one has none here."));

    /// <summary>A stretch of the height.</summary>
    public static KeysShape HeightSegment { get; } = Stretch("height-segment");

    /// <summary>A rectangle of an axisymmetric mesh that is painted with a region.</summary>
    public static KeysShape Patch { get; } = new(
        "patch",
        Key.Needed("name", Region, "Name of the region."),
        Key.Needed("r", Sides, "Inner and outer side of the rectangle, which are ends of segments."),
        Key.Needed("z", Sides, "Lower and upper side of the rectangle, which are ends of segments."));

    /// <summary>A mesh.</summary>
    public static KeysShape Mesh { get; } = new(
        "mesh",
        new("geometry", Geometry, "The geometry that the mesh is for; an inline mesh can leave it out."),
        new("x", Axis("axis", Segment), "The axis of a planar mesh."),
        new("r", Axis("radial-axis", RadialSegment), "The axis of a cylindrical or spherical mesh; the radius of an axisymmetric one."),
        new("z", Axis("height-axis", HeightSegment), "The height of an axisymmetric mesh."),
        new("regions", new ListShape(Patch, 1), "What fills an axisymmetric mesh: rectangles painted in order, later ones over earlier ones. Cells "
            + "are added where counts would not suit the multigrid; no end of a segment moves."),
        new("refine", new NumberShape(Sign.NotNegative, Whole: true) { Largest = 20 }, "How often every cell is halved in every direction.") { Default = "0" })
    {
        Rules = [KeyRule.ExactlyOne("x", "r"), KeyRule.Needs("z", "r"), KeyRule.Needs("z", "regions"), KeyRule.Needs("regions", "z")],
    };

    /// <summary>A mesh file, which names its geometry.</summary>
    public static KeysShape MeshFile { get; } = Mesh with
    {
        Name = "mesh-file",
        Keys = [.. Mesh.Keys.Select(key => key.Name == "geometry" ? key with { Required = true } : key)],
    };

    private static KeysShape Stretch(string name, params ReadOnlySpan<Key> first) => new(
        name,
        [
            .. first,
            Key.Needed("length", Size, "Length of the segment."),
            new("cells", new NumberShape(Sign.Positive, Whole: true), "Number of equal cells."),
            new("first", Size, "Size of the first cell; sizes grow or shrink geometrically to the last."),
            new("last", Size, "Size of the last cell."),
            new("max", Size, "Largest size inside: fine, coarse, fine."),
        ])
    {
        Rules =
        [
            KeyRule.AtMostOne("cells", "first") with { Hint = " (cells: N, or first and last sizes)" },
            KeyRule.Needs("first", "last"),
            KeyRule.Needs("last", "first"),
            KeyRule.Needs("max", "first"),
        ],
    };

    private static KeysShape Axis(string name, KeysShape segment) => new(
        name,
        new("start", Length, "Position of the first node.") { Default = "0 m" },
        Key.Needed("segments", new ListShape(segment, 1), "The segments in rising order; every end is a node. Without "
            + "sizes in any segment, the cells follow from the physics."));
}
