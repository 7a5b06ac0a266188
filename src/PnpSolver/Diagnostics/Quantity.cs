namespace PnpSolver.Diagnostics;

/// <summary>One reported number. Immutable.</summary>
/// <param name="Name">Name in the contract, such as <c>membrane.membrane.field</c>.</param>
/// <param name="Value">Value in SI units; finite.</param>
/// <param name="Unit">SI unit as text; <c>1</c> for a pure number.</param>
/// <param name="Description">What it is, in one sentence.</param>
public sealed record Quantity(string Name, double Value, string Unit, string Description)
{
    /// <summary>How far it may be off by the discretisation; <c>null</c> where nobody asked.</summary>
    public Uncertainty? Uncertainty { get; init; }
}
