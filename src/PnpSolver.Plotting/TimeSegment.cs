namespace PnpSolver.Plotting;

/// <summary>A stretch of a run that gets a time axis of its own, counted from what happened at its beginning. Immutable.</summary>
/// <param name="Label">What happened there, as in "time since …"; nothing for a single segment whose axis is just time.</param>
/// <param name="Begin">Where it begins, in s since the start of the run.</param>
/// <param name="End">Where it ends, in s since the start of the run.</param>
public sealed record TimeSegment(string Label, double Begin, double End)
{
    /// <summary>Whether its axis is linear rather than logarithmic, as suits pulses and action potentials.</summary>
    public bool IsLinear { get; init; }

    /// <summary>Where a logarithmic axis begins, in s since <see cref="Begin"/>; 0 for the first value after it.</summary>
    public double First { get; init; }

    /// <summary>Characteristic times that the figure marks.</summary>
    public IReadOnlyList<TimeMark> Marks { get; init; } = [];
}

/// <summary>A characteristic time. Immutable.</summary>
/// <param name="Name">Its name, such as λ_D²/D or τ = C/g.</param>
/// <param name="Time">In s since the beginning of its segment.</param>
public sealed record TimeMark(string Name, double Time);
