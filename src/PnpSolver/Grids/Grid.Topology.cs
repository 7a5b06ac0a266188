using System.Collections.Immutable;

namespace PnpSolver.Grids;

/// <content>How nodes, edges, cells and boundaries lie to each other.</content>
public sealed partial class Grid
{
    /// <summary>All edges in strips of consecutive ones, rising.</summary>
    public ImmutableArray<EdgeStrip> Strips { get; }

    /// <summary>Most edges that meet in a node.</summary>
    public const int MostEdgesAtNode = 4;

    /// <summary>The edges that meet in a node.</summary>
    /// <param name="node">The node.</param>
    /// <param name="storage">Room for <see cref="MostEdgesAtNode"/> of them.</param>
    /// <returns>The part of the storage that is used.</returns>
    public ReadOnlySpan<EdgeEnd> EdgesAt(int node, Span<EdgeEnd> storage)
    {
        (int row, int column) = Math.DivRem(node, Columns);
        int along = (row * Along.CellCount) + column;
        int across = (Rows * Along.CellCount) + node;
        int count = 0;
        if (column > 0)
        {
            storage[count++] = new(along - 1, node - 1, -1);
        }

        if (column < Columns - 1)
        {
            storage[count++] = new(along, node + 1, +1);
        }

        if (row > 0)
        {
            storage[count++] = new(across - Columns, node - Columns, -1);
        }

        if (row < Rows - 1)
        {
            storage[count++] = new(across, node + Columns, +1);
        }

        return storage[..count];
    }

    /// <summary>The lower and the upper node of an edge.</summary>
    public (int Lower, int Upper) EndsOf(int edge)
    {
        int across = edge - (Rows * Along.CellCount);
        if (across >= 0)
        {
            return (across, across + Columns);
        }

        int lower = edge + (edge / Along.CellCount);
        return (lower, lower + 1);
    }

    /// <summary>Where a node is, in words: <c>x = 1 nm</c> or <c>r = 1 nm, z = 2 nm</c>.</summary>
    public string PlaceOf(int node)
    {
        string name = Along.Coordinates == CoordinateSystem.Planar ? "x" : "r";
        string place = $"{name} = {Along.Positions[node % Columns] * 1e9:g6} nm";
        return Height is null ? place : $"{place}, z = {Height.Positions[node / Columns] * 1e9:g6} nm";
    }

    /// <summary>Maximal connected sets of cells of one region, by their first cell; runs on a line.</summary>
    public IReadOnlyList<RegionBlock> Blocks() => blocks.Value;

    /// <summary>The block that a cell belongs to.</summary>
    public RegionBlock BlockOf(int cell) => blocks.Value[blockOfCell.Value[cell]];

    /// <summary>Name of a block in results: its region, numbered from the region's second block on.</summary>
    /// <param name="block">One of <see cref="Blocks"/>.</param>
    public string NameOf(RegionBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        int earlier = Blocks().Count(other => other.Region == block.Region && other.FirstCell < block.FirstCell);
        return earlier == 0 ? block.Region : $"{block.Region}#{earlier + 1}";
    }

    /// <summary>Adds to every edge Σ value · (face area over length) over the cells beside it.</summary>
    /// <param name="ofRegion">The value of each region, shape [regions].</param>
    /// <param name="edges">Receives them, shape [edges].</param>
    public void AddToEdges(ReadOnlySpan<double> ofRegion, Span<double> edges)
    {
        if (Height is null)
        {
            for (int cell = 0; cell < CellCount; cell++)
            {
                edges[cell] += ofRegion[regionOfCell[cell]] * Along.EdgeFactor[cell];
            }

            return;
        }

        int first = Rows * Along.CellCount;
        for (int j = 0, cell = 0; j < Height.CellCount; j++)
        {
            double half = Height.Length(j) / 2;
            double inverse = Height.EdgeFactor[j];
            for (int i = 0; i < Along.CellCount; i++, cell++)
            {
                double value = ofRegion[regionOfCell[cell]];
                int across = first + (j * Columns) + i;
                edges[cell] += value * Along.EdgeFactor[i] * half;
                edges[cell + Along.CellCount] += value * Along.EdgeFactor[i] * half;
                edges[across] += value * Along.LowerVolume[i] * inverse;
                edges[across + 1] += value * Along.UpperVolume[i] * inverse;
            }
        }
    }

