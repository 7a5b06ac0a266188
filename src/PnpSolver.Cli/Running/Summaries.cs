using System.Text.Json;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>Reads summaries of earlier runs.</summary>
internal static class Summaries
{
    /// <summary>SHA-256 of the case whose result a directory holds, or <c>null</c> where it holds none.</summary>
    public static string? ShaOf(string directory)
    {
        using JsonDocument? json = Read(directory);
        return json is not null && json.RootElement.TryGetProperty("caseSha256", out JsonElement sha) ? sha.GetString() : null;
    }

    /// <summary>How the checks of a result came out; none where a directory holds no result.</summary>
    public static IReadOnlyList<CheckStatus> ChecksIn(string directory)
    {
        using JsonDocument? json = Read(directory);
        return json is not null && json.RootElement.TryGetProperty("checks", out JsonElement checks)
            ? [.. checks.EnumerateArray().Select(check => Enum.Parse<CheckStatus>(check.GetProperty("status").GetString()!, ignoreCase: true))]
            : [];
    }

    /// <summary>Path of the summary of a result.</summary>
    public static string PathIn(string directory) => Path.Combine(directory, SummaryJson.FileName);

    private static JsonDocument? Read(string directory)
    {
        if (!ResultDirectory.IsResult(directory))
        {
            return null;
        }

        using FileStream stream = File.OpenRead(PathIn(directory));
        return JsonDocument.Parse(stream);
    }
}
