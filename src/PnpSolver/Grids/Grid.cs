namespace PnpSolver.Grids;

/// <summary>Nodes, cells and edges of a domain with the geometry that a discretisation needs. Immutable.</summary>
/// <remarks>The tensor product of an axis (x or r) and, for r–z, a second one (z); a line is a tensor grid with a single row. Each cell
/// belongs to one region and shares itself out to its corner nodes (volumes) and to the edges along its sides (face area over length).
/// Volumes are exact; face areas are taken halfway along the edge, which is second order and regular at r = 0. No other type knows the
/// coordinate system. Node (i, j) has number j·columns + i, and cells are numbered likewise; edges along a row come first, edge
/// j·(columns − 1) + i joining (i, j) and (i + 1, j), then those from row to row, joining (i, j) and (i, j + 1). On a line edge e joins
/// nodes e and e + 1 and runs through cell e.</remarks>
public sealed partial class Grid
{
    private readonly int[] regionOfCell;
    private readonly string[] regions;
    private readonly Lazy<IReadOnlyList<RegionBlock>> blocks;
    private readonly Lazy<int[]> blockOfCell;

    /// <summary>A grid on a line from its node positions.</summary>
    /// <param name="coordinates">The coordinate system.</param>
    /// <param name="positions">Rising node positions, in m, shape [N + 1]; not negative for radial grids.</param>
    /// <param name="cellRegions">Region name of each cell, shape [N].</param>
    /// <exception cref="ArgumentException">The positions do not rise, or the shapes disagree.</exception>
    public Grid(CoordinateSystem coordinates, ReadOnlySpan<double> positions, IReadOnlyList<string> cellRegions)
        : this(new GridAxis(coordinates, positions), null, Numbers(cellRegions, out string[] names), names)
    {
    }

    private Grid(GridAxis along, GridAxis? height, int[] regionOfCell, string[] regions)
    {
        Along = along;
        Height = height;
        if (regionOfCell.Length != CellCount)
        {
            throw new ArgumentException($"{NodeCount} nodes need {CellCount} cells, got {regionOfCell.Length}");
        }

        this.regions = regions;
        this.regionOfCell = regionOfCell;
        blocks = new(FindBlocks);
        blockOfCell = new(NumberBlocks);
        Strips = [.. FindStrips()];
        Boundaries = [.. FindBoundaries()];
    }

    /// <summary>The coordinate system.</summary>
    public CoordinateSystem Coordinates => Height is null ? Along.Coordinates : CoordinateSystem.Axisymmetric;

    /// <summary>The axis along a row: x or r.</summary>
    public GridAxis Along { get; }

    /// <summary>The axis from row to row, z, or <c>null</c> on a line.</summary>
    public GridAxis? Height { get; }

    /// <summary>Whether the grid is one-dimensional.</summary>
    public bool IsLine => Height is null;

    /// <summary>Nodes of a row.</summary>
    public int Columns => Along.NodeCount;

    /// <summary>Number of rows; 1 on a line.</summary>
    public int Rows => Height?.NodeCount ?? 1;

    /// <summary>Number of nodes.</summary>
    public int NodeCount => Columns * Rows;

    /// <summary>Number of cells.</summary>
    public int CellCount => Along.CellCount * (Height?.CellCount ?? 1);

    /// <summary>Number of edges.</summary>
    public int EdgeCount => (Along.CellCount * Rows) + (Columns * (Rows - 1));

    /// <summary>Whether a radial grid reaches r = 0, which then is no boundary.</summary>
    public bool HasCentre => Along.HasCentre;

    /// <summary>Node positions x or r along a row, in m, shape [columns].</summary>
    public ReadOnlySpan<double> Positions => Along.Positions;

    /// <summary>Names of the regions in the order in which they appear.</summary>
    public IReadOnlyList<string> Regions => regions;

    /// <summary>Index into <see cref="Regions"/> of each cell, shape [cells].</summary>
    public ReadOnlySpan<int> RegionOfCell => regionOfCell;

    /// <summary>The named ends of the domain; the axis or centre r = 0 is none.</summary>
    public IReadOnlyList<Boundary> Boundaries { get; }

    /// <summary>A planar grid of segments.</summary>
    /// <param name="segments">The segments, from left to right.</param>
    public static Grid Planar(params Segment[] segments) => FromSegments(CoordinateSystem.Planar, 0, segments);

    /// <summary>A line of segments; every segment end is a node.</summary>
    /// <param name="coordinates">The coordinate system.</param>
    /// <param name="start">Position of the first node, in m.</param>
    /// <param name="segments">The segments in rising order.</param>
    public static Grid FromSegments(CoordinateSystem coordinates, double start, params IReadOnlyList<Segment> segments) =>
        new(Segment.Axis(coordinates, start, segments), null,
            Numbers([.. segments.SelectMany(s => Enumerable.Repeat(s.Region, s.CellSizes().Length))], out string[] names), names);

