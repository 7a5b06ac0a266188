using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>Newton's iteration for all potentials and concentrations together, in storage that is allocated once.</summary>
/// <remarks>Close to the solution the factors and
/// responses of the last step serve again: the error then falls by the size of that step, at a third of the cost.</remarks>
internal sealed class NewtonIteration : IDisposable
{
    private readonly SystemPlan plan;
    private readonly NewtonOptions options;
    private readonly CoupledNewton newton;

    public NewtonIteration(SystemPlan plan, NewtonOptions options)
    {
        this.plan = plan;
        this.options = options;
        newton = new(plan, options);
    }

    /// <summary>Where the last step was largest: index of the unknown.</summary>
    public int WorstUnknown => newton.WorstUnknown;

    /// <summary>Iterations of the linear solver over all runs; 0 for a direct one.</summary>
    public int LinearIterations => newton.LinearIterations;

    /// <summary>Steps in which the iterative linear solver stagnated and elimination took over.</summary>
    public int StepsSolvedDirectly => newton.StepsSolvedDirectly;

    /// <summary>Whether the last run was accepted because its updates no longer fell.</summary>
    public bool EndedInRoundOff { get; private set; }

    /// <summary>Improves a state until it has converged.</summary>
    /// <param name="state">The start on entry, the solution on exit, shape [unknowns].</param>
    /// <param name="log">Called after every step with its number, residual and update.</param>
    /// <param name="cancellation">Looked at before every step.</param>
    /// <returns>Whether it converged.</returns>
    public bool Run(Span<double> state, Action<int, double, double> log, CancellationToken cancellation)
    {
        double previous = double.PositiveInfinity;
        bool reuses = false;
        for (int iteration = 1; iteration <= options.MaximumSteps; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            (double residual, double update) = newton.Step(state, options.AccuracyAfter(previous), reuses, cancellation);
            log(iteration, residual, update);
            if (!double.IsFinite(update))
            {
                return false;
            }

            bool isRoundOff = !reuses && update < options.RoundOffLimit && update > 0.5 * previous && residual < options.RoundOffLimit;
            bool isConverged = Math.Min(update, Remaining(update, previous, reuses)) <= options.Tolerance;
            if ((isConverged || isRoundOff) && MeetsConstraints(state))
            {
                EndedInRoundOff = !isConverged;
                return true;
            }

            reuses = newton.CanReuse && update < options.ReuseLimit && (!reuses || update < 0.1 * previous);
            previous = update;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => newton.Dispose();

    /// <summary>A bound for the update that would follow: with the same factors it would be smaller by the same ratio; after an iterative
    /// solution it is what that has left, and the square.</summary>
    private double Remaining(double update, double previous, bool reuses) =>
        reuses ? 100 * update * update / previous
        : newton.RelativeResidual > 0 && update < 1 ? 10 * update * (newton.RelativeResidual + update)
        : 100 * update;

    private bool MeetsConstraints(ReadOnlySpan<double> state)
    {
        if (plan.Constraints.Exists(c => c is ExchangeBalance))
        {
            newton.System.Evaluate(state);
        }

        foreach (Constraint constraint in plan.Constraints)
        {
            if (!(constraint.Violation(newton.System, state) <= options.RoundOffLimit))
            {
                newton.WorstUnknown = constraint.Unknown;
                return false;
            }
        }

        return true;
    }
}
