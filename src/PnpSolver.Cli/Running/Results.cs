using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>The result directory of a run.</summary>
internal static class Results
{
    /// <summary>Writes the summary and the files of the formats, all or nothing.</summary>
    /// <param name="request">What to write and where.</param>
    /// <param name="run">The run.</param>
    /// <param name="progress">Told of every format.</param>
    /// <param name="cancellation">Seen between the files; nothing is left behind.</param>
    /// <returns>Names of the files, the summary first.</returns>
    public static IReadOnlyList<string> Write(
        ResultRequest request, CaseRun run, LiveProgress progress, CancellationToken cancellation)
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
                    format.Write(run, folder);
                }

                files = [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
                DataFiles.WriteSummary(run, folder);
            },
            cancellation);
        return [SummaryJson.FileName, .. files];
    }
}

/// <summary>What a run is to write. Immutable.</summary>
/// <param name="Directory">The result directory.</param>
/// <param name="Formats">The formats beside the summary.</param>
internal sealed record ResultRequest(string Directory, IReadOnlyList<OutputFormat> Formats);
