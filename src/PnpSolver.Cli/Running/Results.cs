using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>The result directory of a run.</summary>
internal static class Results
{
    /// <summary>Writes the summary and the files of the formats, all or nothing.</summary>
    /// <param name="request">What to write and where.</param>
    /// <param name="summary">The summary.</param>
    /// <param name="write">Writes the files of a format into a folder.</param>
    /// <param name="progress">Told of every format.</param>
    /// <param name="cancellation">Seen between the files; nothing is left behind.</param>
    /// <returns>Names of the files, the summary first; of a folder its name.</returns>
    public static IReadOnlyList<string> Write(
        RunRequest request, RunSummary summary, Action<OutputFormat, string> write, LiveProgress progress, CancellationToken cancellation)
    {
        string[] files = [];
        ResultDirectory.Write(
            request.Directory,
            folder =>
            {
                foreach (OutputFormat format in request.Formats)
                {
                    cancellation.ThrowIfCancellationRequested();
                    progress.Say($"writing {format.Name}");
                    write(format, folder);
                }

                if (request.Search is { } search)
                {
                    File.WriteAllText(Path.Combine(folder, MeshSearch.FileName), search.Text);
                }

                files =
                [
                    .. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal),
                    .. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path) + Path.DirectorySeparatorChar),
                ];
                DataFiles.WriteSummary(summary, folder);
            },
            cancellation: cancellation);
        return [SummaryJson.FileName, .. files];
    }
}
