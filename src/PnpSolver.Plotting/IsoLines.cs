namespace PnpSolver.Plotting;

/// <summary>Lines of equal value, cell by cell of a patch.</summary>
/// <remarks>Along each edge of a cell the value is linear between its nodes, so the line crosses it exactly; in a cell of which
/// all four edges are crossed the value at its middle decides. Lines end at the edge of their layer.</remarks>
internal static class IsoLines
{
    private const int None = -1;

    /// <summary>The lines of a level, in (r, z); a closed one ends where it begins.</summary>
    /// <param name="patch">Coordinates of the scale at nodes.</param>
    /// <param name="level">The level's coordinate.</param>
    public static IReadOnlyList<IReadOnlyList<(double R, double Z)>> Of(MapPatch patch, double level)
    {
        var lines = new List<IReadOnlyList<(double R, double Z)>>();
        for (int layer = 1; layer <= patch.Layers.Length; layer++)
        {
            double[] values = patch.Layers[layer - 1];
            lines.AddRange(Chains(Links(patch, layer, level)).Select(
                chain => (IReadOnlyList<(double R, double Z)>)[.. chain.Select(edge => Crossing(patch, values, level, edge))]));
        }

        return lines;
    }

    /// <summary>For each crossed edge the one or two edges that the line goes on to. Edge 2n is that from node n outward, 2n + 1
    /// that from node n upward.</summary>
    private static SortedDictionary<int, (int First, int Second)> Links(MapPatch patch, int layer, double level)
    {
        var links = new SortedDictionary<int, (int First, int Second)>();
        double[] values = patch.Layers[layer - 1];
        int nr = patch.R.Length;
        for (int cell = 0; cell < patch.LayerOfCell.Length; cell++)
        {
            int node = cell + (cell / patch.Columns);
            (double a, double b, double c, double d) = (values[node], values[node + 1], values[node + nr + 1], values[node + nr]);
            int corners = (a >= level ? 1 : 0) + (b >= level ? 2 : 0) + (c >= level ? 4 : 0) + (d >= level ? 8 : 0);
            if (corners is 0 or 15 || patch.LayerOfCell[cell] != layer)
            {
                continue;
            }

            (int bottom, int right, int top, int left) = (2 * node, (2 * (node + 1)) + 1, 2 * (node + nr), (2 * node) + 1);
            bool middle = a + b + c + d >= 4 * level;
            foreach ((int from, int to) in Pairs(corners, middle))
            {
                Link(links, Edge(from), Edge(to));
            }

            int Edge(int side) => side switch { 0 => bottom, 1 => right, 2 => top, _ => left };
        }

        return links;
    }

    /// <summary>Sides of a cell that the line joins: 0 bottom, 1 right, 2 top, 3 left.</summary>
    /// <param name="corners">Bits of the corners that are not below the level, from the lower left one counterclockwise.</param>
    /// <param name="middle">Whether the middle is not below it.</param>
    private static ReadOnlySpan<(int From, int To)> Pairs(int corners, bool middle) => corners switch
    {
        1 or 14 => new (int, int)[] { (3, 0) },
        2 or 13 => new (int, int)[] { (0, 1) },
        4 or 11 => new (int, int)[] { (1, 2) },
        8 or 7 => new (int, int)[] { (2, 3) },
        3 or 12 => new (int, int)[] { (3, 1) },
        6 or 9 => new (int, int)[] { (0, 2) },
        _ => middle == (corners == 5) ? new (int, int)[] { (0, 1), (2, 3) } : new (int, int)[] { (3, 0), (1, 2) },
    };

    private static void Link(SortedDictionary<int, (int First, int Second)> links, int from, int to)
    {
        links[from] = links.TryGetValue(from, out (int First, int Second) other) ? (other.First, to) : (to, None);
        links[to] = links.TryGetValue(to, out other) ? (other.First, from) : (from, None);
    }

    /// <summary>The chains of edges: open ones from end to end, then closed ones.</summary>
    private static IEnumerable<List<int>> Chains(SortedDictionary<int, (int First, int Second)> links)
    {
        var seen = new HashSet<int>();
        foreach (int start in links.Keys.Where(edge => links[edge].Second == None).Concat(links.Keys))
        {
            if (!seen.Add(start))
            {
                continue;
            }

            var chain = new List<int> { start };
            int edge = links[start].First;
            while (edge != None && seen.Add(edge))
            {
                chain.Add(edge);
                (int first, int second) = links[edge];
                edge = first == chain[^2] ? second : first;
            }

            if (links[start].Second != None)
            {
                chain.Add(start);
            }

            yield return chain;
        }
    }

    private static (double R, double Z) Crossing(MapPatch patch, double[] values, double level, int edge)
    {
        int node = edge / 2;
        int next = edge % 2 == 0 ? node + 1 : node + patch.R.Length;
        double fraction = (level - values[node]) / (values[next] - values[node]);
        (int i, int j) = (node % patch.R.Length, node / patch.R.Length);
        return edge % 2 == 0
            ? (patch.R[i] + (fraction * (patch.R[i + 1] - patch.R[i])), patch.Z[j])
            : (patch.R[i], patch.Z[j] + (fraction * (patch.Z[j + 1] - patch.Z[j])));
    }
}
