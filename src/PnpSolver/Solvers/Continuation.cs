using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>Newton from the equilibrium start, and where that fails a path of easier problems that leads to the full one.</summary>
/// <remarks>The path first raises surface and fixed charges at zero voltage, then voltages and currents: at t in [0, 1] the
/// charges are scaled by min(2t, 1) and the voltages by max(2t − 1, 0). Steps are halved on failure and grow when Newton
/// needed few iterations; each starts from a linear extrapolation of the last two solutions.</remarks>
internal sealed class Continuation
{
    private const double SmallestStep = 1.0 / 4096;
    private const int FewIterations = 5;
    private const int DirectSteps = 30;
    private const double CoarseTolerance = 1e-3;
    private const int LargeGrid = 100_000;
    private readonly Network network;
    private readonly NewtonOptions options;
    private readonly IProgress<NewtonStep>? progress;
    private readonly CancellationToken cancellation;
    private readonly List<NewtonStep> history = new(64);
    private readonly List<string> notes = [];
    private string stage = "full problem";

    public Continuation(
        Network network, NewtonOptions options, IProgress<NewtonStep>? progress, CancellationToken cancellation)
    {
        this.network = network;
        this.options = options;
        this.progress = progress;
        this.cancellation = cancellation;
    }

    public IReadOnlyList<NewtonStep> History => history;

    public IReadOnlyList<string> Notes => notes;

    /// <summary>The converged state of the full problem.</summary>
    public double[] Solve()
    {
        SystemPlan plan = SystemPlan.Of(network);
        notes.AddRange(plan.Notes);
        IEnumerable<double[]> starts = Starts(plan);
        int worst = 0;
        using (var newton = new NewtonIteration(plan, options with { MaximumSteps = Math.Min(options.MaximumSteps, DirectSteps) }))
        {
            foreach (double[] state in starts)
            {
                if (newton.Run(state, (i, r, u) => Log(stage, (i, r, u)), cancellation))
                {
                    return Accepted(newton, state);
                }

                worst = newton.WorstUnknown;
            }
        }

        notes.Add("Newton alone did not converge: charges, then voltages were raised step by step");
        return Follow(worst);
    }

    /// <summary>The solution of the grid of every second line, where there is one, then equilibrium profiles.</summary>
    private IEnumerable<double[]> Starts(SystemPlan plan)
    {
        if (NestedStart.Coarser(network) is { } coarse && SolveCoarse(coarse) is { } solution)
        {
            yield return NestedStart.Of(plan, coarse, solution);
        }

        foreach (StartProfile profile in Enum.GetValues<StartProfile>())
        {
            yield return EquilibriumStart.Of(plan, profile, (i, u) => Log(NewtonStep.StartStage, (i, double.NaN, u)));
        }
    }

    private double[]? SolveCoarse(Network coarse)
    {
        string name = FormattableString.Invariant($"{coarse.Problem.Grid.Columns} × {coarse.Problem.Grid.Rows} nodes");
        var nested = new Continuation(coarse, options with { Tolerance = CoarseTolerance }, progress, cancellation) { stage = name };
        try
        {
            double[] solution = nested.Solve();
            history.AddRange(nested.history);
            FreeStorageOf(coarse);
            return solution;
        }
        catch (NotConvergedException)
        {
            notes.Add($"a start from {name} failed");
            return null;
        }
    }

    /// <summary>What a large grid was solved in is garbage now, and large arrays are not reused before a full collection.</summary>
    private static void FreeStorageOf(Network coarse)
    {
        if (coarse.NodeCount > LargeGrid)
        {
            GC.Collect();
        }
    }

    private double[] Follow(int worst)
    {
        double[]? before = null;
        double[]? last = null;
        (double beforeAt, double at, double step) = (0, 0, 0.25);
        while (true)
        {
            double target = last is null ? 0 : Math.Min(1, at + step);
            Network scaled = target < 1 ? Easier(target) : network;
            SystemPlan plan = SystemPlan.Of(scaled);
            double[] state = Predict(plan, before, last, (target - at) / (at - beforeAt));
            using var newton = new NewtonIteration(plan, options with { MaximumSteps = target < 1 ? 25 : options.MaximumSteps });
            int iterations = 0;
            string part = $"continuation {100 * target:0.##} %";
            bool converged = newton.Run(state, (i, r, u) => Log(part, (iterations = i, r, u)), cancellation);
            if (converged)
            {
                (before, beforeAt) = (last, at);
                (last, at) = (state, target);
                step = iterations < FewIterations ? step * 2 : iterations > 2 * FewIterations ? step / 2 : step;
                if (at >= 1)
                {
                    return Accepted(newton, last);
                }

                continue;
            }

            worst = newton.WorstUnknown;
            step = (target - at) / 2;
            if (last is null || step < SmallestStep)
            {
                throw Failure(worst, at);
            }
        }
    }

