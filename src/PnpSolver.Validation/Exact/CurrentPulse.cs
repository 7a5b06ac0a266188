namespace PnpSolver.Validation.Exact;

/// <summary>A current through the membrane from outside, for some time. Immutable.</summary>
/// <param name="Start">When it starts, in s.</param>
/// <param name="Duration">How long it lasts, in s; not negative.</param>
/// <param name="Density">Into the cell, in A/m²: positive depolarises.</param>
public sealed record CurrentPulse(double Start, double Duration, double Density);
