using PnpSolver.Diagnostics;

namespace PnpSolver.Validation;

/// <summary>One expected number beside the computed one. Immutable.</summary>
/// <param name="Expectation">What was expected.</param>
/// <param name="Measured">What was computed, in the quantity's SI unit; NaN where the solution has no such quantity.</param>
/// <param name="Unit">The quantity's SI unit.</param>
public sealed record Comparison(Expectation Expectation, double Measured, string Unit)
{
    /// <summary>How far the computed number may be off by the discretisation; <c>null</c> where nobody asked, or it is not known.</summary>
    public Uncertainty? Uncertainty { get; init; }

    /// <summary>Computed less expected.</summary>
    public double Deviation => Measured - Expectation.Value;

    /// <summary>Whether the quantity exists, has the expected unit and lies within the tolerance.</summary>
    public bool Passed =>
        Math.Abs(Deviation) <= Expectation.Tolerance && (Expectation.Unit.Length == 0 || Expectation.Unit == Unit);
}

/// <summary>The outcome of one variant of a validation folder. Immutable.</summary>
/// <param name="Folder">Name of the folder.</param>
/// <param name="Variant">Name of the variant; empty where the folder as a whole failed.</param>
public sealed record VariantResult(string Folder, string Variant)
{
    /// <summary>Every expectation beside its computed value; empty where nothing could be computed.</summary>
    public IReadOnlyList<Comparison> Comparisons { get; init; } = [];

    /// <summary>Everything that is reported of the variant, with uncertainties where they were asked for; empty where nothing could be computed.</summary>
    public IReadOnlyList<Quantity> Quantities { get; init; } = [];

    /// <summary>Why there are no uncertainties although they were asked for, or empty.</summary>
    public string Unquantified { get; init; } = "";

    /// <summary>Why nothing could be computed, or empty.</summary>
    public string Failure { get; init; } = "";

    /// <summary>Wall time of reading, solving and evaluating, in s.</summary>
    public double Seconds { get; init; }

    /// <summary>Number of nodes of the mesh; 0 where there was none.</summary>
    public int Nodes { get; init; }

    /// <summary>Whether something was compared and everything agreed.</summary>
    public bool Passed => Failure.Length == 0 && Comparisons.Count > 0 && Comparisons.All(comparison => comparison.Passed);
}
