using System.Globalization;
using System.Text;

namespace PnpSolver.Validation;

/// <summary>Validation results as text.</summary>
public static class ResultTable
{
    private static readonly string[] Header = ["case", "variant", "quantity", "computed", "reference", "deviation", "tolerance", "unit", ""];

    /// <summary>A Markdown table, one line for each compared number.</summary>
    /// <param name="results">The results.</param>
    public static string Markdown(IEnumerable<VariantResult> results)
    {
        var text = new StringBuilder();
        AppendLine(text, Header);
        AppendLine(text, [.. Header.Select((_, column) => column is >= 3 and <= 6 ? "---:" : "---")]);
        foreach (string[] row in Rows(results))
        {
            AppendLine(text, [.. row.Select(cell => cell.Replace("|", "\\|", StringComparison.Ordinal))]);
        }

        return text.ToString();

        static void AppendLine(StringBuilder to, string[] cells) => to.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
    }

    /// <summary>The same table in columns of equal width, for a terminal.</summary>
    /// <param name="results">The results.</param>
    public static string Text(IEnumerable<VariantResult> results)
    {
        List<string[]> rows = [Header, .. Rows(results)];
        int[] widths = [.. Enumerable.Range(0, Header.Length).Select(column => rows.Max(row => row.Length > column ? row[column].Length : 0))];
        IEnumerable<string> lines = rows.Select(
            row => string.Join("  ", row.Select((cell, i) => i is >= 3 and <= 6 ? cell.PadLeft(widths[i]) : cell.PadRight(widths[i]))).TrimEnd());
        return string.Join('\n', lines) + "\n";
    }

    private static IEnumerable<string[]> Rows(IEnumerable<VariantResult> results) => results.SelectMany(
        result => result.Failure.Length > 0
            ? [[result.Folder, result.Variant, OneLine(result.Failure), "", "", "", "", "", "FAILED"]]
            : result.Comparisons.Select(comparison => Row(result, comparison)));

    private static string[] Row(VariantResult result, Comparison comparison) =>
    [
        result.Folder,
        result.Variant,
        comparison.Expectation.Quantity,
        double.IsNaN(comparison.Measured) ? "absent" : Number(comparison.Measured, "g10"),
        Number(comparison.Expectation.Value, "g10"),
        double.IsNaN(comparison.Measured) ? "" : Number(comparison.Deviation, "0.0e+0"),
        Number(comparison.Expectation.Tolerance, "0.0e+0"),
        comparison.Unit,
        comparison.Passed ? "passed" : "FAILED",
    ];

    private static string Number(double value, string format) => value.ToString(format, CultureInfo.InvariantCulture);

    private static string OneLine(string text) => string.Join("; ", text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
}
