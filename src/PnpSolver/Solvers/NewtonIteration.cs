using PnpSolver.Discretization;
using PnpSolver.LinearAlgebra;
using PnpSolver.Numerics;

namespace PnpSolver.Solvers;

/// <summary>Newton's iteration for all potentials and concentrations together, in storage that is allocated once.</summary>
/// <remarks>Each step solves J·(δψ, δ ln a) = −F and applies it unknown by unknown: |δψ| is clipped, and a is multiplied by
/// max(1 + δ, 0.02), so that concentrations stay positive without a common damping factor, which would stall.
/// Close to the solution the factors and
/// responses of the last step serve again: the error then falls by the size of that step, at a third of the cost.</remarks>
internal sealed class NewtonIteration : IDisposable
{
    private const double LeastProgress = 0.5;
    private readonly SystemPlan plan;
    private readonly NewtonOptions options;
    private readonly NetworkSystem system;
    private readonly WorkCrew? crew;
    private readonly JacobianSolver solver;
    private RowElimination? direct;
    private readonly double[] increment;
    private readonly PotentialLimiter limiter;
    private readonly double[] diagonal;

    public NewtonIteration(SystemPlan plan, NewtonOptions options)
    {
        this.plan = plan;
        this.options = options;
        crew = plan.Network.Problem.Grid.IsLine ? null : new(options.Threads);
        system = new(plan.Network, crew);
        plan.Pinned.CopyTo(system.Pinned);
        for (int k = 0; k < plan.Network.SpeciesCount; k++)
        {
            plan.Forms.AsSpan(k * plan.Network.NodeCount, plan.Network.NodeCount).CopyTo(system.Forms(k));
        }

        solver = crew is null ? new LineElimination(system, plan.Constraints)
            : options.PrefersElimination && RowElimination.IsBest(system) ? new RowElimination(system, plan.Constraints, crew)
            : new KrylovElimination(system, plan.Constraints, crew);
        increment = new double[plan.Network.UnknownCount];
        limiter = new(plan, options.LargestPotentialStep);
        diagonal = new double[plan.Network.NodeCount];
    }

    /// <summary>Where the last step was largest: index of the unknown.</summary>
    public int WorstUnknown { get; private set; }

    /// <summary>Iterations of the linear solver over all runs; 0 for a direct one.</summary>
    public int LinearIterations => solver.Iterations;

    /// <summary>Steps in which the iterative linear solver stagnated and elimination took over.</summary>
    public int StepsSolvedDirectly { get; private set; }

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
            (double residual, double update) = Step(state, previous, reuses, cancellation);
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

