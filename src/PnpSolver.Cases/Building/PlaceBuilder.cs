using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Cases.Building;

/// <summary>Builds what stands at places of the domain: probes, sections and charged interfaces.</summary>
/// <param name="root">The case.</param>
/// <param name="system">The geometry, or <c>null</c> if that has an error.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class PlaceBuilder(Item root, CoordinateSystem? system, Faults faults)
{
    /// <summary>The named points that have no error.</summary>
    public ImmutableArray<Probe> Probes()
    {
        var probes = ImmutableArray.CreateBuilder<Probe>();
        foreach ((string name, Item item) in root.SoundEntries("probes"))
        {
            (double? position, double? height) = Coordinates(item);
            if (system == CoordinateSystem.Axisymmetric && item["z"] is null && item["x"] is null)
            {
                faults.Add(item.Place, item.Path, "a point of an axisymmetric case has r and z; z is missing");
            }
            else if (position is { } at && (height is not null || system != CoordinateSystem.Axisymmetric))
            {
                probes.Add(new(name, at) { Height = height });
            }
        }

        return probes.ToImmutable();
    }

    /// <summary>The named cross-sections that have no error; a case on a line may have none.</summary>
    public ImmutableArray<Section> Sections()
    {
        if (root["sections"] is { } given && system is { } known && known != CoordinateSystem.Axisymmetric)
        {
            faults.Add(given.Place, given.Path, $"only an axisymmetric case has sections; in {CaseBuilder.PhraseOf(known)} one the current is that of the boundaries: leave sections out");
            return [];
        }

        var sections = ImmutableArray.CreateBuilder<Section>();
        foreach ((string name, Item item) in root.SoundEntries("sections"))
        {
            if ((item.NumberOf("z") ?? item.NumberOf("r")) is { } position)
            {
                sections.Add(new(name, item.Has("z"), position));
            }
        }

        return sections.ToImmutable();
    }

    /// <summary>The charged interfaces that have no error.</summary>
    public ImmutableArray<SurfaceCharge> Surfaces()
    {
        var surfaces = ImmutableArray.CreateBuilder<SurfaceCharge>();
        foreach (Item item in (root.Sound("surfaces")?.Items ?? []).Where(item => item.IsSound))
        {
            (double? position, double? height) = item.Sound("where") is { } where ? Coordinates(where) : default;
            if (item.Sound("between") is { } between && between.Items.All(side => side.IsSound) && item.NumberOf("charge") is { } charge)
            {
                surfaces.Add(new(between.Items[0].Text, between.Items[1].Text, charge) { Position = position, Height = height });
            }
        }

        return surfaces.ToImmutable();
    }

    /// <summary>The x or r of a place, and its z; coordinates that the geometry does not have are reported.</summary>
    private (double? Position, double? Height) Coordinates(Item item)
    {
        string axis = system == CoordinateSystem.Planar ? "x" : "r";
        string[] known = system == CoordinateSystem.Axisymmetric ? ["r", "z"] : [axis];
        foreach ((string key, Item wrong) in item.Entries.Where(entry => system is not null && !known.Contains(entry.Key)))
        {
            faults.Add(wrong.Place, wrong.Path, $"a position in {CaseBuilder.PhraseOf(system!.Value)} case is called {string.Join(" and ", known)}, not {key}");
        }

        return (item.NumberOf(axis), system == CoordinateSystem.Axisymmetric ? item.NumberOf("z") : null);
    }
}
