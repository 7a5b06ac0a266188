using System.Collections.Immutable;

namespace PnpSolver.Solvers;

/// <summary>What a transient run starts from, how far it goes, how exact it is and what happens on the way. Immutable.</summary>
public sealed record TransientPlan
{
    /// <summary>Time at which the run ends, in s; positive.</summary>
    public required double Until { get; init; }

    /// <summary>Accuracy of concentrations (relative) and of ψ (in thermal voltages) that every step keeps.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Length of the first step after the start and after every event, in s; the error control shortens it where it must.</summary>
    public double FirstStep { get; init; } = 1e-10;

    /// <summary>Highest order of the backward differences, 1 to 5; 0 to use TR-BDF2 throughout.</summary>
    public int HighestOrder { get; init; } = 5;

    /// <summary>Outputs for each decade of the time since the start, and since every event.</summary>
    public int OutputsPerDecade { get; init; } = 10;

    /// <summary>Times of further outputs, in s, counted from the start of the run, rising.</summary>
    public ImmutableArray<double> Requested { get; init; } = [];

    /// <summary>What the run starts from.</summary>
    public InitialState Start { get; init; }

    /// <summary>What happens on the way, in rising order of time.</summary>
    public ImmutableArray<TimedEvent> Events { get; init; } = [];

    /// <summary>Conditions that end the run early.</summary>
    public ImmutableArray<StopCondition> Stops { get; init; } = [];
}

/// <summary>What a transient run starts from.</summary>
public enum InitialState
{
    /// <summary>What the regions hold by themselves, with the potential that follows from Poisson's equation.</summary>
    Contents,

    /// <summary>The steady state of the problem.</summary>
    Steady,
}

/// <summary>A change of the problem at a time: on the same grid, with the same species. Immutable.</summary>
/// <param name="Time">When, in s; positive.</param>
/// <param name="Problem">The problem from then on.</param>
public sealed record TimedEvent(double Time, PnpProblem Problem)
{
    /// <summary>Time over which boundary values go to their new ones linearly, in s; 0 for a step. All else changes at once.</summary>
    public double Ramp { get; init; }

    /// <summary>What happens, for reports.</summary>
    public string Label { get; init; } = string.Empty;
}

/// <summary>Ends a run where a number that follows from the solution becomes positive. Immutable.</summary>
/// <param name="Label">The condition, for reports.</param>
/// <param name="Excess">The number: negative before, positive after.</param>
public sealed record StopCondition(string Label, Func<Solution, double> Excess);
