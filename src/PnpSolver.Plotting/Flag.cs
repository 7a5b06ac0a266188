namespace PnpSolver.Plotting;

/// <summary>A text beside the top of a line that carries it.</summary>
/// <param name="Stem">Place of the line, in points.</param>
/// <param name="Left">Left end of the text.</param>
/// <param name="Row">Its row, from 0 for the lowest.</param>
/// <param name="Text">The text.</param>
internal readonly record struct Flag(double Stem, double Left, int Row, string Text)
{
    private const double Gap = 3;

    /// <summary>Places flags so that no text touches another text or the line of another flag.</summary>
    /// <remarks>Texts stand to the right of their lines, each above those farther right that it would touch. From the first that
    /// would leave the page on they stand to the left, each above those farther left.</remarks>
    /// <param name="stems">Lines from left to right, with their texts and the texts' widths.</param>
    /// <param name="right">Right end of the page.</param>
    public static Flag[] Place(IReadOnlyList<(double X, string Text, double Width)> stems, double right)
    {
        int turned = 0;
        while (turned < stems.Count && stems[turned].X + stems[turned].Width <= right)
        {
            turned++;
        }

        for (int i = turned - 1; turned < stems.Count && i >= 0; i--)
        {
            turned = stems[i].X + stems[i].Width + Gap > stems[turned].X ? i : turned;
        }

        var rows = new int[stems.Count];
        for (int i = turned - 1; i >= 0; i--)
        {
            double end = stems[i].X + stems[i].Width + Gap;
            rows[i] = Enumerable.Range(i + 1, turned - i - 1).Where(j => stems[j].X < end).Select(j => rows[j] + 1).DefaultIfEmpty(0).Max();
        }

        for (int i = turned; i < stems.Count; i++)
        {
            double start = stems[i].X - stems[i].Width - Gap;
            rows[i] = Enumerable.Range(0, i).Where(j => (j < turned ? stems[j].X + stems[j].Width : stems[j].X) > start).Select(j => rows[j] + 1).DefaultIfEmpty(0).Max();
        }

        return [.. stems.Select((stem, i) => new Flag(stem.X, i < turned ? stem.X + 2 : stem.X - stem.Width, rows[i], stem.Text))];
    }
}
