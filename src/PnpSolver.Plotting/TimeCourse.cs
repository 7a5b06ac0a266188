namespace PnpSolver.Plotting;

/// <summary>A quantity against time in the field solver and in the circuit. Immutable.</summary>
/// <param name="Quantity">What the curves show.</param>
/// <param name="Segments">The stretches of the run, in rising order; at least one.</param>
public sealed record TimeCourse(AxisQuantity Quantity, IReadOnlyList<TimeSegment> Segments)
{
    /// <summary>Curves of the field solver.</summary>
    public IReadOnlyList<TimeCurve> Field { get; init; } = [];

    /// <summary>Curves of the lumped circuit, under the names of the field solver's; their times may differ.</summary>
    public IReadOnlyList<TimeCurve> Circuit { get; init; } = [];
}
