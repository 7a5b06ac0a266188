namespace PnpSolver.Cases.Forms;

/// <summary>Finds what a misspelt word was meant to be.</summary>
internal static class Spelling
{
    private const int LongestWord = 60;

    /// <summary>The candidate with the fewest insertions, deletions, replacements and swaps, letters of the other case counting
    /// little; <c>null</c> when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> candidates)
    {
        // one slip in a short word, one in three letters of a long one
        double limit = Math.Max(1, word.Length / 3);
        string? best = null;
        if (word.Length > LongestWord)
        {
            return null;
        }

        foreach (string candidate in candidates)
        {
            if (Math.Abs(candidate.Length - word.Length) > limit)
            {
                continue;
            }

            double distance = Distance(word, candidate);
            if (distance < limit || (distance == limit && best is null && word.Length > 1))
            {
                limit = distance;
                best = candidate;
            }
        }

        return best;
    }

    /// <summary><c>; did you mean X?</c> or nothing.</summary>
    public static string Hint(string word, IEnumerable<string> candidates) =>
        Nearest(word, candidates) is { } nearest ? $"; did you mean {nearest}?" : "";

    private static double Distance(string a, string b)
    {
        var rows = new double[3, b.Length + 1];
        for (int j = 0; j <= b.Length; j++)
        {
            rows[0, j] = j;
        }

        for (int i = 1; i <= a.Length; i++)
        {
            (int row, int above, int aboveTwo) = (i % 3, (i - 1) % 3, (i + 1) % 3);
            rows[row, 0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                double least = Math.Min(rows[above, j], rows[row, j - 1]) + 1;
                least = Math.Min(least, rows[above, j - 1] + Difference(a[i - 1], b[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && a[i - 1] != b[j - 1])
                {
                    least = Math.Min(least, rows[aboveTwo, j - 2] + 1);
                }

                rows[row, j] = least;
            }
        }

        return rows[a.Length % 3, b.Length];
    }

    private static double Difference(char a, char b) =>
        a == b ? 0 : char.ToUpperInvariant(a) == char.ToUpperInvariant(b) ? 0.25 : 1;
}
