using PnpSolver.Diagnostics;

namespace PnpSolver.Export;

/// <summary>Writes the lumped circuit of a case as JSON: its quantities in SI, and why a membrane has no steady state.</summary>
public static class CircuitJson
{
    /// <summary>Name and version of the format, the first entry.</summary>
    public const string Schema = "pnp-circuit/1";

    /// <summary>Writes a circuit as UTF-8.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="summary">The circuit.</param>
    /// <exception cref="ArgumentException">A number is not finite, or two entries have one name; nothing is written.</exception>
    public static void Write(Stream stream, CircuitSummary summary)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(summary);
        SummaryJson.Check(summary.Quantities);
        SummaryJson.WriteDocument(stream, json =>
        {
            json.WriteString("schema", Schema);
            json.WriteString("case", summary.Case);
            json.WriteString("title", summary.Title);
            json.WriteString("version", summary.Version);
            json.WriteString("caseSha256", summary.CaseSha256);
            SummaryJson.WriteQuantities(json, summary.Quantities);
            json.WriteStartObject("noSteadyState");
            foreach ((string membrane, string reason) in summary.Refusals)
            {
                json.WriteString(membrane, reason);
            }

            json.WriteEndObject();
        });
    }
}

/// <summary>What the lumped circuit of a case says. Immutable.</summary>
public sealed record CircuitSummary
{
    /// <summary>Name of the case.</summary>
    public required string Case { get; init; }

    /// <summary>Title of the case.</summary>
    public required string Title { get; init; }

    /// <summary>Version of the program.</summary>
    public required string Version { get; init; }

    /// <summary>SHA-256 of the case, in hexadecimal digits.</summary>
    public required string CaseSha256 { get; init; }

    /// <summary>The circuit's numbers under their names in a summary.</summary>
    public required IReadOnlyList<Quantity> Quantities { get; init; }

    /// <summary>Why there is no steady state, by membrane.</summary>
    public required IReadOnlyDictionary<string, string> Refusals { get; init; }
}
