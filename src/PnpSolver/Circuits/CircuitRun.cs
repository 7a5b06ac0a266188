namespace PnpSolver.Circuits;

/// <summary>What a circuit did in time. Immutable.</summary>
public sealed record CircuitRun
{
    /// <summary>The states at the requested times, as far as the run came; the state at an event is that before it.</summary>
    public required IReadOnlyList<CircuitPoint> Points { get; init; }

    /// <summary>Steps taken.</summary>
    public required int Steps { get; init; }

    /// <summary>Steps rejected.</summary>
    public required int Rejections { get; init; }

    /// <summary>Why there is no run, or why it ended early, for the user; <c>null</c> where it came to its end.</summary>
    public required string? Refusal { get; init; }
}

/// <summary>The circuit at a time. Immutable.</summary>
/// <param name="Time">t, in s.</param>
/// <param name="Circuit">The circuit with what its baths hold then.</param>
/// <param name="State">V, activities and gates.</param>
public sealed record CircuitPoint(double Time, MembraneCircuit Circuit, CircuitState State);