            reuses = solver.CanReuse && update < options.ReuseLimit && (!reuses || update < 0.1 * previous);
            previous = update;
        }

        return false;
    }

    /// <inheritdoc/>
    public void Dispose() => crew?.Dispose();

    /// <summary>A bound for the update that would follow: with the same factors it would be smaller by the same ratio; after an iterative
    /// solution it is what that has left, and the square.</summary>
    private double Remaining(double update, double previous, bool reuses) =>
        reuses ? 100 * update * update / previous
        : solver.RelativeResidual > 0 && update < 1 ? 10 * update * (solver.RelativeResidual + update)
        : 100 * update;

    private bool MeetsConstraints(ReadOnlySpan<double> state)
    {
        if (plan.Constraints.Exists(c => c is ExchangeBalance))
        {
            system.Evaluate(state);
        }

        foreach (Constraint constraint in plan.Constraints)
        {
            if (!(constraint.Violation(system, state) <= options.RoundOffLimit))
            {
                WorstUnknown = constraint.Unknown;
                return false;
            }
        }

        return true;
    }

    private (double Residual, double Update) Step(Span<double> state, double previous, bool reuses, CancellationToken cancellation)
    {
        system.Evaluate(state);
        double residual = LoadResidual(state);
        try
        {
            solver.Solve(state, increment, options.AccuracyAfter(previous), reuses, cancellation);
        }
        catch (SingularMatrixException singular)
        {
            WorstUnknown = singular.Node >= 0
                ? (singular.Unknown * plan.Network.NodeCount) + singular.Node
                : plan.Constraints[singular.Unknown].Unknown;
            return (residual, double.NaN);
        }

        if (solver.RelativeResidual < LeastProgress)
        {
            return (residual, Apply(state));
        }

        // an increment that leaves the residual as it was says nothing: least of all that the solution is near if it is 0
        return (residual, SolveDirectly(state, cancellation) ? Apply(state) : double.NaN);
    }

    /// <summary>What to do where the iteration for a step stagnates: eliminate, if the grid is not too large for that.</summary>
    private bool SolveDirectly(ReadOnlySpan<double> state, CancellationToken cancellation)
    {
        if (crew is null || !RowElimination.IsPossible(system))
        {
            return false;
        }

        direct ??= new RowElimination(system, plan.Constraints, crew);
        LoadResidual(state);
        try
        {
            direct.Solve(state, increment, 0, false, cancellation);
        }
        catch (SingularMatrixException)
        {
            return false;
        }

        StepsSolvedDirectly++;
        return true;
    }

    /// <summary>Puts −F into the increment; returns the largest residual relative to its own diagonal, which is the
    /// change of ψ or ln a that would mend it alone.</summary>
    private double LoadResidual(ReadOnlySpan<double> state)
    {
        int nodes = plan.Network.NodeCount;
        double largest = 0;
        for (int r = 0; r <= plan.Network.SpeciesCount; r++)
        {
            ReadOnlySpan<double> residual = system.Residual.Slice(r * nodes, nodes);
            ReadOnlySpan<bool> pinned = system.Pinned.Slice(r * nodes, nodes);
            Span<double> target = increment.AsSpan(r * nodes, nodes);
            ReadOnlySpan<double> activity = state.Slice(r * nodes, nodes);
            double trace = r > 0 ? Trace(activity) : 0;
            system.Diagonal(r, diagonal);
            for (int i = 0; i < nodes; i++)
            {
                target[i] = pinned[i] ? 0 : -residual[i];
                double weight = r > 0 ? activity[i] / (activity[i] + trace) : 1;
                largest = diagonal[i] > 0 ? Math.Max(largest, weight * Math.Abs(target[i]) / diagonal[i]) : largest;
            }
        }

        return largest;
    }

    private double Apply(Span<double> state)
    {
        int nodes = plan.Network.NodeCount;
        double largest = 0;
        limiter.Apply(increment.AsSpan(0, nodes), state[..nodes]);
        for (int u = 0; u < nodes; u++)
        {
            Note(Math.Abs(increment[u]), u, ref largest);
        }

        for (int k = 1; k <= plan.Network.SpeciesCount; k++)
        {
            Span<double> activity = state.Slice(k * nodes, nodes);
            double trace = Trace(activity);
            for (int i = 0; i < nodes; i++)
            {
                double change = increment[(k * nodes) + i];
                Note(Math.Abs(change) * (activity[i] / (activity[i] + trace)), (k * nodes) + i, ref largest);
                activity[i] = Math.Max(activity[i] * Math.Max(1 + change, options.SmallestFactor), Math.Min(activity[i], options.Smallest));
            }
        }

        return largest;
    }

    /// <summary>The concentration below which a species counts less and less; positive.</summary>
    private double Trace(ReadOnlySpan<double> activity)
    {
        double largest = double.Epsilon / options.Trace;
        foreach (double value in activity)
        {
            largest = Math.Max(largest, value);
        }

        return options.Trace * largest;
    }

    private void Note(double size, int unknown, ref double largest)
    {
        if (!(size <= largest) && !double.IsNaN(largest))
        {
            largest = size;
            WorstUnknown = unknown;
        }
    }
}
