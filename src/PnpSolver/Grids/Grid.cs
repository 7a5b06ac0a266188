namespace PnpSolver.Grids;

/// <summary>Nodes, cells and edges of a domain with the geometry that a discretisation needs. Immutable.</summary>
/// <remarks>Each cell belongs to one region and shares itself out to its corner nodes (volumes) and to the edges
/// along it (face area over length). Volumes are exact; face areas are taken halfway along the edge, which is second order
/// and regular at r = 0. No other type knows the coordinate system. Nodes, edges and cells are numbered along the axis;
/// edge e joins nodes e and e + 1 and runs through cell e.</remarks>
public sealed class Grid
{
    private readonly double[] positions;
    private readonly int[] regionOfCell;
    private readonly string[] regions;
    private readonly double[] edgeFactor;
    private readonly double[] lowerVolume;
    private readonly double[] upperVolume;

    /// <summary>A grid from its node positions.</summary>
    /// <param name="coordinates">The coordinate system.</param>
    /// <param name="positions">Rising node positions, in m, shape [N + 1]; not negative for radial grids.</param>
    /// <param name="cellRegions">Region name of each cell, shape [N].</param>
    /// <exception cref="ArgumentException">The positions do not rise, or the shapes disagree.</exception>
    public Grid(CoordinateSystem coordinates, ReadOnlySpan<double> positions, IReadOnlyList<string> cellRegions)
    {
        ArgumentNullException.ThrowIfNull(cellRegions);
        if (positions.Length < 2 || cellRegions.Count != positions.Length - 1)
        {
            throw new ArgumentException($"{positions.Length} nodes need {positions.Length - 1} cells, got {cellRegions.Count}");
        }

        if (coordinates != CoordinateSystem.Planar && positions[0] < 0)
        {
            throw new ArgumentException($"a radius cannot be negative: the grid starts at {positions[0]:g6} m");
        }

        Coordinates = coordinates;
        this.positions = positions.ToArray();
        regions = [.. cellRegions.Distinct()];
        var index = regions.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        regionOfCell = [.. cellRegions.Select(name => index[name])];
        edgeFactor = new double[CellCount];
        lowerVolume = new double[CellCount];
        upperVolume = new double[CellCount];
        for (int cell = 0; cell < CellCount; cell++)
        {
            double lower = positions[cell];
            double upper = positions[cell + 1];
            double middle = lower + ((upper - lower) / 2);
            if (!(lower < middle && middle < upper))
            {
                throw new ArgumentException($"node positions must rise: {lower:g17} m is followed by {upper:g17} m");
            }

            edgeFactor[cell] = coordinates.Area(middle) / (upper - lower);
            lowerVolume[cell] = coordinates.Volume(lower, middle);
            upperVolume[cell] = coordinates.Volume(middle, upper);
        }

        Boundaries = HasCentre
            ? [new Boundary("outer", NodeCount - 1, coordinates.Area(positions[^1]), +1)]
            : [
                new Boundary(coordinates == CoordinateSystem.Planar ? "left" : "inner", 0, coordinates.Area(positions[0]), -1),
                new Boundary(coordinates == CoordinateSystem.Planar ? "right" : "outer", NodeCount - 1, coordinates.Area(positions[^1]), +1),
            ];
    }

    /// <summary>The coordinate system.</summary>
    public CoordinateSystem Coordinates { get; }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => positions.Length;

    /// <summary>Number of cells.</summary>
    public int CellCount => positions.Length - 1;

    /// <summary>Number of edges.</summary>
    public int EdgeCount => positions.Length - 1;

    /// <summary>Whether a radial grid reaches r = 0, which then is no boundary.</summary>
    public bool HasCentre => Coordinates != CoordinateSystem.Planar && positions[0] == 0;

    /// <summary>Node positions x or r, in m, shape [nodes].</summary>
    public ReadOnlySpan<double> Positions => positions;

    /// <summary>Names of the regions in the order in which they appear.</summary>
    public IReadOnlyList<string> Regions => regions;

    /// <summary>Index into <see cref="Regions"/> of each cell, shape [cells].</summary>
    public ReadOnlySpan<int> RegionOfCell => regionOfCell;

    /// <summary>Face area over length of each edge, in m (times m⁻² planar, m⁻¹ cylindrical), shape [edges].</summary>
    public ReadOnlySpan<double> EdgeFactor => edgeFactor;

