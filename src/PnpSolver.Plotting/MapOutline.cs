namespace PnpSolver.Plotting;

/// <summary>An edge between two regions, along one grid line. Immutable.</summary>
/// <param name="From">Its inner or lower end (r, z), in m.</param>
/// <param name="To">Its outer or upper end.</param>
/// <param name="IsWall">Whether ions can be on one side only.</param>
internal sealed record MapEdge((double R, double Z) From, (double R, double Z) To, bool IsWall);

/// <summary>Finds the edges between regions.</summary>
internal static class MapOutline
{
    /// <summary>All edges inside the domain, each as long as it is straight and of one kind.</summary>
    public static IReadOnlyList<MapEdge> Of(MapData data)
    {
        (int columns, int rows) = (data.R.Length - 1, data.Z.Length - 1);
        var edges = new List<MapEdge>();
        for (int j = 1; j < rows; j++)
        {
            edges.AddRange(Runs(columns, i => Kind(data, data.Cell(i, j - 1), data.Cell(i, j)))
                .Select(run => new MapEdge((data.R[run.First], data.Z[j]), (data.R[run.End], data.Z[j]), run.Kind == EdgeKind.Wall)));
        }

        for (int i = 1; i < columns; i++)
        {
            edges.AddRange(Runs(rows, j => Kind(data, data.Cell(i - 1, j), data.Cell(i, j)))
                .Select(run => new MapEdge((data.R[i], data.Z[run.First]), (data.R[i], data.Z[run.End]), run.Kind == EdgeKind.Wall)));
        }

        return edges;
    }

    private static EdgeKind Kind(MapData data, int cell, int other)
    {
        (int a, int b) = (data.RegionOfCell[cell], data.RegionOfCell[other]);
        return a == b ? EdgeKind.None : data.Regions[a].AdmitsIons == data.Regions[b].AdmitsIons ? EdgeKind.Change : EdgeKind.Wall;
    }

    private static IEnumerable<(int First, int End, EdgeKind Kind)> Runs(int count, Func<int, EdgeKind> kind)
    {
        int first = 0;
        EdgeKind current = kind(0);
        for (int k = 1; k <= count; k++)
        {
            EdgeKind next = k < count ? kind(k) : EdgeKind.None;
            if (k == count || next != current)
            {
                if (current != EdgeKind.None)
                {
                    yield return (first, k, current);
                }

                (first, current) = (k, next);
            }
        }
    }

    private enum EdgeKind
    {
        None,
        Change,
        Wall,
    }
}