    private double[] Accepted(NewtonIteration newton, double[] state)
    {
        if (newton.EndedInRoundOff)
        {
            notes.Add($"converged to round-off only: the last update was {history[^1].Update:0.0e0} and no longer fell");
        }

        if (newton.StepsSolvedDirectly > 0)
        {
            notes.Add($"the iterative linear solver stagnated in {newton.StepsSolvedDirectly} of the Newton steps, which elimination then solved");
        }

        return state;
    }

    /// <summary>The problem at t. Fixed charges stay whole where ions are closed in with the charge that they neutralise, and so
    /// do surface charges where nothing but the gauge holds the potential.</summary>
    private Network Easier(double t)
    {
        bool isClosed = network.Compartments.Any(c => c.IsClosed && !c.IsEmpty && network.Problem.Species[c.Species].Valence != 0);
        bool isFree = SystemPlan.Of(network).Constraints.Any(c => c is MeanPotential);
        double charge = Math.Min(2 * t, 1);
        return network.Scaled(Math.Max((2 * t) - 1, 0), isFree ? 1 : charge, isClosed ? 1 : charge);
    }

    private double[] Predict(SystemPlan plan, double[]? before, double[]? last, double ratio)
    {
        if (last is null)
        {
            return EquilibriumStart.Of(plan);
        }

        var state = (double[])last.Clone();
        for (int u = 0; before is not null && u < state.Length; u++)
        {
            double extrapolated = u < network.NodeCount
                ? last[u] + (ratio * (last[u] - before[u]))
                : before[u] > 0 ? last[u] * Math.Exp(Math.Clamp(ratio * Math.Log(last[u] / before[u]), -3, 3)) : last[u];
            state[u] = double.IsFinite(extrapolated) ? extrapolated : last[u];
        }

        foreach (NetworkEnd end in plan.Network.Ends)
        {
            if (end.Condition.FixedPotential is { } potential)
            {
                end.Nodes.Fill(state.AsSpan(), potential / network.Problem.ThermalVoltage);
            }
        }

        return state;
    }

    private void Log(string stage, (int Iteration, double Residual, double Update) step)
    {
        var entry = new NewtonStep(stage, step.Iteration, step.Residual, step.Update);
        history.Add(entry);
        progress?.Report(entry);
    }

    private string Remedy()
    {
        if (LumpedStart.Of(network) is { } lumped && Math.Abs(lumped.Voltage) > 1)
        {
            return $"The membrane's circuit would come to {lumped.Voltage:g3} V: its leaks are far too narrow for the currents that they must balance.";
        }

        string closed = string.Join(", ", network.Compartments.Where(c => c.IsClosed && !c.IsEmpty)
            .Select(c => network.Problem.Species[c.Species].Name).Distinct());
        return closed.Length > 0
            ? $"{closed} cannot be exchanged: its compartment may not hold enough ions to screen the charges at its walls "
                + "(try higher concentrations there, a smaller charge, or a bath)."
            : "The mesh may be too coarse there for the field (try --refine 1, or a smaller first/last size), "
                + "or the drive beyond what a steady state can carry (try a smaller voltage, current or charge).";
    }

    private NotConvergedException Failure(int unknown, double reached)
    {
        int nodes = network.NodeCount;
        string name = unknown < nodes ? "the potential" : network.Problem.Species[(unknown / nodes) - 1].Name;
        if (LumpedStart.RefusalOf(network) is { } reason)
        {
            return new($"There is no steady state that the field equations or the membrane's circuit would come to: {reason}.", history);
        }

        NewtonStep last = history[^1];
        return new(
            $"Newton stopped at {100 * reached:0.##} % of the charges (first half) and voltages (second half): last update {(double.IsFinite(last.Update) ? $"{last.Update:0.0e0}" : "beyond all numbers")} "
            + $"(limit {options.Tolerance:0.0e0}), largest for {name} at {network.Problem.Grid.PlaceOf(unknown % nodes)}. "
            + Remedy(),
            history);
    }
}
