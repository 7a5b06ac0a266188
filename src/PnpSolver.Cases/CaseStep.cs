using PnpSolver.Grids;

namespace PnpSolver.Cases;

/// <summary>One of several values that a case gives to one of its keys, and the problem that then is posed. Immutable.</summary>
public sealed record CaseStep
{
    /// <summary>Path of the value: <c>boundaries.left.potential</c>.</summary>
    public required string Path { get; init; }

    /// <summary>The value as written.</summary>
    public required string Text { get; init; }

    /// <summary>The value in <see cref="Unit"/>; 1 or 0 for true and false.</summary>
    public required double Value { get; init; }

    /// <summary>The SI unit; empty for a pure number and for true and false.</summary>
    public required string Unit { get; init; }

    /// <summary>The problem with this value, checked to be well posed; on the grid of the case unless the mesh is stepped.</summary>
    public required PnpProblem Problem { get; init; }

    /// <summary>The mesh of this step as it was written, where the step moves regions; <c>null</c> where it shares the grid of the case.</summary>
    public Mesh? Mesh { get; init; }
}
