namespace PnpSolver.Materials;

/// <summary>One dissolved species: its name, charge number and diffusivity in water. Immutable.</summary>
/// <param name="Name">Name, unique within a problem.</param>
/// <param name="Valence">Charge number z; any real number (macroions carry mean charges), 0 for a neutral solute.</param>
/// <param name="Diffusivity">D, in m²/s; positive. A region may override it.</param>
public sealed record Species(string Name, double Valence, double Diffusivity)
{
    /// <summary>Diameter a of the hydrated ion, in m, for steric activity models; <c>null</c> for a point.</summary>
    public double? Size { get; init; }

    /// <summary>Radius of the bare ion that its dehydration costs (Born), in m; <c>null</c> where nobody said.</summary>
    public double? BornRadius { get; init; }

    /// <summary>The name alone, as tables and messages show it.</summary>
    public override string ToString() => Name;
}
