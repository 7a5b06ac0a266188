namespace PnpSolver.Validation.Report;

/// <summary>The numbers of claims beside the textbook's and the circuit's.</summary>
internal static class ClaimTable
{
    private const double RoundOff = 1e-12;
    private static readonly TableColumn[] Common =
    [
        new("textbook"), new("field solver", ColumnKind.Number), new("circuit, or closed form", ColumnKind.Number), new("deviation", ColumnKind.Number),
    ];

    /// <summary>The table of one claim.</summary>
    public static TableBlock Of(IReadOnlyList<ClaimOutcome> outcomes) => new(
        [new("number"), .. Common, new("cause of the deviation"), new("result")],
        [.. outcomes.Select(outcome => new TableRow([new(outcome.Row.Label), .. Cells(outcome), new(outcome.Cause), new(LadderTable.Verdict(outcome.Passed))], outcome.Passed))]);

    /// <summary>One line for each claim: its first number.</summary>
    public static TableBlock AtAGlance(IEnumerable<(Claim Claim, ClaimOutcome First, bool Passed)> claims) => new(
        [new("claim"), new("number"), .. Common, new("result")],
        [.. claims.Select(line => new TableRow(
            [new($"{line.Claim.Number} · {line.Claim.Name}"), new(line.First.Row.Label), .. Cells(line.First), new(LadderTable.Verdict(line.Passed))], line.Passed))]);

    private static IEnumerable<TableCell> Cells(ClaimOutcome outcome) =>
    [
        new(outcome.Row.Textbook),
        new(MeasuredText.Of(outcome.Field)),
        new(MeasuredText.Of(outcome.Lumped with { Uncertainty = null }), outcome.Row.Circuit is null ? "closed form" : "circuit"),
        Deviation(outcome),
    ];

    /// <summary>Absolute, and relative where there is something to divide by; what is no more than round-off is called so.</summary>
    private static TableCell Deviation(ClaimOutcome outcome)
    {
        double scale = Math.Abs(outcome.Lumped.Value);
        return scale == 0 ? new(MeasuredText.Of(outcome.Deviation, outcome.Field.Unit, 2))
            : Math.Abs(outcome.Deviation) <= RoundOff * scale ? new("round-off")
            : new(MeasuredText.Of(outcome.Deviation, outcome.Field.Unit, 3), MeasuredText.Percent(outcome.Deviation / outcome.Lumped.Value));
    }
}
