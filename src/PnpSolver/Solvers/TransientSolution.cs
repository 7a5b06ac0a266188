namespace PnpSolver.Solvers;

/// <summary>The state of a transient run at an output time. Immutable.</summary>
/// <param name="Time">t, in s.</param>
/// <param name="Segment">Number of events that have happened.</param>
/// <param name="Solution">Potential and concentrations with the problem that holds then; its report counts what the run took so far.</param>
public sealed record TransientSolution(double Time, int Segment, Solution Solution)
{
    /// <summary>Current into the domain through each boundary with a bath or electrode, ionic and displacement, by the boundary's name, in A/m² (planar), A/m or A.</summary>
    public required IReadOnlyDictionary<string, double> TotalCurrent { get; init; }
}
