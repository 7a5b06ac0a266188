using PnpSolver.Discretization;

namespace PnpSolver.LinearAlgebra;

/// <summary>Solves the linear system of a Newton step together with the constraints that close it.</summary>
/// <param name="system">The system; its Jacobian is read at every solution.</param>
/// <param name="constraints">The constraints.</param>
internal abstract class JacobianSolver(NetworkSystem system, IReadOnlyList<Constraint> constraints)
{
    /// <summary>The system.</summary>
    protected NetworkSystem System { get; } = system;

    /// <summary>The constraints.</summary>
    protected IReadOnlyList<Constraint> Constraints { get; } = constraints;

    /// <summary>Whether what was made of an earlier Jacobian can serve again, at less cost.</summary>
    public abstract bool CanReuse { get; }

    /// <summary>By how much the last solution misses J·x = −F, relative to F: 0 for a direct solver.</summary>
    public virtual double RelativeResidual => 0;

    /// <summary>Iterations that all solutions took; 0 for a direct solver.</summary>
    public virtual int Iterations => 0;

    /// <summary>Solves J·x = −F in place.</summary>
    /// <param name="state">ψ and every a_k, at which the system was evaluated, shape [unknowns].</param>
    /// <param name="increment">−F, 0 where an unknown is pinned, then minus the residual of each constraint on entry; δψ and δ ln a on exit, shape
    /// [unknowns + constraints].</param>
    /// <param name="accuracy">How much relative residual an iterative solver may leave.</param>
    /// <param name="reuses">Whether to use what an earlier solution left.</param>
    /// <param name="cancellation">Looked at between iterations.</param>
    /// <exception cref="SingularMatrixException">The equations do not determine the unknowns.</exception>
    public abstract void Solve(ReadOnlySpan<double> state, Span<double> increment, double accuracy, bool reuses, CancellationToken cancellation);
}
