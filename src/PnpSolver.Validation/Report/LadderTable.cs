using System.Globalization;

namespace PnpSolver.Validation.Report;

/// <summary>The numbers of one folder beside their references.</summary>
internal static class LadderTable
{
    private const string Conserved = "conservation.";

    private static readonly TableColumn[] Columns =
    [
        new("variant", ColumnKind.Name), new("quantity", ColumnKind.Name), new("computed", ColumnKind.Number), new("order p", ColumnKind.Number),
        new("reference", ColumnKind.Number), new("deviation", ColumnKind.Number), new("tolerance", ColumnKind.Number), new("result"),
    ];

    /// <summary>The table of a folder's results: every variant, and of what all runs conserve the worst.</summary>
    public static TableBlock Of(IReadOnlyList<VariantResult> results) => new(Columns,
    [
        .. results.SelectMany(Rows),
        .. results.SelectMany(result => result.Comparisons.Where(IsConservation)).GroupBy(comparison => comparison.Expectation.Quantity)
            .Select(group => Row("every run", "", group.MaxBy(Share)!)),
    ]);

    private static double Share(Comparison comparison) => Math.Abs(comparison.Deviation) / comparison.Expectation.Tolerance;

    private static bool IsConservation(Comparison comparison) => comparison.Expectation.Quantity.StartsWith(Conserved, StringComparison.Ordinal);

    private static IEnumerable<TableRow> Rows(VariantResult result)
    {
        if (result.Failure.Length > 0)
        {
            return [new([new(result.Variant), new("", result.Failure), .. Enumerable.Repeat(new TableCell(""), 5), new(Verdict(false))], Passed: false)];
        }

        string remark = result.Unquantified.Length > 0 ? $"uncertainty unknown: {result.Unquantified}" : "";
        return result.Comparisons.Where(comparison => !IsConservation(comparison)).Select((comparison, i) => Row(result.Variant, i == 0 ? remark : "", comparison));
    }

    private static TableRow Row(string variant, string remark, Comparison comparison)
    {
        Expectation expected = comparison.Expectation;
        bool isAbsent = double.IsNaN(comparison.Measured);
        return new(
        [
            new(variant, remark),
            new(expected.Quantity, expected.Source),
            new(isAbsent ? "absent" : MeasuredText.Of(Report.Measured.Of(comparison))),
            new(Order(comparison)),
            new(MeasuredText.Of(new Measured(expected.Value, comparison.Unit))),
            new(isAbsent ? "" : MeasuredText.Of(comparison.Deviation, comparison.Unit, 2)),
            new(MeasuredText.Of(expected.Tolerance, comparison.Unit, 2)),
            new(Verdict(comparison.Passed)),
        ], comparison.Passed);
    }

    private static string Order(Comparison comparison) => comparison.Uncertainty switch
    {
        null => "",
        { IsRoundOff: true } => "round-off",
        { Order: { } order } => order.ToString("0.00", CultureInfo.InvariantCulture),
        _ => "none",
    };

    /// <summary>What a row says of itself.</summary>
    public static string Verdict(bool passed) => passed ? "passed" : "FAILED";
}
