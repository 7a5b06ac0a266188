namespace PnpSolver.Diagnostics;

/// <summary>How far a reported number may be off by the mesh, and in a run through time by its steps. Immutable.</summary>
/// <param name="Value">Half the width of the interval about the number in which the exact one is expected, in the number's unit; not negative.</param>
public sealed record Uncertainty(double Value)
{
    /// <summary>Order p of convergence that the three meshes show, error ∝ h^p; <c>null</c> where they show none.</summary>
    public double? Order { get; init; }

    /// <summary>The number extrapolated to h = 0; <c>null</c> where the meshes show no order.</summary>
    public double? Extrapolated { get; init; }

    /// <summary>Whether the differences of the meshes are no more than round-off.</summary>
    public bool IsRoundOff { get; init; }
}
