namespace PnpSolver.Plotting;

/// <summary>Places labels without overlap.</summary>
internal static class LabelPlacement
{
    /// <summary>Moves rising places apart to at least a spacing, as little as needed, within bounds if there is room.</summary>
    /// <param name="wanted">Wanted places, rising.</param>
    /// <param name="spacing">Smallest distance of neighbours.</param>
    /// <param name="low">Lowest place.</param>
    /// <param name="high">Highest place.</param>
    public static double[] Spread(double[] wanted, double spacing, double low, double high)
    {
        // clusters of touching labels sit at the mean of what their members want
        var clusters = new List<(double Sum, int Count)>();
        double Start((double Sum, int Count) cluster)
        {
            double half = spacing * (cluster.Count - 1) / 2;
            return Math.Max(low, Math.Min((cluster.Sum / cluster.Count) - half, high - (2 * half)));
        }

        foreach (double place in wanted)
        {
            clusters.Add((place, 1));
            while (clusters.Count > 1 && Start(clusters[^2]) + (spacing * clusters[^2].Count) > Start(clusters[^1]))
            {
                clusters[^2] = (clusters[^2].Sum + clusters[^1].Sum, clusters[^2].Count + clusters[^1].Count);
                clusters.RemoveAt(clusters.Count - 1);
            }
        }

        return [.. clusters.SelectMany(cluster => Enumerable.Range(0, cluster.Count).Select(i => Start(cluster) + (i * spacing)))];
    }

    /// <summary>Row of each text: the first row in which it touches no earlier text.</summary>
    /// <param name="spans">What each text covers along its row, gap included.</param>
    public static int[] Rows(IReadOnlyList<(double Start, double End)> spans)
    {
        var rows = new int[spans.Count];
        for (int i = 0; i < rows.Length; i++)
        {
            while (Enumerable.Range(0, i).Any(j => rows[j] == rows[i] && spans[j].Start < spans[i].End && spans[i].Start < spans[j].End))
            {
                rows[i]++;
            }
        }

        return rows;
    }
}