    /// <summary>Adds to every node Σ value · volume over its shares of the cells around it.</summary>
    /// <param name="ofRegion">The value of each region, shape [regions].</param>
    /// <param name="nodes">Receives them, shape [nodes].</param>
    public void AddToNodes(ReadOnlySpan<double> ofRegion, Span<double> nodes)
    {
        if (Height is null)
        {
            for (int cell = 0; cell < CellCount; cell++)
            {
                AddShares(cell, ofRegion[regionOfCell[cell]], nodes);
            }

            return;
        }

        int columns = Along.CellCount;
        for (int j = 0; j < Height.CellCount; j++)
        {
            double half = Height.Length(j) / 2;
            ReadOnlySpan<int> region = regionOfCell.AsSpan(j * columns, columns);
            Span<double> below = nodes.Slice(j * Columns, Columns);
            Span<double> above = nodes.Slice((j + 1) * Columns, Columns);
            for (int i = 0; i < region.Length; i++)
            {
                double value = half * ofRegion[region[i]];
                double lower = value * Along.LowerVolume[i];
                double upper = value * Along.UpperVolume[i];
                below[i] += lower;
                below[i + 1] += upper;
                above[i] += lower;
                above[i + 1] += upper;
            }
        }
    }

    /// <summary>Volume that the cells of a block give to each of its nodes, in the order of the nodes.</summary>
    /// <param name="block">One of <see cref="Blocks"/>.</param>
    public double[] NodeVolumes(RegionBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var shares = new double[NodeCount];
        foreach (IndexRun run in block.Cells.Runs)
        {
            for (int cell = run.First; cell <= run.Last; cell++)
            {
                AddShares(cell, 1, shares);
            }
        }

        return [.. block.Nodes.Numbers().Select(node => shares[node])];
    }

    /// <summary>The faces between cells of different regions.</summary>
    public IEnumerable<InterfaceFace> Interfaces()
    {
        for (int cell = 0; cell < CellCount; cell++)
        {
            (int j, int i) = Math.DivRem(cell, Along.CellCount);
            int node = (j * Columns) + i;
            if (i > 0 && regionOfCell[cell] != regionOfCell[cell - 1])
            {
                double area = Along.Coordinates.Area(Along.Positions[i]) * (Height?.Length(j) / 2 ?? 1);
                yield return new(cell - 1, cell, false, Along.Positions[i], new(cell, node, area, IsLine ? node : node + Columns, IsLine ? 0 : area));
            }

            if (j > 0 && regionOfCell[cell] != regionOfCell[cell - Along.CellCount])
            {
                yield return new(cell - Along.CellCount, cell, true, Height!.Positions[j], new(cell, node, Along.LowerVolume[i], node + 1, Along.UpperVolume[i]));
            }
        }
    }

    private void AddShares(int cell, double value, Span<double> nodes)
    {
        if (Height is null)
        {
            nodes[cell] += value * Along.LowerVolume[cell];
            nodes[cell + 1] += value * Along.UpperVolume[cell];
            return;
        }

        (int j, int i) = Math.DivRem(cell, Along.CellCount);
        int node = (j * Columns) + i;
        double half = value * Height.Length(j) / 2;
        nodes[node] += half * Along.LowerVolume[i];
        nodes[node + 1] += half * Along.UpperVolume[i];
        nodes[node + Columns] += half * Along.LowerVolume[i];
        nodes[node + Columns + 1] += half * Along.UpperVolume[i];
    }

    private IEnumerable<EdgeStrip> FindStrips()
    {
        for (int row = 0; row < Rows; row++)
        {
            yield return new(row * Along.CellCount, Along.CellCount, row * Columns, (row * Columns) + 1);
        }

        if (Rows > 1)
        {
            yield return new(Rows * Along.CellCount, Columns * (Rows - 1), 0, Columns);
        }
    }

