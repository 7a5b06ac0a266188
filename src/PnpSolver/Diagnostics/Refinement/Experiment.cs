using PnpSolver.Circuits;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics.Refinement;

/// <summary>A problem with what is done with it, so that it can be done again with something changed: another mesh, longer baths. Immutable.</summary>
/// <param name="Problem">The problem as it holds at first.</param>
/// <param name="Plan">The run through time, or <c>null</c> for the steady state.</param>
public sealed record Experiment(PnpProblem Problem, TransientPlan? Plan = null)
{
    /// <summary>The same with every problem of it changed.</summary>
    /// <param name="change">Gives the changed problem.</param>
    public Experiment With(Func<PnpProblem, PnpProblem> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new(change(Problem), Plan is null ? null : Plan with { Events = [.. Plan.Events.Select(happens => happens with { Problem = change(happens.Problem) })] });
    }

    /// <summary>The same on a mesh with every cell halved some times.</summary>
    /// <param name="times">How many times.</param>
    public Experiment Refined(int times)
    {
        PnpSolver.Grids.Grid grid = Problem.Grid.Refine(times);
        return With(problem => problem with { Grid = grid });
    }

    /// <summary>Solves it.</summary>
    /// <param name="cancellation">Stops the solve.</param>
    /// <returns>The steady or the last state, and everything that is reported of it.</returns>
    /// <exception cref="NotConvergedException">It has no solution that can be found.</exception>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public Outcome Run(CancellationToken cancellation = default) => Run(new(followsSizes: false), cancellation);

    /// <summary>Solves it, and in a run through time looks at all outputs for how large every quantity becomes (<see cref="Outcome.Largest"/>).</summary>
    /// <param name="cancellation">Stops the solve.</param>
    /// <returns>The steady or the last state, and everything that is reported of it.</returns>
    /// <exception cref="NotConvergedException">It has no solution that can be found.</exception>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public Outcome Follow(CancellationToken cancellation = default) => Run(new(followsSizes: true), cancellation);

    private Outcome Run(LastState last, CancellationToken cancellation)
    {
        if (Plan is null)
        {
            Solution steady = SteadySolver.Solve(Problem, cancellation: cancellation);
            return new(steady, QuantityCatalogue.Evaluate(steady));
        }

        TransientReport report = TransientSolver.Run(Problem, Plan, last, cancellation: cancellation);
        IReadOnlyList<Quantity> field = QuantityCatalogue.EvaluateField(last.State!);
        return new(last.State!.Solution, [.. field, .. Twin(last.State.Time, field, cancellation)]) { Report = report, Largest = last.Largest };
    }

    /// <summary>The circuit's values at the end, and field less circuit.</summary>
    private IEnumerable<Quantity> Twin(double end, IReadOnlyList<Quantity> field, CancellationToken cancellation)
    {
        if (LumpedCircuit.Of(Problem).Membranes.IsEmpty)
        {
            return [];
        }

        CircuitCourse twin = CircuitCourse.Of(Problem, Plan!, [end], cancellation);
        var series = new TimeSeries();
        series.Add(end, field);
        return twin.Series.LastRow().Concat(twin.Differences(series).LastRow());
    }

    /// <summary>Keeps the last state and, where that is followed, how large every quantity of the field became.</summary>
    private sealed class LastState(bool followsSizes) : ITransientObserver
    {
        public TransientSolution? State { get; private set; }

        public Dictionary<string, double> Largest { get; } = [];

        public void Output(TransientSolution output)
        {
            State = output;
            foreach (Quantity quantity in followsSizes ? QuantityCatalogue.EvaluateField(output) : [])
            {
                Largest[quantity.Name] = Math.Max(Largest.GetValueOrDefault(quantity.Name), Math.Abs(quantity.Value));
            }
        }
    }
}

/// <summary>What an experiment gave. Immutable.</summary>
/// <param name="Solution">The steady or the last state.</param>
/// <param name="Quantities">Everything that is reported of it.</param>
public sealed record Outcome(Solution Solution, IReadOnlyList<Quantity> Quantities)
{
    /// <summary>How the run through time went; <c>null</c> for a steady state.</summary>
    public TransientReport? Report { get; init; }

    /// <summary>Largest magnitude of every quantity of the field at the outputs of a run through time, by name; empty for a steady state, and where it was not followed.</summary>
    public IReadOnlyDictionary<string, double> Largest { get; init; } = new Dictionary<string, double>();

    /// <summary>Time that a run came to, in s; <c>null</c> for a steady state.</summary>
    public double? Duration => Report?.EndTime;
}
