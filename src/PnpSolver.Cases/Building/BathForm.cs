using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Quantities;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Cases.Building;

/// <summary>Baths: fixed concentrations with a potential, a floating one, or a clamped current.</summary>
internal static class BathForm
{
    /// <summary>The condition, or <c>null</c> where something that it needs has an error.</summary>
    public static BoundaryCondition? Build(Item item, BoundaryContext context)
    {
        RegionBuilder regions = context.Regions;
        if (Content(item, context) is not { } content || Driven(item, content, context) is not { } bath)
        {
            return null;
        }

        IEnumerable<Item> impermeable = (item.Sound("impermeable")?.Items ?? []).Where(ion => ion.IsSound);
        return bath with
        {
            Impermeable = [.. impermeable.Select(ion => regions.Find(ion.Text)).OfType<Species>()],
            FixedChargeDensity = item.Sound("concentrations") is null ? NamedMaterial(item, context)?.FixedChargeDensity ?? 0 : 0,
        };
    }

    private static Material? NamedMaterial(Item item, BoundaryContext context) =>
        item.TextOf("region") is { } name ? context.Materials.GetValueOrDefault(name) : null;

    /// <summary>The bath's own concentrations, or those of the region that it names.</summary>
    private static ImmutableDictionary<Species, double>? Content(Item item, BoundaryContext context)
    {
        RegionBuilder regions = context.Regions;
        Item? neutralise = item.Sound("neutralise");
        if (item.Sound("concentrations") is { } own)
        {
            ImmutableDictionary<Species, double> concentrations = RegionBuilder.Numbers(own, regions.Find);
            return neutralise is not null && own.Entries.All(entry => entry.Value.IsSound)
                ? regions.Neutralise(neutralise, concentrations, null, 0)
                : concentrations;
        }

        if (NamedMaterial(item, context) is not { } material)
        {
            return null;
        }

        string name = item.TextOf("region")!;

        if (material.Concentrations.IsEmpty && regions.HasSpecies)
        {
            regions.Fault(item["region"]!, $"the region {name} has no concentrations for the bath to hold; give some there or here");
        }

        if (neutralise is not null && material.FixedChargeDensity != 0)
        {
            regions.Fault(neutralise, $"the region {name} has a fixed charge; put neutralise there");
        }

        return neutralise is null ? material.Concentrations : regions.Neutralise(neutralise, material.Concentrations, null, 0);
    }

    private static Bath? Driven(Item item, ImmutableDictionary<Species, double> concentrations, BoundaryContext context)
    {
        if (item.Sound("current") is { Shape: QuantityShape shape } current && context.System is { } system)
        {
            QuantityKind wanted = system switch
            {
                CoordinateSystem.Planar => QuantityKind.CurrentDensity,
                CoordinateSystem.Cylindrical => QuantityKind.LineCurrent,
                _ => QuantityKind.Current,
            };
            if (shape.Kind != wanted)
            {
                context.Regions.Fault(current, $"expected {wanted.Expected} in {CaseBuilder.PhraseOf(system)} case, got \"{current.Text}\"");
            }

            return Bath.CurrentClamp(current.Number, concentrations);
        }

        return item.Sound("potential") switch
        {
            null => null,
            { Text: "floating" } => Bath.Floating(concentrations),
            var potential => Bath.Floating(concentrations) with { Current = null, Potential = potential.Number },
        };
    }
}
