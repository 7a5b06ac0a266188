namespace PnpSolver.Solvers;

/// <summary>How a transient run went. Immutable.</summary>
public sealed record TransientReport
{
    /// <summary>Time that was reached, in s.</summary>
    public required double EndTime { get; init; }

    /// <summary>Label of the stop condition that ended the run, or <c>null</c>.</summary>
    public required string? Stopped { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>Steps rejected.</summary>
    public required int Rejections { get; init; }

    /// <summary>Newton iterations of all steps.</summary>
    public required int NewtonIterations { get; init; }

    /// <summary>Wall time, in s.</summary>
    public required double Seconds { get; init; }

    /// <summary>Number of unknowns of the coupled system.</summary>
    public required int Unknowns { get; init; }

    /// <summary>Largest imbalance met: of each species, of net <c>charge</c>, of <c>current</c> along a line, and how far <c>free-energy</c> rose where nothing enters.</summary>
    public required IReadOnlyDictionary<string, double> Conservation { get; init; }

    /// <summary>What was decided on the user's behalf.</summary>
    public required IReadOnlyList<string> Notes { get; init; }
}
