using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>Solves problems in time: from Debye relaxation to the drift of what cells hold, in one run.</summary>
public static class TransientSolver
{
    /// <summary>Runs a problem through time.</summary>
    /// <param name="problem">The problem as it holds at first.</param>
    /// <param name="plan">From what start, how far, how exactly, and what happens on the way.</param>
    /// <param name="observer">Told of steps and outputs.</param>
    /// <param name="options">Settings of the Newton iteration.</param>
    /// <param name="snapshot">Where to resume an interrupted run, or <c>null</c> to begin.</param>
    /// <param name="cancellation">Stops the run between Newton iterations.</param>
    /// <exception cref="InvalidProblemException">A problem is ill-posed.</exception>
    /// <exception cref="NotConvergedException">No step, however short, leads on; or the steady start was not found; or amounts were not conserved.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static TransientReport Run(
        PnpProblem problem,
        TransientPlan plan,
        ITransientObserver observer,
        NewtonOptions? options = null,
        TransientSnapshot? snapshot = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(observer);
        bool startsSteady = plan.Start == InitialState.Steady;
        foreach (PnpProblem each in plan.Events.Select(change => change.Problem).Prepend(problem))
        {
            ProblemCheck.Require(each, startsSteady && each == problem);
        }

        return new TransientRun(problem, plan, observer, options ?? new(), cancellation).Complete(snapshot);
    }
}
