using System.Collections.Immutable;
using System.Globalization;
using PnpSolver.Cases.Forms;
using PnpSolver.Materials;

namespace PnpSolver.Cases.Building;

/// <summary>Standard potentials of a region from energies, Born radii or partition coefficients.</summary>
/// <param name="regions">Names, notes and faults.</param>
/// <param name="root">The case.</param>
/// <param name="materials">The materials of all regions.</param>
internal sealed class SolvationBuilder(RegionBuilder regions, Item root, IReadOnlyDictionary<string, Material> materials)
{
    /// <summary>Relative permittivity of water where no region of the case says otherwise.</summary>
    public const double WaterPermittivity = 80;

    /// <summary>µ⁰ of every ion that has one in a region.</summary>
    public ImmutableDictionary<Species, StandardPotential> Build(Item region)
    {
        var potentials = ImmutableDictionary.CreateBuilder<Species, StandardPotential>();
        foreach ((string name, Item item) in region.SoundEntries("partition"))
        {
            if (regions.Find(name) is { } ion)
            {
                potentials[ion] = new(new EnergyTerm("partition", -Math.Log(item.Number)));
            }
        }

        foreach ((string name, Item item) in region.SoundEntries("solvation"))
        {
            if (regions.Find(name) is not { } ion)
            {
                continue;
            }

            if (potentials.ContainsKey(ion))
            {
                regions.Fault(item, $"{name} has a partition coefficient here already; give one of the two");
            }

            potentials[ion] = item.Shape is KeysShape
                ? Born(region, ion, item)
                : item.Number / regions.ThermalEnergy;
        }

        return potentials.ToImmutable();
    }

    /// <summary>Born energy of moving an ion from water into a region, and the coordination energy that repays it.</summary>
    private StandardPotential Born(Item region, Species ion, Item item)
    {
        double? radius = item.NumberOf("radius") ?? ion.BornRadius;
        if (radius is not { } r)
        {
            if (!item.Has("radius"))
            {
                regions.Fault(item, $"a radius is missing; give it here or as species.{ion.Name}.radius");
            }

            return 0;
        }

        double permittivity = materials[region.Path.Split('.')[^1]].Permittivity;
        double water = ReferencePermittivity(ion);
        double born = new BornEnergy(ion.Valence, r).Of(permittivity, water, regions.Temperature);
        double coordination = (item.NumberOf("coordination") ?? 0) / regions.ThermalEnergy;
        string parts = string.Create(
            CultureInfo.InvariantCulture,
            $"Born energy {born:g6} kT (from permittivity {water:g6} to {permittivity:g6}), coordination {coordination:g6} kT");
        regions.Note(string.Create(CultureInfo.InvariantCulture, $"{item.Path}: {parts}, together {born + coordination:g6} kT"));
        return new(new EnergyTerm("dehydration", born), new EnergyTerm("coordination", coordination));
    }

    /// <summary>Permittivity of the water in which µ⁰ is zero: that of the regions that hold the ion without a solvation or
    /// partition entry for it, the largest if they differ; 80 if there are none.</summary>
    private double ReferencePermittivity(Species ion)
    {
        double[] candidates =
        [
            .. root.SoundEntries("regions")
                .Where(entry => entry.Value.Sound("solvation")?[ion.Name] is null && entry.Value.Sound("partition")?[ion.Name] is null)
                .Where(entry => materials.TryGetValue(entry.Key, out Material? material) && material.Admits(ion))
                .Select(entry => materials[entry.Key].Permittivity),
        ];
        return candidates.Length > 0 ? candidates.Max() : WaterPermittivity;
    }
}
