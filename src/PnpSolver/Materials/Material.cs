using System.Collections.Immutable;

namespace PnpSolver.Materials;

/// <summary>What fills a region: permittivity, the ions it admits and what it holds. Immutable.</summary>
public sealed record Material
{
    /// <summary>Relative permittivity ε_r; positive.</summary>
    public required double Permittivity { get; init; }

    /// <summary>The ions that can enter the region; <c>null</c> admits all, an empty set none.</summary>
    public ImmutableHashSet<Species>? Ions { get; init; }

    /// <summary>Concentrations, in mol/m³: what the region holds at first and what a bath that names it holds.
    /// Empty when they are left to the baths; an ion that is missing from a non-empty set is 0.</summary>
    public ImmutableDictionary<Species, double> Concentrations { get; init; } = ImmutableDictionary<Species, double>.Empty;

    /// <summary>Density of immobile charge, in C/m³.</summary>
    public double FixedChargeDensity { get; init; }

    /// <summary>Standard potentials µ⁰ relative to water, in units of kT; a missing ion is 0.
    /// The partition coefficient is e^(−µ⁰).</summary>
    public ImmutableDictionary<Species, StandardPotential> StandardPotentials { get; init; } =
        ImmutableDictionary<Species, StandardPotential>.Empty;

    /// <summary>Diffusivities in this region, in m²/s; a missing ion has its own.</summary>
    public ImmutableDictionary<Species, double> Diffusivities { get; init; } = ImmutableDictionary<Species, double>.Empty;

    /// <summary>An electrolyte that admits every ion.</summary>
    /// <param name="permittivity">ε_r; positive.</param>
    /// <param name="concentrations">Pairs of ion and concentration in mol/m³.</param>
    public static Material Electrolyte(double permittivity, params (Species Species, double Concentration)[] concentrations)
    {
        ArgumentNullException.ThrowIfNull(concentrations);
        return new()
        {
            Permittivity = permittivity,
            Concentrations = concentrations.ToImmutableDictionary(p => p.Species, p => p.Concentration),
        };
    }

    /// <summary>A material that no ion enters, such as a lipid slab.</summary>
    /// <param name="permittivity">ε_r; positive.</param>
    public static Material Dielectric(double permittivity) => new() { Permittivity = permittivity, Ions = [] };

    /// <summary>Whether the species can be in this region.</summary>
    public bool Admits(Species species) => Ions is null || Ions.Contains(species);

    /// <summary>Whether any charged species can be in this region.</summary>
    public bool AdmitsAny(IEnumerable<Species> species) => species.Any(s => s.Valence != 0 && Admits(s));

    /// <summary>Concentration of a species, in mol/m³; 0 where nothing is said.</summary>
    public double Concentration(Species species) => Concentrations.GetValueOrDefault(species);

    /// <summary>Partition coefficient e^(−µ⁰) of a species against water; 0 where it is not admitted.</summary>
    public double Partition(Species species) =>
        Admits(species) ? Math.Exp(-(StandardPotentials.GetValueOrDefault(species)?.Value ?? 0)) : 0;

    /// <summary>Diffusivity of a species in this region, in m²/s.</summary>
    public double Diffusivity(Species species)
    {
        ArgumentNullException.ThrowIfNull(species);
        return Diffusivities.GetValueOrDefault(species, species.Diffusivity);
    }
}
