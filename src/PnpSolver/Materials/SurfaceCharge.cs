namespace PnpSolver.Materials;

/// <summary>A charged interface between two regions. Immutable.</summary>
/// <param name="First">Name of the region on one side.</param>
/// <param name="Second">Name of the region on the other side.</param>
/// <param name="Density">σ, in C/m².</param>
public sealed record SurfaceCharge(string First, string Second, double Density);
