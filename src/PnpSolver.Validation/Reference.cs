using System.Collections.Immutable;
using PnpSolver.Cases;

namespace PnpSolver.Validation;

/// <summary>One run of a validation case: what to change in it and what to expect of it. Immutable.</summary>
/// <param name="Name">Name, unique within its folder.</param>
/// <param name="Set">Values that replace those of the case, in order.</param>
/// <param name="Refine">How many times every cell of the mesh is halved.</param>
/// <param name="Expectations">What to expect; at least one.</param>
public sealed record ReferenceVariant(
    string Name,
    ImmutableArray<CaseOverride> Set,
    int Refine,
    ImmutableArray<Expectation> Expectations)
{
    /// <summary>Time since the start of a transient run at which it is compared, in s; <c>null</c> for its end.</summary>
    public double? At { get; init; }

    /// <summary>That the variant's time makes no sense.</summary>
    internal CaseException AtFault(string message) => new(new CaseError("reference.yaml", 0, 0, $"{Name}.at", message));
}

/// <summary>One expected number. Immutable.</summary>
/// <param name="Quantity">Name in the catalogue of quantities.</param>
/// <param name="Value">The reference value, in the quantity's SI unit.</param>
/// <param name="Tolerance">Largest deviation that passes, in the same unit; not negative.</param>
/// <param name="Source">Where the value comes from and why the tolerance.</param>
public sealed record Expectation(string Quantity, double Value, double Tolerance, string Source)
{
    /// <summary>SI unit as written, or empty where the file leaves it to the catalogue.</summary>
    public string Unit { get; init; } = "";
}
