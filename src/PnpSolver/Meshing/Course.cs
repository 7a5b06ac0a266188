using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Meshing;

/// <summary>What is to be solved on one grid after the other.</summary>
internal abstract class Course
{
    /// <summary>The problem that the first mesh and the scales follow from.</summary>
    public abstract PnpProblem First { get; }

    /// <summary>Solves on a grid.</summary>
    /// <param name="grid">The grid.</param>
    /// <param name="seen">Given every solution.</param>
    /// <param name="progress">Told of every Newton step.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <returns>The quantities of every output.</returns>
    /// <exception cref="NotConvergedException">The solver does not converge on this grid.</exception>
    public abstract IReadOnlyList<IReadOnlyList<Quantity>> Solve(Grid grid, Action<Solution> seen, IProgress<NewtonStep>? progress, CancellationToken cancellation);
}

/// <summary>The steady states of some problems, which share the grid.</summary>
/// <param name="problems">The problems.</param>
internal sealed class SteadyCourse(IReadOnlyList<PnpProblem> problems) : Course
{
    public override PnpProblem First => problems[0];

    public override IReadOnlyList<IReadOnlyList<Quantity>> Solve(Grid grid, Action<Solution> seen, IProgress<NewtonStep>? progress, CancellationToken cancellation)
    {
        IReadOnlyList<Solution> solutions = problems.Count == 1
            ? [SteadySolver.Solve(problems[0] with { Grid = grid }, null, progress, cancellation)]
            : SteadySolver.SolveAll([.. problems.Select(problem => problem with { Grid = grid })], cancellation: cancellation);
        foreach (Solution solution in solutions)
        {
            seen(solution);
        }

        return [.. solutions.Select(QuantityCatalogue.EvaluateField)];
    }
}

/// <summary>A run through time, compared at its outputs.</summary>
/// <param name="problem">The problem as it holds at first.</param>
/// <param name="plan">The plan; stop conditions are left out, so that all grids see the same times.</param>
/// <param name="accuracy">The accuracy that is sought of the mesh: steps in time are more exact, so as not to hide it.</param>
internal sealed class TimeCourse(PnpProblem problem, TransientPlan plan, double accuracy) : Course
{
    private const double Margin = 10;

    public override PnpProblem First => problem;

    public override IReadOnlyList<IReadOnlyList<Quantity>> Solve(Grid grid, Action<Solution> seen, IProgress<NewtonStep>? progress, CancellationToken cancellation)
    {
        var watch = new Watch(seen);
        TransientPlan onGrid = plan with
        {
            Tolerance = Math.Min(plan.Tolerance, accuracy / Margin),
            Stops = [],
            Events = [.. plan.Events.Select(change => change with { Problem = change.Problem with { Grid = grid } })],
        };
        TransientSolver.Run(problem with { Grid = grid }, onGrid, watch, cancellation: cancellation);
        return watch.Outputs;
    }

    private sealed class Watch(Action<Solution> seen) : ITransientObserver
    {
        public List<IReadOnlyList<Quantity>> Outputs { get; } = [];

        public void Output(TransientSolution output)
        {
            seen(output.Solution);
            Outputs.Add(QuantityCatalogue.EvaluateField(output));
        }
    }
}
