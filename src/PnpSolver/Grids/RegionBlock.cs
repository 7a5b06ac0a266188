namespace PnpSolver.Grids;

/// <summary>A connected set of cells of one region with the nodes at their corners: a run of cells on a line. Immutable.</summary>
public sealed class RegionBlock
{
    internal RegionBlock(string region, IndexSet cells, IndexSet nodes, double volume)
    {
        Region = region;
        Cells = cells;
        Nodes = nodes;
        Volume = volume;
    }

    /// <summary>Name of the region.</summary>
    public string Region { get; }

    /// <summary>The cells.</summary>
    public IndexSet Cells { get; }

    /// <summary>The nodes at their corners, those on interfaces included.</summary>
    public IndexSet Nodes { get; }

    /// <summary>Exact volume, in m³ (per m² planar, per m cylindrical).</summary>
    public double Volume { get; }

    /// <summary>Cell of the lowest number.</summary>
    public int FirstCell => Cells.First;

    /// <summary>Cell of the highest number.</summary>
    public int LastCell => Cells.Last;

    /// <summary>Node of the lowest number: on a line, the lower face.</summary>
    public int FirstNode => Nodes.First;

    /// <summary>Node of the highest number: on a line, the upper face.</summary>
    public int LastNode => Nodes.Last;
}

/// <summary>A rectangle of an axisymmetric grid that is filled with a region. Immutable.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="FromR">Smallest radius, in m.</param>
/// <param name="ToR">Largest radius, in m.</param>
/// <param name="FromZ">Lowest z, in m.</param>
/// <param name="ToZ">Highest z, in m.</param>
public sealed record RegionPatch(string Region, double FromR, double ToR, double FromZ, double ToZ);
