using PnpSolver.Discretization;
using PnpSolver.LinearAlgebra;
using PnpSolver.Numerics;

namespace PnpSolver.Solvers;

/// <summary>One step of Newton's iteration for all potentials and concentrations together, in storage that is allocated once.</summary>
/// <remarks>It solves J·(δψ, δ ln a) = −F and applies it unknown by unknown: |δψ| is clipped, and a is multiplied by
/// max(1 + δ, 0.02), so that concentrations stay positive without a common damping factor, which would stall.</remarks>
internal sealed class CoupledNewton : IDisposable
{
    private const double LeastProgress = 0.5;
    private readonly SystemPlan plan;
    private readonly NewtonOptions options;
    private readonly WorkCrew? crew;
    private readonly JacobianSolver solver;
    private RowElimination? direct;
    private readonly double[] increment;
    private readonly PotentialLimiter limiter;
    private readonly double[] diagonal;

    /// <summary>Storage for a plan.</summary>
    /// <param name="plan">What is held and what closes the system.</param>
    /// <param name="options">Settings.</param>
    /// <param name="storage">What a time step adds, or <c>null</c> at steady state.</param>
    public CoupledNewton(SystemPlan plan, NewtonOptions options, Storage? storage = null)
    {
        this.plan = plan;
        this.options = options;
        crew = plan.Network.Problem.Grid.IsLine ? null : new(options.Threads);
        System = new(plan.Network, crew, storage);
        plan.Pinned.CopyTo(System.Pinned);
        for (int k = 0; k < plan.Network.SpeciesCount; k++)
        {
            plan.Forms.AsSpan(k * plan.Network.NodeCount, plan.Network.NodeCount).CopyTo(System.Forms(k));
        }

        solver = crew is null ? new LineElimination(System, plan.Constraints)
            : options.PrefersElimination && RowElimination.IsBest(System) ? new RowElimination(System, plan.Constraints, crew)
            : new KrylovElimination(System, plan.Constraints, crew);
        increment = new double[plan.Network.UnknownCount + plan.Constraints.Count];
        limiter = new(plan, options.LargestPotentialStep);
        diagonal = new double[plan.Network.NodeCount];
    }

    /// <summary>The system, as evaluated last.</summary>
    public NetworkSystem System { get; }

    /// <summary>Where the last step was largest: index of the unknown.</summary>
    public int WorstUnknown { get; set; }

    /// <summary>Whether the factors of one step can serve the next.</summary>
    public bool CanReuse => solver.CanReuse;

    /// <summary>By how much the last linear solution misses its equations, relative to them; 0 for a direct one.</summary>
    public double RelativeResidual => solver.RelativeResidual;

    /// <summary>Iterations of the linear solver over all steps; 0 for a direct one.</summary>
    public int LinearIterations => solver.Iterations;

    /// <summary>Steps in which the iterative linear solver stagnated and elimination took over.</summary>
    public int StepsSolvedDirectly { get; private set; }

    /// <inheritdoc/>
    public void Dispose() => crew?.Dispose();

    /// <summary>Takes a step.</summary>
    /// <param name="state">The state, which the step improves, shape [unknowns] or longer.</param>
    /// <param name="accuracy">Relative residual that an iterative linear solver may leave.</param>
    /// <param name="reuses">Whether the factors of an earlier step serve.</param>
    /// <param name="cancellation">Looked at between linear iterations.</param>
    /// <returns>Largest residual before the step, relative to its own diagonal, and largest increment; NaN where there is none.</returns>
    public (double Residual, double Update) Step(Span<double> state, double accuracy, bool reuses, CancellationToken cancellation)
    {
        state = state[..plan.Network.UnknownCount];
        System.Evaluate(state);
        double residual = LoadResidual(state);
        try
        {
            solver.Solve(state, increment, accuracy, reuses, cancellation);
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
        if (crew is null || !RowElimination.IsPossible(System))
        {
            return false;
        }

        direct ??= new RowElimination(System, plan.Constraints, crew);
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

    /// <summary>The change of ψ and ln a that follows from given right-hand sides, by the factors that the last step left.</summary>
    /// <param name="state">The state, as evaluated, shape [unknowns] or longer.</param>
    /// <param name="change">Right-hand sides of the balances, then of the constraints, on entry; the change on exit, shape [unknowns + constraints].</param>
    /// <param name="accuracy">Relative residual that an iterative linear solver may leave.</param>
    /// <param name="cancellation">Looked at between linear iterations.</param>
    public void Respond(ReadOnlySpan<double> state, Span<double> change, double accuracy, CancellationToken cancellation) =>
        solver.Solve(state[..plan.Network.UnknownCount], change, accuracy, reuses: true, cancellation);

    /// <summary>Puts −F into the increment; returns the largest residual relative to its own diagonal, which is the
    /// change of ψ or ln a that would mend it alone.</summary>
    private double LoadResidual(ReadOnlySpan<double> state)
    {
        int nodes = plan.Network.NodeCount;
        double largest = 0;
        for (int r = 0; r <= plan.Network.SpeciesCount; r++)
        {
            ReadOnlySpan<double> residual = System.Residual.Slice(r * nodes, nodes);
            ReadOnlySpan<bool> pinned = System.Pinned.Slice(r * nodes, nodes);
            Span<double> target = increment.AsSpan(r * nodes, nodes);
            ReadOnlySpan<double> activity = state.Slice(r * nodes, nodes);
            double trace = r > 0 ? Trace(activity, state[nodes..]) : 0;
            System.Diagonal(r, diagonal);
            for (int i = 0; i < nodes; i++)
            {
                target[i] = pinned[i] ? 0 : -residual[i];
                double weight = r > 0 ? activity[i] / (activity[i] + trace) : 1;
                largest = diagonal[i] > 0 ? Math.Max(largest, weight * Math.Abs(target[i]) / diagonal[i]) : largest;
            }
        }

        for (int j = 0; j < plan.Constraints.Count; j++)
        {
            increment[plan.Network.UnknownCount + j] = -plan.Constraints[j].Residual(System, state);
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
            double trace = Trace(activity, state[nodes..]);
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
    /// <param name="activity">Its activities.</param>
    /// <param name="all">Those of all species.</param>
    private double Trace(ReadOnlySpan<double> activity, ReadOnlySpan<double> all) =>
        Math.Max(Math.Max(options.Trace * StepAccuracy.Largest(activity), options.Nothing * StepAccuracy.Largest(all)), double.Epsilon);

    private void Note(double size, int unknown, ref double largest)
    {
        if (!(size <= largest) && !double.IsNaN(largest))
        {
            largest = size;
            WorstUnknown = unknown;
        }
    }
}