    /// <summary>An axisymmetric grid whose cells are painted over rectangles.</summary>
    /// <param name="r">The radial axis, of cylindrical coordinates.</param>
    /// <param name="z">The axis along the height, planar.</param>
    /// <param name="patches">The rectangles; later ones cover earlier ones. Their sides lie on grid lines.</param>
    /// <exception cref="ArgumentException">An axis is of the wrong kind, a side is on no grid line, or a cell is not covered.</exception>
    public static Grid Axisymmetric(GridAxis r, GridAxis z, params IReadOnlyList<RegionPatch> patches)
    {
        ArgumentNullException.ThrowIfNull(r);
        ArgumentNullException.ThrowIfNull(z);
        ArgumentNullException.ThrowIfNull(patches);
        if (r.Coordinates != CoordinateSystem.Cylindrical || z.Coordinates != CoordinateSystem.Planar)
        {
            throw new ArgumentException($"an axisymmetric grid has a cylindrical axis r and a planar axis z, got {r.Coordinates} and {z.Coordinates}");
        }

        string[] names = [.. patches.Select(patch => patch.Region).Distinct()];
        var cells = new int[r.CellCount * z.CellCount];
        Array.Fill(cells, -1);
        foreach (RegionPatch patch in patches)
        {
            Paint(patch, Array.IndexOf(names, patch.Region), r, z, cells);
        }

        int bare = Array.IndexOf(cells, -1);
        return bare < 0 ? FromNumbers(r, z, cells, names) : throw new ArgumentException(
            $"no region covers r = {r.Positions[bare % r.CellCount] * 1e9:g6} nm, z = {z.Positions[bare / r.CellCount] * 1e9:g6} nm");
    }

    /// <summary>The grid with every cell halved in every direction, the given number of times.</summary>
    /// <param name="times">Number of halvings; not negative.</param>
    public Grid Refine(int times) => Refine(times, times);

    /// <summary>The grid with every cell halved, each direction a number of times.</summary>
    /// <param name="along">Number of halvings along a row; not negative.</param>
    /// <param name="upward">Number of halvings from row to row, which do not matter on a line; not negative.</param>
    public Grid Refine(int along, int upward)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(along);
        ArgumentOutOfRangeException.ThrowIfNegative(upward);
        upward = IsLine ? 0 : upward;
        if (along == 0 && upward == 0)
        {
            return this;
        }

        int columns = checked(Along.CellCount << along);
        var cells = new int[checked(columns * ((Height?.CellCount ?? 1) << upward))];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = regionOfCell[((cell / columns >> upward) * Along.CellCount) + (cell % columns >> along)];
        }

        return new(Halved(Along, along), Height is null ? null : Halved(Height, upward), cells, regions);
    }

    /// <summary>The grid of every second line in each direction, or <c>null</c> where a region would lose its outline or an axis has an odd
    /// number of cells.</summary>
    public Grid? Coarsened()
    {
        if (Along.CellCount % 2 != 0 || (Height?.CellCount ?? 2) % 2 != 0)
        {
            return null;
        }

        int columns = Along.CellCount / 2;
        int rows = Height?.CellCount / 2 ?? 1;
        var cells = new int[columns * rows];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            int first = ((Height is null ? 0 : cell / columns * 2) * Along.CellCount) + (cell % columns * 2);
            int last = first + (Height is null ? 0 : Along.CellCount);
            int region = regionOfCell[first];
            if (regionOfCell[first + 1] != region || regionOfCell[last] != region || regionOfCell[last + 1] != region)
            {
                return null;
            }

            cells[cell] = region;
        }

        return new(Along.Coarsened(), Height?.Coarsened(), cells, regions);
    }

    private static GridAxis Halved(GridAxis axis, int times) => Enumerable.Range(0, times).Aggregate(axis, (halved, _) => halved.Halved());

    private static void Paint(RegionPatch patch, int number, GridAxis r, GridAxis z, int[] cells)
    {
        int Line(GridAxis axis, string name, double at) => axis.NodeAt(at) is >= 0 and int node ? node
            : throw new ArgumentException($"region {patch.Region} has a side at {name} = {at * 1e9:g9} nm, which is on no grid line");
        (int left, int right) = (Line(r, "r", patch.FromR), Line(r, "r", patch.ToR));
        (int bottom, int top) = (Line(z, "z", patch.FromZ), Line(z, "z", patch.ToZ));
        if (left >= right || bottom >= top)
        {
            throw new ArgumentException($"region {patch.Region} is an empty rectangle");
        }

        for (int j = bottom; j < top; j++)
        {
            cells.AsSpan((j * r.CellCount) + left, right - left).Fill(number);
        }
    }

    /// <summary>A grid whose regions are in the order in which they appear; those that are nowhere are left out.</summary>
    private static Grid FromNumbers(GridAxis r, GridAxis z, int[] cells, string[] names)
    {
        var order = new List<int>();
        int last = -1;
        foreach (int region in cells)
        {
            if (region != last && !order.Contains(region))
            {
                order.Add(region);
            }

            last = region;
        }

        int[] rank = [.. names.Select((_, region) => order.IndexOf(region))];
        for (int cell = 0; cell < cells.Length; cell++)
        {
            cells[cell] = rank[cells[cell]];
        }

        return new(r, z, cells, [.. order.Select(region => names[region])]);
    }

    private static int[] Numbers(IReadOnlyList<string> cellRegions, out string[] names)
    {
        ArgumentNullException.ThrowIfNull(cellRegions);
        names = [.. cellRegions.Distinct()];
        var index = names.Select((name, i) => (name, i)).ToDictionary(p => p.name, p => p.i);
        return [.. cellRegions.Select(name => index[name])];
    }
}
