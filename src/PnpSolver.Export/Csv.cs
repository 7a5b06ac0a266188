using System.Globalization;
using System.Text;

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

    /// <summary>Title of a column: a name with its unit.</summary>
    public static string Title(string name, string unit) => Field(unit.Length > 0 ? $"{name} [{unit}]" : name);

    /// <summary>The fields of a line without line ends in its texts.</summary>
    public static List<string> Fields(string line)
    {
        var fields = new List<string>();
        var field = new StringBuilder();
        bool quoted = false;
        for (int i = 0; i < line.Length; i++)
        {
            if (line[i] == '"' && quoted && i + 1 < line.Length && line[i + 1] == '"')
            {
                field.Append(line[i++]);
            }
            else if (line[i] == '"')
            {
                quoted = !quoted;
            }
            else if (line[i] == ',' && !quoted)
            {
                fields.Add(field.ToString());
                field.Clear();
            }
            else
            {
                field.Append(line[i]);
            }
        }

        fields.Add(field.ToString());
        return fields;
    }

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
