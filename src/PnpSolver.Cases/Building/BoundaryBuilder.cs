using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Quantities;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Cases.Building;

/// <summary>Builds the conditions at the boundaries of a case.</summary>
/// <param name="regions">Names, notes and faults.</param>
/// <param name="materials">The materials of the regions.</param>
/// <param name="system">The geometry, or <c>null</c> if that has an error.</param>
internal sealed class BoundaryBuilder(
    RegionBuilder regions, ImmutableDictionary<string, Material> materials, CoordinateSystem? system)
{
    /// <summary>The conditions that have no error.</summary>
    /// <param name="root">The case.</param>
    /// <param name="grid">The grid, or <c>null</c> if that has an error.</param>
    public ImmutableDictionary<string, BoundaryCondition> Build(Item root, Grid? grid)
    {
        var conditions = ImmutableDictionary.CreateBuilder<string, BoundaryCondition>();
        if (root.Sound("boundaries") is not { } boundaries)
        {
            return conditions.ToImmutable();
        }

        if (system is not null)
        {
            CompareNames(boundaries, grid);
        }

        foreach ((string name, Item item) in boundaries.Entries.Where(entry => entry.Value.IsSound))
        {
            BoundaryCondition? condition = item.Shape is KeysShape { Name: "bath" } ? Bath(item) : Wall(item);
            if (condition is not null)
            {
                conditions.Add(name, condition);
            }
        }

        return conditions.ToImmutable();
    }

    private void CompareNames(Item boundaries, Grid? grid)
    {
        string[] expected = grid is not null ? [.. grid.Boundaries.Select(boundary => boundary.Name)]
            : system == CoordinateSystem.Planar ? ["left", "right"]
            : ["inner", "outer"];
        string geometry = CaseBuilder.NameOf(system!.Value);
        foreach ((string name, Item item) in boundaries.Entries.Where(entry => !expected.Contains(entry.Key)))
        {
            regions.Fault(item, name == "inner" && grid is { HasCentre: true }
                ? "the domain begins at r = 0, which is no boundary; leave the entry out"
                : $"the boundaries of a {geometry} case are {string.Join(" and ", expected)}, not {name}");
        }

        // without the grid nobody knows whether r = 0 is in the domain
        foreach (string name in expected.Where(name => boundaries[name] is null && (grid is not null || name != "inner")))
        {
            regions.Fault(boundaries, $"the boundary {name} is missing; for an insulating end write {name}: {{ type: wall }}");
        }
    }

    private Bath? Bath(Item item)
    {
        Item? own = item.Sound("concentrations");
        Material? named = item.TextOf("region") is { } region ? materials.GetValueOrDefault(region) : null;
        if (own is null && named is null)
        {
            return null;
        }

        ImmutableDictionary<Species, double> concentrations = own is null ? named!.Concentrations : RegionBuilder.Numbers(own, regions.Find);
        if (own is null && concentrations.IsEmpty && regions.HasSpecies)
        {
            regions.Fault(item["region"]!, $"the region {item.TextOf("region")} has no concentrations for the bath to hold; give some there or here");
        }

        if (item.Sound("neutralise") is { } neutralise && (own is null || own.Entries.All(entry => entry.Value.IsSound)))
        {
            if (own is null && named!.FixedChargeDensity != 0)
            {
                regions.Fault(neutralise, $"the region {item.TextOf("region")} has a fixed charge; put neutralise there");
            }

            concentrations = regions.Neutralise(neutralise, concentrations, null, 0);
        }

        ImmutableHashSet<Species> impermeable =
        [
            .. (item.Sound("impermeable")?.Items ?? []).Where(ion => ion.IsSound).Select(ion => regions.Find(ion.Text)).OfType<Species>(),
        ];
        return Driven(item, concentrations) is { } bath ? bath with { Impermeable = impermeable } : null;
    }

    private Bath? Driven(Item item, ImmutableDictionary<Species, double> concentrations)
    {
        if (item.Sound("current") is { } current && system is { } known)
        {
            QuantityKind wanted = known switch
            {
                CoordinateSystem.Planar => QuantityKind.CurrentDensity,
                CoordinateSystem.Cylindrical => QuantityKind.LineCurrent,
                _ => QuantityKind.Current,
            };
            if (current.Shape is QuantityShape shape && shape.Kind != wanted)
            {
                regions.Fault(current, $"expected {wanted.Expected} in a {CaseBuilder.NameOf(known)} case, got \"{current.Text}\"");
            }

            return Boundaries.Bath.CurrentClamp(current.Number, concentrations);
        }

        return item.Sound("potential") switch
        {
            null => null,
            { Text: "floating" } => Boundaries.Bath.Floating(concentrations),
            // the region's own set of concentrations, so that the region's fixed charge counts as the bath's
            var potential => Boundaries.Bath.Floating(concentrations) with { Current = null, Potential = potential.Number },
        };
    }

    private static Wall Wall(Item item)
    {
        SternLayer? stern = item.Sound("stern") is { } layer
            && layer.NumberOf("thickness") is { } thickness && layer.NumberOf("permittivity") is { } permittivity
            ? new(thickness, permittivity)
            : null;
        return new() { Potential = item.NumberOf("potential"), Charge = item.NumberOf("charge"), Stern = stern };
    }
}
