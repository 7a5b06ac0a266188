namespace PnpSolver.Grids;

/// <summary>Node positions along one coordinate with what they make of areas and volumes. Immutable.</summary>
/// <remarks>Volumes are exact; face areas are taken halfway along the edge, which is second order and regular at r = 0.</remarks>
public sealed class GridAxis
{
    private readonly double[] positions;
    private readonly double[] edgeFactor;
    private readonly double[] lowerVolume;
    private readonly double[] upperVolume;

    /// <summary>An axis.</summary>
    /// <param name="coordinates">What the coordinate is: planar (x or z), or the radius of a cylinder or sphere.</param>
    /// <param name="positions">Rising node positions, in m, shape [N + 1]; not negative for a radius.</param>
    /// <exception cref="ArgumentException">The positions do not rise.</exception>
    public GridAxis(CoordinateSystem coordinates, params ReadOnlySpan<double> positions)
    {
        if (positions.Length < 2)
        {
            throw new ArgumentException($"an axis needs two nodes, got {positions.Length}");
        }

        if (coordinates != CoordinateSystem.Planar && positions[0] < 0)
        {
            throw new ArgumentException($"a radius cannot be negative: the grid starts at {positions[0]:g6} m");
        }

        Coordinates = coordinates;
        this.positions = positions.ToArray();
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
    }

    /// <summary>What the coordinate is.</summary>
    public CoordinateSystem Coordinates { get; }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => positions.Length;

    /// <summary>Number of cells.</summary>
    public int CellCount => positions.Length - 1;

    /// <summary>Whether a radius reaches 0, which then is no boundary.</summary>
    public bool HasCentre => Coordinates != CoordinateSystem.Planar && positions[0] == 0;

    /// <summary>Node positions, in m, shape [nodes].</summary>
    public ReadOnlySpan<double> Positions => positions;

    /// <summary>Face area over length of each edge, shape [cells].</summary>
    public ReadOnlySpan<double> EdgeFactor => edgeFactor;

    /// <summary>Volume that each cell gives to its lower node, shape [cells].</summary>
    public ReadOnlySpan<double> LowerVolume => lowerVolume;

    /// <summary>Volume that each cell gives to its upper node, shape [cells].</summary>
    public ReadOnlySpan<double> UpperVolume => upperVolume;

    /// <summary>Length of a cell, in m.</summary>
    public double Length(int cell) => positions[cell + 1] - positions[cell];

    /// <summary>The node at a position, or −1 where none is within 1e-9 of it, relative to the axis.</summary>
    /// <param name="position">In m.</param>
    public int NodeAt(double position)
    {
        int found = Array.BinarySearch(positions, position);
        int above = Math.Min(found >= 0 ? found : ~found, positions.Length - 1);
        int nearest = above > 0 && position - positions[above - 1] < positions[above] - position ? above - 1 : above;
        double slack = 1e-9 * Math.Max(Math.Abs(position), Math.Min(nearest > 0 ? Length(nearest - 1) : double.PositiveInfinity, nearest < CellCount ? Length(nearest) : double.PositiveInfinity));
        return Math.Abs(positions[nearest] - position) <= slack ? nearest : -1;
    }

    /// <summary>The cell that holds a position; the nearest one for a position outside.</summary>
    /// <param name="position">In m.</param>
    public int CellAt(double position)
    {
        int found = Array.BinarySearch(positions, position);
        return Math.Clamp(found >= 0 ? found : ~found - 1, 0, CellCount - 1);
    }

    /// <summary>The axis with every cell halved.</summary>
    public GridAxis Halved()
    {
        var nodes = new double[(2 * CellCount) + 1];
        for (int cell = 0; cell < CellCount; cell++)
        {
            nodes[2 * cell] = positions[cell];
            nodes[(2 * cell) + 1] = positions[cell] + ((positions[cell + 1] - positions[cell]) / 2);
        }

        nodes[^1] = positions[^1];
        return new(Coordinates, nodes);
    }

    /// <summary>The axis carried on beyond one of its ends by cells that grow from the last one; the nodes that it has stay as they are.</summary>
    /// <param name="isLow">Whether beyond its lower end.</param>
    /// <param name="length">By how much, in m; positive.</param>
    /// <param name="growth">Largest ratio of a new cell to the one before.</param>
    /// <exception cref="ArgumentException">The length is not positive, the growth is below 1, or a radius would reach the axis.</exception>
    public GridAxis Extended(bool isLow, double length, double growth)
    {
        if (!(length > 0) || !double.IsFinite(length) || !(growth >= 1))
        {
            throw new ArgumentException($"an axis is extended by a positive length with a growth of at least 1, got {length:g6} m and {growth:g6}");
        }

        double end = isLow ? positions[0] - length : positions[^1] + length;
        if (isLow && Coordinates != CoordinateSystem.Planar && end <= 0)
        {
            throw new ArgumentException($"a radius cannot go beyond its axis: {length:g6} m inwards from {positions[0]:g6} m");
        }

        double[] sizes = AxisExtension.Sizes(isLow ? Length(0) : Length(CellCount - 1), length, growth, CellCount);
        var added = new double[sizes.Length];
        double reached = isLow ? positions[0] : positions[^1];
        for (int i = 0; i < sizes.Length; i++)
        {
            reached += isLow ? -sizes[i] : sizes[i];
            added[i] = reached;
        }

        added[^1] = end;
        return new(Coordinates, isLow ? [.. added.Reverse(), .. positions] : [.. positions, .. added]);
    }

    /// <summary>The axis of every second node.</summary>
    public GridAxis Coarsened() => new(Coordinates, [.. Enumerable.Range(0, (CellCount / 2) + 1).Select(i => positions[2 * i])]);
}
