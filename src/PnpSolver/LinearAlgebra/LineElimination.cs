using PnpSolver.Discretization;

namespace PnpSolver.LinearAlgebra;

/// <summary>Direct solution on a line, by elimination of one block a node.</summary>
internal sealed class LineElimination : DirectElimination
{
    private readonly BlockTridiagonalLu factors;

    /// <summary>Storage for a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="constraints">The constraints.</param>
    public LineElimination(NetworkSystem system, IReadOnlyList<Constraint> constraints)
        : base(system, constraints) => factors = new(system);

    /// <inheritdoc/>
    protected override void Factor() => factors.Factor();

    /// <inheritdoc/>
    protected override void Substitute(ReadOnlySpan<double[]> vectors) => factors.Solve(vectors);
}