    /// <summary>Volume that each cell gives to its lower node, shape [cells].</summary>
    public ReadOnlySpan<double> LowerVolume => lowerVolume;

    /// <summary>Volume that each cell gives to its upper node, shape [cells].</summary>
    public ReadOnlySpan<double> UpperVolume => upperVolume;

    /// <summary>The named ends of the domain; the axis or centre r = 0 is none.</summary>
    public IReadOnlyList<Boundary> Boundaries { get; }

    /// <summary>A planar grid of segments.</summary>
    /// <param name="segments">The segments, from left to right.</param>
    public static Grid Planar(params Segment[] segments) => FromSegments(CoordinateSystem.Planar, 0, segments);

    /// <summary>A grid of segments; every segment end is a node.</summary>
    /// <param name="coordinates">The coordinate system.</param>
    /// <param name="start">Position of the first node, in m.</param>
    /// <param name="segments">The segments in rising order.</param>
    public static Grid FromSegments(CoordinateSystem coordinates, double start, params IReadOnlyList<Segment> segments)
    {
        ArgumentNullException.ThrowIfNull(segments);
        var nodes = new List<double> { start };
        var cells = new List<string>();
        double origin = start;
        foreach (Segment segment in segments)
        {
            double end = origin + segment.Length;
            double position = origin;
            foreach (double size in segment.CellSizes())
            {
                position += size;
                nodes.Add(position);
                cells.Add(segment.Region);
            }

            nodes[^1] = end;
            origin = end;
        }

        return new(coordinates, [.. nodes], cells);
    }

    /// <summary>The grid with every cell halved, the given number of times.</summary>
    /// <param name="times">Number of halvings; not negative.</param>
    public Grid Refine(int times)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(times);
        if (times == 0)
        {
            return this;
        }

        var nodes = new double[(2 * CellCount) + 1];
        var cells = new string[2 * CellCount];
        for (int cell = 0; cell < CellCount; cell++)
        {
            nodes[2 * cell] = positions[cell];
            nodes[(2 * cell) + 1] = positions[cell] + ((positions[cell + 1] - positions[cell]) / 2);
            cells[2 * cell] = cells[(2 * cell) + 1] = regions[regionOfCell[cell]];
        }

        nodes[^1] = positions[^1];
        return new Grid(Coordinates, nodes, cells).Refine(times - 1);
    }

    /// <summary>Volume of a run of cells, in m³ (per m² planar, per m cylindrical).</summary>
    public double Volume(RegionBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        return Coordinates.Volume(positions[block.FirstNode], positions[block.LastNode]);
    }

    /// <summary>Maximal runs of cells of one region, in rising order.</summary>
    public IReadOnlyList<RegionBlock> Blocks()
    {
        var blocks = new List<RegionBlock>();
        for (int start = 0, cell = 1; cell <= CellCount; cell++)
        {
            if (cell == CellCount || regionOfCell[cell] != regionOfCell[start])
            {
                blocks.Add(new(regions[regionOfCell[start]], start, cell - 1));
                start = cell;
            }
        }

        return blocks;
    }

    /// <summary>Name of a run in results: its region, numbered from the region's second run on.</summary>
    /// <param name="block">One of <see cref="Blocks"/>.</param>
    public string NameOf(RegionBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        int earlier = Blocks().Count(other => other.Region == block.Region && other.FirstCell < block.FirstCell);
        return earlier == 0 ? block.Region : $"{block.Region}#{earlier + 1}";
    }
}

/// <summary>A named end of the domain.</summary>
/// <param name="Name">left, right, inner or outer.</param>
/// <param name="Node">Its node.</param>
/// <param name="Area">Area of the boundary surface: 1 (planar), per metre (cylindrical) or in m² (spherical).</param>
/// <param name="Outward">+1 where the outward normal points to rising coordinates, −1 otherwise.</param>
public sealed record Boundary(string Name, int Node, double Area, int Outward);

/// <summary>A run of cells of one region.</summary>
/// <param name="Region">Name of the region.</param>
/// <param name="FirstCell">First cell, which is also its first node.</param>
/// <param name="LastCell">Last cell.</param>
public sealed record RegionBlock(string Region, int FirstCell, int LastCell)
{
    /// <summary>Node at the lower face.</summary>
    public int FirstNode => FirstCell;

    /// <summary>Node at the upper face.</summary>
    public int LastNode => LastCell + 1;
}
