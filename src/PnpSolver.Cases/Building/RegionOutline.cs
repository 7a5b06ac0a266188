using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>Reads where the regions of a case without a mesh lie, which they say themselves.</summary>
/// <param name="root">The case.</param>
/// <param name="system">Its geometry; <c>null</c> if that has an error.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class RegionOutline(Item root, CoordinateSystem? system, Faults faults)
{
    private static readonly string[] Keys = ["length", "r", "z", "rectangles"];

    /// <summary>Whether a path leads to where a region lies, so that another value needs another mesh.</summary>
    /// <param name="path">Keys joined by dots.</param>
    public static bool Moves(string path) => path == "start" || (path.Split('.') is ["regions", _, var key, ..] && Keys.Contains(key));

    /// <summary>Reports keys that say again what the mesh says.</summary>
    public void RefuseBesideMesh()
    {
        IEnumerable<Item> regions = root.SoundEntries("regions").Select(entry => entry.Value);
        foreach (Item twice in regions.SelectMany(region => Keys.Select(key => region[key])).Append(root["start"]).OfType<Item>())
        {
            Fault(twice, "the mesh says where regions lie; leave this out, or leave mesh out");
        }
    }

    /// <summary>An outline without sizes, or <c>null</c> where it has errors, which then are reported.</summary>
    public Mesh? Read()
    {
        if (system is not { } known || root.Sound("regions") is not { } regions)
        {
            return null;
        }

        (string Name, Item Region)[] sound = [.. regions.Entries.Where(entry => entry.Value.IsSound).Select(entry => (entry.Key, entry.Value))];
        Mesh? outline = known == CoordinateSystem.Axisymmetric ? Rectangles(regions, sound) : Line(known, sound);
        return sound.Length == regions.Entries.Length && sound.Length > 0 ? outline : null;
    }

    private Mesh? Line(CoordinateSystem known, (string Name, Item Region)[] regions)
    {
        bool fits = RegionsSay(regions, ["length"], $"a {CaseBuilder.NameOf(known)} case without a mesh needs the length of every region, in their order; "
            + "expected a length (nm, um)");
        double start = root["start"] is null ? 0 : root.NumberOf("start") ?? double.NaN;
        if (start < 0 && known != CoordinateSystem.Planar)
        {
            Fault(root["start"]!, $"a radius cannot be negative, got \"{root["start"]!.Text}\"");
            return null;
        }

        return fits && !double.IsNaN(start)
            ? new(known, new(start, [.. regions.Select(entry => new Segment(entry.Name, entry.Region.NumberOf("length")!.Value))]))
            : null;
    }

    private Mesh? Rectangles(Item where, (string Name, Item Region)[] regions)
    {
        if (root["start"] is { } start)
        {
            Fault(start, "only a line has a start; the r and z of the regions say where these lie");
        }

        bool fits = RegionsSay(regions, ["r", "rectangles"], "an axisymmetric case without a mesh needs r and z of every region; expected r: [0 nm, 5 nm] and z: [0 nm, 9 nm], "
            + "or several such maps under rectangles");
        (string? Region, Item Sides)[] painted = [.. regions.SelectMany(entry => (entry.Region.Has("r") ? [entry.Region] : entry.Region.Sound("rectangles")?.Items ?? [])
            .Where(sides => sides.IsSound).Select(sides => ((string?)entry.Name, sides)))];
        if (!fits || Axis(painted, "r", 0) is not { } r || Axis(painted, "z", double.NegativeInfinity) is not { } z
            || new RegionPainter(r.Ends(), z.Ends(), faults).Paint(where, painted) is not { } patches)
        {
            return null;
        }

        return new(CoordinateSystem.Axisymmetric, r) { Height = z, Patches = patches };
    }

    /// <summary>Whether every region says where it is by one of some keys, and by no other; reported if not.</summary>
    private bool RegionsSay((string Name, Item Region)[] regions, string[] keys, string missing)
    {
        bool all = true;
        foreach ((string _, Item region) in regions)
        {
            Item[] foreign = [.. Keys.Where(key => !keys.Contains(key) && !(key == "z" && keys.Contains("r"))).Select(key => region[key]).OfType<Item>()];
            foreach (Item other in foreign)
            {
                Fault(other, $"{missing}; leave this out");
                all = false;
            }

            if (foreign.Length == 0 && !keys.Any(region.Has))
            {
                faults.Add(region.Place, region.Path, $"the key {keys[0]} is missing: {missing}");
                all = false;
            }

            all &= keys.All(key => region[key] is not { IsSound: false });
        }

        return all;
    }

    /// <summary>The axis through all sides of rectangles in one direction, or <c>null</c> where a side has an error.</summary>
    private MeshAxis? Axis((string? Region, Item Sides)[] rectangles, string name, double lowest)
    {
        Item[] sides = [.. rectangles.SelectMany(rectangle => rectangle.Sides.Sound(name)?.Items ?? [])];
        bool sound = sides.Length == 2 * rectangles.Length && sides.Length > 0 && Array.TrueForAll(sides, side => side.IsSound);
        foreach (Item side in sides.Where(side => side.IsSound && side.Number < lowest))
        {
            Fault(side, $"a radius cannot be negative, got \"{side.Text}\"");
            sound = false;
        }

        double[] ends = [.. sides.Select(side => side.Number).Distinct().Order()];
        return sound && ends.Length > 1 ? new(ends[0], [.. ends.Zip(ends.Skip(1), (from, to) => new Segment("", to - from))]) : null;
    }

    private void Fault(Item item, string message) => faults.Add(item.Place, item.Path, message);
}
