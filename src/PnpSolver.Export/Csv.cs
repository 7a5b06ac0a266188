using System.Globalization;

namespace PnpSolver.Export;

/// <summary>Fields of a CSV line: RFC 4180 quoting, invariant numbers in their shortest exact form.</summary>
internal static class Csv
{
    private static readonly System.Buffers.SearchValues<char> Special = System.Buffers.SearchValues.Create(",\"\r\n");

    /// <summary>A text field, quoted where it has to be.</summary>
    public static string Field(string text) =>
        text.AsSpan().ContainsAny(Special) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    /// <summary>A number that reads back as the same double.</summary>
    /// <exception cref="ArgumentException">The value is not finite.</exception>
    public static string Field(double value) => double.IsFinite(value)
        ? value.ToString("R", CultureInfo.InvariantCulture)
        : throw new ArgumentException($"a table holds finite numbers only, got {value.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Writes one line.</summary>
    public static void WriteRow(TextWriter writer, IEnumerable<string> fields)
    {
        string separator = "";
        foreach (string field in fields)
        {
            writer.Write(separator);
            writer.Write(field);
            separator = ",";
        }

        writer.Write('\n');
    }
}
