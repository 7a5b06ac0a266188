namespace PnpSolver.Plotting;

/// <summary>A current–voltage relation: what emerged from the field solver, point by point, and the circuit's line. Immutable.</summary>
/// <param name="Voltage">What the horizontal axis shows.</param>
/// <param name="Current">What the vertical axis shows.</param>
public sealed record CurrentVoltageRelation(AxisQuantity Voltage, AxisQuantity Current)
{
    /// <summary>Points of the field solver, in SI, in any order.</summary>
    public IReadOnlyList<(double Voltage, double Current)> Field { get; init; } = [];

    /// <summary>Points of the lumped circuit, in SI, in any order; they are joined by a line.</summary>
    public IReadOnlyList<(double Voltage, double Current)> Circuit { get; init; } = [];
}

/// <summary>What an axis shows. Immutable.</summary>
/// <param name="Name">Name of the quantity.</param>
/// <param name="Unit">Its SI unit as a figure shows it, such as <c>A/m²</c>; the figure puts the prefix.</param>
public sealed record AxisQuantity(string Name, string Unit);
