using System.Collections.Immutable;

namespace PnpSolver.Membranes;

/// <summary>An ion-free slab between two electrolytes, oriented: outward is from inside to outside. Immutable.</summary>
/// <param name="Region">Name of the slab's region, which is also the membrane's name.</param>
/// <param name="Inside">Name of the region on the inside.</param>
/// <param name="Outside">Name of the region on the outside.</param>
public sealed record Membrane(string Region, string Inside, string Outside)
{
    /// <summary>What crosses it, face to face.</summary>
    public ImmutableArray<Mechanism> Mechanisms { get; init; } = [];

    /// <summary>The mechanisms that work.</summary>
    public IEnumerable<Mechanism> Working => Mechanisms.Where(mechanism => mechanism.IsEnabled);

    /// <summary>The same membrane with one more mechanism.</summary>
    public Membrane With(Mechanism mechanism) => this with { Mechanisms = Mechanisms.Add(mechanism) };
}
