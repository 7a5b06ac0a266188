namespace PnpSolver.Solvers;

/// <summary>How a solution was found. Immutable.</summary>
public sealed record SolverReport
{
    /// <summary>Every Newton step in order, the start's included.</summary>
    public required IReadOnlyList<NewtonStep> History { get; init; }

    /// <summary>Wall time of the solve, in s.</summary>
    public required double Seconds { get; init; }

    /// <summary>Number of unknowns of the coupled system: (1 + species) · nodes.</summary>
    public required int Unknowns { get; init; }

    /// <summary>What was decided on the user's behalf, such as the gauge of the potential or a continuation.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Number of Newton steps of the coupled system.</summary>
    public int NewtonIterations => History.Count(step => step.Stage != NewtonStep.StartStage);
}

/// <summary>One Newton step.</summary>
/// <param name="Stage">What was being solved: the start, the full problem, or a step of a continuation.</param>
/// <param name="Iteration">Number of the step within its stage, from 1.</param>
/// <param name="Residual">Largest residual before the step, relative to its own diagonal of the Jacobian: the change of ψ or
/// relative change of a concentration that would mend it alone; NaN in the start.</param>
/// <param name="Update">Largest increment of ψ or relative increment of a concentration.</param>
public readonly record struct NewtonStep(string Stage, int Iteration, double Residual, double Update)
{
    /// <summary>Name of the stage that finds the start.</summary>
    public const string StartStage = "start";
}
