using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>How exactly a transient's steps are solved and how their errors are judged. Immutable.</summary>
/// <param name="Tolerance">Error of a step: relative in concentrations, in thermal voltages for ψ, absolute for gates.</param>
internal sealed record StepAccuracy(double Tolerance)
{
    /// <summary>Concentrations below this fraction of a species' largest count less and less in the error.</summary>
    private const double Trace = 1e-3;

    /// <summary>And so do those below this fraction of the largest of all species': 0.1 nM in physiological saline.</summary>
    private const double Nothing = 1e-9;

    /// <summary>An update below this that no longer falls is round-off.</summary>
    public const double RoundOff = 1e-10;

    /// <summary>What Newton may leave.</summary>
    public required double Newton { get; init; }

    /// <summary>After a step smaller than this the factors serve again.</summary>
    public double ReuseLimit { get; init; } = 1e-2;

    /// <summary>Relative residual that the filter of the error estimate may leave.</summary>
    public double Filter { get; init; } = 0.05;

    /// <summary>On a line Newton goes to round-off, so that the total current is uniform; on a tensor grid well below the tolerance.</summary>
    public static StepAccuracy Of(Network network, double tolerance) =>
        new(tolerance) { Newton = network.Problem.Grid.IsLine ? Math.Min(RoundOff, 1e-3 * tolerance) : 0.02 * tolerance };

    /// <summary>Relative residual that an iterative linear solver may leave after an update of some size; a first one is about ten tolerances.</summary>
    public double LinearAfter(double update) => Math.Clamp(0.1 * Newton / Math.Min(update, 10 * Tolerance), 1e-6, 1e-2);

    /// <summary>Whether what is left after an update is below what Newton may leave.</summary>
    /// <param name="update">Size of the update.</param>
    /// <param name="ratio">The same over that of the update before; 0 for the first.</param>
    /// <param name="reuses">Whether older factors made it, so that the next is smaller by the same ratio only.</param>
    /// <param name="left">Relative residual that the linear solver left.</param>
    public bool IsSolved(double update, double ratio, bool reuses, double left) =>
        update <= 0.01 * Newton
        || (left > 0 ? update * (left + update) <= Newton
            : reuses ? ratio is > 0 and < 0.5 && update * ratio <= 0.1 * Newton : 100 * update * update <= Newton);

    /// <summary>The same for steps so short that what nodes store changes faster than ions move, where the total current needs more digits.</summary>
    /// <param name="slowness">What an edge carries one way over what a node would store in the step's time; 1 or more where nothing changes.</param>
    public StepAccuracy For(double slowness) => slowness >= 1 ? this : this with { Newton = Math.Max(Newton * slowness, 1e-14) };

    /// <summary>Largest change of ψ or relative change of a concentration.</summary>
    /// <param name="network">The network.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns] or longer.</param>
    /// <param name="change">Changes of ψ and ln a, shape [unknowns] or longer.</param>
    public static double Largest(Network network, ReadOnlySpan<double> state, ReadOnlySpan<double> change)
    {
        int nodes = network.NodeCount;
        double largest = 0;
        for (int i = 0; i < nodes; i++)
        {
            largest = Math.Max(largest, Math.Abs(change[i]));
        }

        double nothing = Math.Max(Nothing * Largest(state[nodes..network.UnknownCount]), double.Epsilon);
        for (int k = 1; k <= network.SpeciesCount; k++)
        {
            ReadOnlySpan<double> activity = state.Slice(k * nodes, nodes);
            ReadOnlySpan<double> own = change.Slice(k * nodes, nodes);
            double trace = Math.Max(Trace * Largest(activity), nothing);
            for (int i = 0; i < nodes; i++)
            {
                largest = Math.Max(largest, Math.Abs(own[i]) * (activity[i] / (activity[i] + trace)));
            }
        }

        return largest;
    }

    /// <summary>The largest of some positive numbers, or 0.</summary>
    /// <param name="values">The numbers.</param>
    public static double Largest(ReadOnlySpan<double> values)
    {
        double largest = 0;
        foreach (double value in values)
        {
            largest = Math.Max(largest, value);
        }

        return largest;
    }
}
