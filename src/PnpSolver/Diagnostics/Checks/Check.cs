namespace PnpSolver.Diagnostics.Checks;

/// <summary>A check of one place of one solution. Immutable.</summary>
/// <param name="Definition">What is tested.</param>
/// <param name="Subject">The place: a region, <c>inside | membrane</c>, a boundary, an ion; empty for the problem as a whole.</param>
/// <param name="Value">What was computed, in the definition's unit; finite.</param>
/// <param name="Meaning">What it means for this case, in one sentence with its numbers.</param>
public sealed record Check(CheckDefinition Definition, string Subject, double Value, string Meaning)
{
    /// <summary>How it came out.</summary>
    public CheckStatus Status => Definition.Thresholds.StatusOf(Value);

    /// <summary>The threshold passed last, or the first one ahead, in the definition's unit.</summary>
    public double Threshold => Definition.Thresholds.NearestTo(Value);
}
