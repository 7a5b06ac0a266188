namespace PnpSolver.Circuits;

/// <summary>A steady state, or why there is none; exactly one of the two. Immutable.</summary>
/// <param name="State">The state, or <c>null</c>.</param>
/// <param name="Refusal">The reason, for the user, or <c>null</c>.</param>
public sealed record SteadyResult(CircuitState? State, string? Refusal)
{
    internal static SteadyResult None(string reason) => new(null, reason);
}
