using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;

namespace PnpSolver.Export;

/// <summary>Writes <c>summary.json</c>: SI units, finite numbers, keys in the order of the contract.</summary>
public static class SummaryJson
{
    /// <summary>Name of the file in a result directory.</summary>
    public const string FileName = "summary.json";

    /// <summary>Name and version of the format, the file's first entry.</summary>
    public const string Schema = "pnp-summary/1";

    /// <summary>Writes a summary as UTF-8.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="summary">The summary.</param>
    /// <exception cref="ArgumentException">A number is not finite, two entries have one name, or a run is stopped without a condition; nothing is written.</exception>
    public static void Write(Stream stream, RunSummary summary)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(summary);
        Check(summary);
        WriteDocument(stream, json =>
        {
            json.WriteString("schema", Schema);
            json.WriteString("case", summary.Case);
            json.WriteString("title", summary.Title);
            json.WriteString("version", summary.Version);
            json.WriteString("caseSha256", summary.CaseSha256);
            json.WriteString("status", summary.Status);
            if (summary.Transient?.StoppedBy is { } condition)
            {
                json.WriteString("stoppedBy", condition);
            }

            WriteSolver(json, summary);
            WriteEvents(json, summary.Transient);
            WriteQuantities(json, summary.Quantities);
            WriteChecks(json, summary.Checks);
            WriteNotes(json, summary.Notes);
        });
    }

    /// <summary>Writes an object with a final line end, as UTF-8.</summary>
    internal static void WriteDocument(Stream stream, Action<Utf8JsonWriter> fill)
    {
        // µ, ² and − stay readable: the file is JSON for programs and people, never part of a web page
        var options = new JsonWriterOptions { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, NewLine = "\n" };
        using (var json = new Utf8JsonWriter(stream, options))
        {
            json.WriteStartObject();
            fill(json);
            json.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    private static void WriteSolver(Utf8JsonWriter json, RunSummary summary)
    {
        json.WriteStartObject("solver");
        json.WriteNumber("nodes", summary.Nodes);
        json.WriteNumber("unknowns", summary.Unknowns);
        json.WriteNumber("newtonIterations", summary.NewtonIterations);
        if (summary.Transient is { } transient)
        {
            json.WriteNumber("steps", transient.Steps);
            json.WriteNumber("rejectedSteps", transient.RejectedSteps);
            json.WriteNumber("endTime", transient.EndTime);
        }

        json.WriteNumber("seconds", summary.Seconds);
        json.WriteNumber("peakMemoryMB", summary.PeakMemoryMB);
        json.WriteStartObject("conservation");
        foreach ((string species, double violation) in summary.Conservation)
        {
            json.WriteNumber(species, violation);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteEvents(Utf8JsonWriter json, TransientSummary? transient)
    {
        if (transient is null)
        {
            return;
        }

        json.WriteStartArray("events");
        foreach (SummaryEvent happened in transient.Events)
        {
            json.WriteStartObject();
            json.WriteNumber("time", happened.Time);
            json.WriteString("label", happened.Label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Writes quantities as the entry <c>quantities</c>.</summary>
    internal static void WriteQuantities(Utf8JsonWriter json, IReadOnlyList<Quantity> quantities)
    {
        json.WriteStartObject("quantities");
        foreach (Quantity quantity in quantities)
        {
            json.WriteStartObject(quantity.Name);
            json.WriteNumber("value", quantity.Value);
            json.WriteString("unit", quantity.Unit);
            WriteUncertainty(json, quantity.Uncertainty);
            json.WriteString("description", quantity.Description);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteUncertainty(Utf8JsonWriter json, Uncertainty? uncertainty)
    {
        if (uncertainty is null)
        {
            return;
        }

        json.WriteNumber("uncertainty", uncertainty.Value);
        if (uncertainty is { Order: { } order, Extrapolated: { } extrapolated })
        {
            json.WriteNumber("order", order);
            json.WriteNumber("extrapolated", extrapolated);
        }
    }

    /// <summary>Writes checks as the entry <c>checks</c>; thresholds that a check does not have are absent.</summary>
    internal static void WriteChecks(Utf8JsonWriter json, IReadOnlyList<Check> checks)
    {
        json.WriteStartArray("checks");
        foreach (Check check in checks)
        {
            json.WriteStartObject();
            json.WriteString("name", check.Definition.Name);
            json.WriteString("status", NameOf(check.Status));
            json.WriteNumber("value", check.Value);
            json.WriteNumber("threshold", check.Threshold);
            json.WriteString("source", check.Definition.Source);
            json.WriteString("subject", check.Subject);
            json.WriteString("unit", check.Definition.Unit);
            json.WriteString("picture", NameOf(check.Definition.Picture));
            json.WriteString("title", check.Definition.Title);
            json.WriteString("formula", check.Definition.Formula);
            WriteThresholds(json, check.Definition.Thresholds);
            json.WriteString("meaning", check.Meaning);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteThresholds(Utf8JsonWriter json, Thresholds thresholds)
    {
        json.WriteStartObject("thresholds");
        json.WriteString("worse", thresholds.IsLowWorse ? "below" : "above");
        foreach ((CheckStatus status, double? threshold) in new[] { (CheckStatus.Note, thresholds.Note), (CheckStatus.Warn, thresholds.Warn), (CheckStatus.Fail, thresholds.Fail) })
        {
            if (threshold is { } at)
            {
                json.WriteNumber(NameOf(status), at);
            }
        }

        json.WriteEndObject();
    }

    private static string NameOf<T>(T member) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(member.ToString());

    private static void WriteNotes(Utf8JsonWriter json, IReadOnlyList<string> notes)
    {
        json.WriteStartArray("notes");
        foreach (string note in notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
    }

    private static void Check(RunSummary summary)
    {
        RequireFinite("solver.seconds", summary.Seconds);
        RequireFinite("solver.peakMemoryMB", summary.PeakMemoryMB);
        foreach ((string species, double violation) in summary.Conservation)
        {
            RequireFinite($"solver.conservation.{species}", violation);
        }

        Check(summary.Transient, summary.Status);
        Check(summary.Quantities);
        Check(summary.Checks);
    }

    private static void Check(TransientSummary? transient, string status)
    {
        if (status == "stopped" != transient?.StoppedBy is not null)
        {
            throw new ArgumentException($"the status is {status}, and the condition that stopped the run {transient?.StoppedBy ?? "missing"}: only a stopped run has one");
        }

        RequireFinite("solver.endTime", transient?.EndTime ?? 0);
        foreach (SummaryEvent happened in transient?.Events ?? [])
        {
            RequireFinite($"events.{happened.Label}.time", happened.Time);
        }
    }

    /// <summary>Refuses values that are not finite and names that occur twice.</summary>
    internal static void Check(IReadOnlyList<Quantity> quantities)
    {
        var names = new HashSet<string>();
        foreach (Quantity quantity in quantities)
        {
            RequireFinite(quantity.Name, quantity.Value);
            RequireFinite($"{quantity.Name}.uncertainty", quantity.Uncertainty?.Value ?? 0);
            if (!names.Add(quantity.Name))
            {
                throw new ArgumentException($"the summary has two quantities named {quantity.Name}");
            }
        }
    }

    /// <summary>Refuses checks with values that are not finite.</summary>
    internal static void Check(IReadOnlyList<Check> checks)
    {
        foreach (Check check in checks)
        {
            RequireFinite($"checks.{check.Definition.Name}.{check.Subject}.value", check.Value);
        }
    }

    private static void RequireFinite(string name, double value)
    {
        if (!double.IsFinite(value))
        {
            throw new ArgumentException(
                $"{name} is {value.ToString(CultureInfo.InvariantCulture)}: a summary holds finite numbers; leave out what has no value");
        }
    }
}
