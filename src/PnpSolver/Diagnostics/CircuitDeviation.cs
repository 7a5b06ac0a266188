namespace PnpSolver.Diagnostics;

/// <summary>One computed contribution to the difference between the field's result and the circuit's. Immutable.</summary>
/// <param name="Label">What contributes.</param>
/// <param name="Value">How much, in SI.</param>
/// <param name="Unit">SI unit.</param>
/// <param name="Remark">Where the number comes from, in one sentence.</param>
public sealed record DeviationCause(string Label, double Value, string Unit, string Remark);

/// <summary>Why the field's result and the circuit's differ for one quantity of one membrane. Immutable.</summary>
/// <param name="Quantity">Name of the quantity, such as <c>membrane.membrane.potential</c>.</param>
/// <param name="Field">The field's value, in SI.</param>
/// <param name="Circuit">The circuit's value, in SI.</param>
/// <param name="Unit">SI unit.</param>
/// <param name="Causes">The contributions, each computed by itself from the solution.</param>
public sealed record CircuitDeviation(string Quantity, double Field, double Circuit, string Unit, IReadOnlyList<DeviationCause> Causes)
{
    /// <summary>Field − circuit.</summary>
    public double Difference => Field - Circuit;

    /// <summary>What the causes leave unexplained: effects of second order, and of the mesh.</summary>
    public double Remainder => Difference - Causes.Sum(cause => cause.Value);
}
