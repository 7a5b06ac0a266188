namespace PnpSolver.Membranes;

/// <summary>An ion-free slab between two electrolytes, oriented: outward is from inside to outside. Immutable.</summary>
/// <param name="Region">Name of the slab's region, which is also the membrane's name.</param>
/// <param name="Inside">Name of the region on the inside.</param>
/// <param name="Outside">Name of the region on the outside.</param>
public sealed record Membrane(string Region, string Inside, string Outside);
