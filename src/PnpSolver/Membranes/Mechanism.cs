using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>One way for ions to cross a membrane, face to face: a leak, a pump, a given flux. Immutable.</summary>
/// <remarks>Written once; the field solver and the lumped circuit use the same object. A new mechanism says which ions it
/// moves and how fast. Fluxes are outward (inside → outside) per area of the inside face.</remarks>
public abstract record Mechanism
{
    /// <summary>The user's name for it, or <c>null</c>.</summary>
    public string? Name { get; init; }

    /// <summary>Whether it works; a pump is stopped by setting this to <c>false</c>.</summary>
    public bool IsEnabled { get; init; } = true;

    /// <summary>Its kind, as a case file names it.</summary>
    public abstract string Type { get; }

    /// <summary>The ions that it moves.</summary>
    public abstract ImmutableArray<Species> Ions { get; }

    /// <summary>Its gates, whose open fractions are part of the state, as <see cref="FaceState.Open"/> numbers them.</summary>
    public virtual ImmutableArray<Gate> Gates => [];

    /// <summary>Whether it spends energy to move ions against their gradients.</summary>
    public virtual bool IsPump => false;

    /// <summary>Whether it is a leak, whose flux vanishes at equal electrochemical potentials.</summary>
    public virtual bool IsPassive => false;

    /// <summary>Name for paths and results: the user's, else the type with the ion if it moves only one.</summary>
    public virtual string Label => Name ?? (Ions.Length == 1 ? $"{Type}-{Ions[0].Name}" : Type);

    /// <summary>Outward flux of one of its ions, in mol/(m² s).</summary>
    /// <param name="ion">One of <see cref="Ions"/>.</param>
    /// <param name="faces">Activities and potential at the two faces.</param>
    public abstract Dual Flux(Species ion, in FaceState faces);

    /// <summary>What is wrong with its parameters, each with the last part of its path in a case file; empty if nothing is.</summary>
    public abstract IEnumerable<(string Key, string Message)> Faults();

    private protected static IEnumerable<(string Key, string Message)> NotNegative(string key, double value, string unit)
    {
        if (!(value >= 0) || !double.IsFinite(value))
        {
            yield return (key, $"must not be negative, got {value:g6} {unit}");
        }
    }
}
