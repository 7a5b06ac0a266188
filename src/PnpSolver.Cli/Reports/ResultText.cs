namespace PnpSolver.Cli.Reports;

/// <summary>What every report of a run ends with.</summary>
internal static class ResultText
{
    /// <summary>Names the result directory and its files.</summary>
    public static void Write(TextWriter writer, string directory, IReadOnlyList<string> files)
    {
        writer.WriteLine($"Results in {directory}{Path.DirectorySeparatorChar}");
        writer.WriteLine($"  {string.Join(", ", files.GroupBy(file => Path.GetFileNameWithoutExtension(file)).Select(SameStem))}");
    }

    /// <summary>A number of things.</summary>
    public static string Count(int number, string what) => number == 1 ? $"1 {what}" : $"{number} {what}s";

    /// <summary>Wall time.</summary>
    public static string Duration(double seconds) =>
        seconds < 1 ? $"{NumberText.Short(Math.Round(1e3 * seconds, 1))} ms" : $"{NumberText.Short(Math.Round(seconds, 2))} s";

    // profile.csv .pdf .png
    private static string SameStem(IGrouping<string, string> files) =>
        string.Join(' ', files.Select((file, i) => i == 0 ? file : Path.GetExtension(file)));
}
