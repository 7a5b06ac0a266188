using PnpSolver.Materials;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Where an electrolyte is confined: a pore, the inside of a tube or sphere, or a slit between two walls. Immutable.</summary>
/// <param name="Subject">The electrolyte and its walls.</param>
/// <param name="Electrolyte">What is confined.</param>
/// <param name="Radius">Smallest distance from the axis, or the plane of symmetry, to the wall, in m; of a slit, half its width.</param>
/// <param name="Length">How far the confinement reaches along the wall, in m; infinite on a line.</param>
/// <param name="Wall">What lies beyond the outer wall, or <c>null</c> at an end of the domain and at a charged sheet in the electrolyte.</param>
/// <param name="IsTube">Whether it is round about an axis and not a slit or sphere.</param>
internal sealed record Pore(string Subject, Electrolyte Electrolyte, double Radius, double Length, Material? Wall, bool IsTube)
{
    /// <summary>Beyond this many Debye lengths an electrolyte is not confined.</summary>
    public const double WidestInDebyeLengths = 100;

    /// <summary>λ_D of the electrolyte or, where longer, of the baths that it opens to, in m: ions that a wall's charge draws in do not widen a pore.</summary>
    public required double DebyeLength { get; init; }

    /// <summary>Radius over λ_D.</summary>
    public double InDebyeLengths => Radius / DebyeLength;

    /// <summary>What it is, with its size, in words.</summary>
    public string Text => FormattableString.Invariant($"{Radius * 1e9:g4} nm from {(IsTube ? "axis" : "middle")} to wall");
}
