namespace PnpSolver.Export;

/// <summary>What <c>summary.json</c> says of a transient run beside what it says of every run. Immutable.</summary>
public sealed record TransientSummary
{
    /// <summary>Number of time steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>Number of time steps rejected.</summary>
    public required int RejectedSteps { get; init; }

    /// <summary>Time that the run came to, in s.</summary>
    public required double EndTime { get; init; }

    /// <summary>The condition that ended the run early, or <c>null</c>.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Events that happened, in their order.</summary>
    public IReadOnlyList<SummaryEvent> Events { get; init; } = [];
}

/// <summary>An event that happened. Immutable.</summary>
/// <param name="Time">When, in s.</param>
/// <param name="Label">What happened.</param>
public sealed record SummaryEvent(double Time, string Label);
