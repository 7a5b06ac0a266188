using PnpSolver.Diagnostics.Checks;

namespace PnpSolver.Plotting;

/// <summary>The findings of one check on a common scale: decades from the warning threshold, positive where worse. Immutable.</summary>
/// <param name="Checks">The findings of one definition.</param>
internal sealed record CheckStrip(IReadOnlyList<Check> Checks)
{
    /// <summary>Left end of all strips, in decades.</summary>
    public const double Lowest = -4;

    /// <summary>Right end of all strips, in decades.</summary>
    public const double Highest = 2;

    /// <summary>What is checked.</summary>
    public CheckDefinition Definition => Checks[0].Definition;

    /// <summary>The finding that is worst.</summary>
    public Check Worst => Checks.MaxBy(check => PlaceOf(check.Value))!;

    private double Reference => Definition.Thresholds.Warn ?? Definition.Thresholds.Fail ?? Definition.Thresholds.Note!.Value;

    /// <summary>Where a status begins, in decades within the strip; <c>null</c> where the check does not have it.</summary>
    public double? BeginOf(CheckStatus status) => status switch
    {
        CheckStatus.Note => Definition.Thresholds.Note,
        CheckStatus.Warn => Definition.Thresholds.Warn,
        CheckStatus.Fail => Definition.Thresholds.Fail,
        _ => null,
    } is { } threshold ? Clamped(threshold) : null;

    /// <summary>Where a value lies, in decades within the strip.</summary>
    public double Clamped(double value) => Math.Clamp(PlaceOf(value), Lowest, Highest);

    /// <summary>Whether a value lies beyond an end of the strip.</summary>
    public bool IsBeyond(double value) => PlaceOf(value) is < Lowest or > Highest;

    private double PlaceOf(double value)
    {
        double decades = Math.Log10(Math.Abs(value) / Math.Abs(Reference));
        return Definition.Thresholds.IsLowWorse ? -decades : decades;
    }
}
