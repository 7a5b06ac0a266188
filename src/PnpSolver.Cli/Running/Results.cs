using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>The result directory of a run.</summary>
internal static class Results
{
    /// <summary>Writes the summary and the files of the formats, all or nothing.</summary>
    /// <param name="run">The run.</param>
    /// <param name="directory">The result directory.</param>
    /// <param name="formats">What to write beside the summary.</param>
    /// <param name="cancellation">Seen between the files; nothing is left behind.</param>
    /// <returns>Names of the files, the summary first.</returns>
    public static IReadOnlyList<string> Write(
        CaseRun run, string directory, IReadOnlyList<OutputFormat> formats, CancellationToken cancellation)
    {
        string[] files = [];
        ResultDirectory.Write(
            directory,
            folder =>
            {
                foreach (OutputFormat format in formats)
                {
                    cancellation.ThrowIfCancellationRequested();
                    format.Write(run, folder);
                }

                files = [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
                DataFiles.WriteSummary(run, folder);
            },
            cancellation);
        return [SummaryJson.FileName, .. files];
    }
}
