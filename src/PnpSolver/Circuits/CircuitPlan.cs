using System.Collections.Immutable;

namespace PnpSolver.Circuits;

/// <summary>What a circuit's run in time starts from, how far it goes, how exact it is and what happens on the way. Immutable.</summary>
public sealed record CircuitPlan
{
    /// <summary>Time at which the run ends, in s; positive.</summary>
    public required double Until { get; init; }

    /// <summary>Accuracy of contents (relative), of ψ (in thermal voltages) and of gates that every step keeps.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>Length of the first step after the start and after every event, in s; the error control shortens it where it must.</summary>
    public double FirstStep { get; init; } = 1e-10;

    /// <summary>Highest order of the backward differences, 1 to 5; 0 to use TR-BDF2 throughout.</summary>
    public int HighestOrder { get; init; } = 5;

    /// <summary>Whether the run starts from the steady state; else from what the sides hold.</summary>
    public bool StartsSteady { get; init; }

    /// <summary>Times at which the state is wanted, in s, rising.</summary>
    public ImmutableArray<double> Times { get; init; } = [];

    /// <summary>What happens on the way, in rising order of time.</summary>
    public ImmutableArray<CircuitEvent> Events { get; init; } = [];
}

/// <summary>A change of the problem at a time: on the same grid, with the same species. Immutable.</summary>
/// <param name="Time">When, in s; positive.</param>
/// <param name="Problem">The problem from then on.</param>
public sealed record CircuitEvent(double Time, PnpProblem Problem)
{
    /// <summary>Time over which boundary values go to their new ones linearly, in s; 0 for a step. All else changes at once.</summary>
    public double Ramp { get; init; }
}
