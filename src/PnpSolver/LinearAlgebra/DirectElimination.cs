using PnpSolver.Discretization;

namespace PnpSolver.LinearAlgebra;

/// <summary>Direct solution: factors of the Jacobian, constraints by their responses.</summary>
/// <remarks>The held unknown of a constraint, or the flow through a membrane, is a parameter s: x = x₀ + Σ s_j x_j with J x_j the
/// parameter's column, and the constraints determine s.</remarks>
internal abstract class DirectElimination : JacobianSolver
{
    private readonly double[] solution;
    private readonly double[][] responses;
    private readonly double[][] sides;
    private readonly SmallSystem closure;

    /// <summary>Storage for a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="constraints">The constraints.</param>
    protected DirectElimination(NetworkSystem system, IReadOnlyList<Constraint> constraints)
        : base(system, constraints)
    {
        solution = new double[system.Network.UnknownCount];
        closure = new(constraints.Count);
        responses = [.. constraints.Select(_ => new double[system.Network.UnknownCount])];
        sides = [solution, .. responses];
    }

    /// <inheritdoc/>
    public override bool CanReuse => true;

    /// <inheritdoc/>
    public override void Solve(ReadOnlySpan<double> state, Span<double> increment, double accuracy, bool reuses, CancellationToken cancellation)
    {
        increment[..solution.Length].CopyTo(solution);
        if (!reuses)
        {
            Factor();
            LoadResponses();
        }

        Substitute(reuses ? sides.AsSpan(0, 1) : sides);
        if (responses.Length > 0)
        {
            MeetConstraints(state, increment[solution.Length..]);
        }

        solution.CopyTo(increment);
    }

    /// <summary>Factors the Jacobian as the system holds it now.</summary>
    /// <exception cref="SingularMatrixException">A block is singular.</exception>
    protected abstract void Factor();

    /// <summary>Solves J·x = b in place for several right-hand sides.</summary>
    /// <param name="vectors">Each b on entry and x on exit, shape [vectors][unknowns].</param>
    protected abstract void Substitute(ReadOnlySpan<double[]> vectors);

    private void LoadResponses()
    {
        for (int j = 0; j < responses.Length; j++)
        {
            Array.Clear(responses[j]);
            Constraints[j].LoadResponse(System, responses[j]);
        }
    }

    private void MeetConstraints(ReadOnlySpan<double> state, ReadOnlySpan<double> sides)
    {
        int count = responses.Length;
        for (int i = 0; i < count; i++)
        {
            Constraint constraint = Constraints[i];
            closure.Right[i] = sides[i] - constraint.Slope(System, state, solution);
            for (int j = 0; j < count; j++)
            {
                closure[i, j] = constraint.Slope(System, state, responses[j]) + (i == j ? constraint.OwnSlope : 0);
            }
        }

        closure.Solve();
        for (int j = 0; j < count; j++)
        {
            double parameter = closure.Right[j];
            double[] response = responses[j];
            for (int u = 0; u < solution.Length; u++)
            {
                solution[u] += parameter * response[u];
            }
        }
    }
}
