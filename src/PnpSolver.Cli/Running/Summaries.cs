using System.Text.Json;
using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>Reads summaries of earlier runs.</summary>
internal static class Summaries
{
    /// <summary>SHA-256 of the case whose result a directory holds, or <c>null</c> where it holds none.</summary>
    public static string? ShaOf(string directory)
    {
        if (!ResultDirectory.IsResult(directory))
        {
            return null;
        }

        using FileStream stream = File.OpenRead(PathIn(directory));
        using JsonDocument json = JsonDocument.Parse(stream);
        return json.RootElement.TryGetProperty("caseSha256", out JsonElement sha) ? sha.GetString() : null;
    }

    /// <summary>Path of the summary of a result.</summary>
    public static string PathIn(string directory) => Path.Combine(directory, SummaryJson.FileName);
}
