namespace PnpSolver.Plotting;

/// <summary>One potential of the figure of how V_m forms. Immutable.</summary>
/// <param name="Label">What it is; a word's first underscore makes the rest of it a subscript: <c>V_rest</c>.</param>
/// <param name="Circuit">The lumped circuit's value, in V, or <c>null</c>.</param>
/// <param name="Field">The field solver's value, in V, or <c>null</c>.</param>
public sealed record PotentialRow(string Label, double? Circuit, double? Field)
{
    /// <summary>Whether it is a change of the potential in the row above, and is drawn from there on.</summary>
    public bool IsShift { get; init; }
}
