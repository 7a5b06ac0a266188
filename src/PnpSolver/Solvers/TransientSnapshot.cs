namespace PnpSolver.Solvers;

/// <summary>All that is needed to resume a transient run. Immutable.</summary>
/// <param name="Arrays">Numbers by name.</param>
public sealed record TransientSnapshot(IReadOnlyDictionary<string, double[]> Arrays);