    private IEnumerable<Boundary> FindBoundaries()
    {
        if (Height is null)
        {
            BoundaryFace Face(int node, int cell) => new(cell, node, Along.Coordinates.Area(Along.Positions[node]), node, 0);
            bool isPlanar = Coordinates == CoordinateSystem.Planar;
            if (!HasCentre)
            {
                yield return new(isPlanar ? "left" : "inner", -1, [Face(0, 0)]);
            }

            yield return new(isPlanar ? "right" : "outer", +1, [Face(NodeCount - 1, CellCount - 1)]);
            yield break;
        }

        yield return new("bottom", -1, Level(0, 0));
        yield return new("top", +1, Level(Rows - 1, Height.CellCount - 1));
        if (!HasCentre)
        {
            yield return new("inner", -1, Side(0, 0));
        }

        yield return new("outer", +1, Side(Columns - 1, Along.CellCount - 1));
    }

    private ImmutableArray<BoundaryFace> Level(int row, int cellRow) => [.. Enumerable.Range(0, Along.CellCount).Select(i =>
        new BoundaryFace((cellRow * Along.CellCount) + i, (row * Columns) + i, Along.LowerVolume[i], (row * Columns) + i + 1, Along.UpperVolume[i]))];

    private ImmutableArray<BoundaryFace> Side(int column, int cellColumn)
    {
        double around = Along.Coordinates.Area(Along.Positions[column]) / 2;
        return [.. Enumerable.Range(0, Height!.CellCount).Select(j => new BoundaryFace((j * Along.CellCount) + cellColumn,
            (j * Columns) + column, around * Height.Length(j), ((j + 1) * Columns) + column, around * Height.Length(j)))];
    }

    private int[] NumberBlocks()
    {
        var numbers = new int[CellCount];
        for (int b = 0; b < Blocks().Count; b++)
        {
            Blocks()[b].Cells.Fill(numbers.AsSpan(), b);
        }

        return numbers;
    }

    private IReadOnlyList<RegionBlock> FindBlocks()
    {
        var found = new List<List<IndexRun>>();
        List<List<IndexRun>> open = [];
        int columns = Along.CellCount;
        for (int row = 0; row < CellCount / columns; row++)
        {
            var next = new List<List<IndexRun>>();
            foreach (IndexRun run in RunsOf(row))
            {
                List<List<IndexRun>> touching = [.. open.Concat(next).Distinct().Where(block => Touches(block, run))];
                List<IndexRun> united = touching.Count > 0 ? touching[0] : [];
                foreach (List<IndexRun> other in touching.Skip(1))
                {
                    united.AddRange(other);
                    found.Remove(other);
                    open.Remove(other);
                    next.Remove(other);
                }

                if (touching.Count == 0)
                {
                    found.Add(united);
                }

                united.Add(run);
                next.Add(united);
            }

            open = [.. next.Distinct()];
        }

        return [.. found.Select(MakeBlock).OrderBy(block => block.FirstCell)];
    }

    /// <summary>Whether a block has a run in the row below that shares a side and the region.</summary>
    private bool Touches(List<IndexRun> block, IndexRun run) => regionOfCell[block[0].First] == regionOfCell[run.First]
        && block.Exists(other => other.First + Along.CellCount <= run.Last && run.First <= other.Last + Along.CellCount && other.Last < run.First);

    private IEnumerable<IndexRun> RunsOf(int row)
    {
        int end = (row + 1) * Along.CellCount;
        for (int first = row * Along.CellCount, cell = first + 1; cell <= end; cell++)
        {
            if (cell == end || regionOfCell[cell] != regionOfCell[first])
            {
                yield return new(first, cell - 1);
                first = cell;
            }
        }
    }

    /// <summary>A set of cells of one region with the nodes at their corners.</summary>
    /// <param name="runs">Runs of cells, each within one row.</param>
    internal RegionBlock MakeBlock(List<IndexRun> runs)
    {
        var nodes = new List<IndexRun>();
        double volume = 0;
        foreach (IndexRun run in runs)
        {
            (int j, int i) = Math.DivRem(run.First, Along.CellCount);
            int last = i + run.Count;
            for (int row = j; row <= j + (IsLine ? 0 : 1); row++)
            {
                nodes.Add(new((row * Columns) + i, (row * Columns) + last));
            }

            volume += Along.Coordinates.Volume(Along.Positions[i], Along.Positions[last]) * (Height?.Length(j) ?? 1);
        }

        return new(regions[regionOfCell[runs[0].First]], new(runs), new(nodes), volume);
    }
}
