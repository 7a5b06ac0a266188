using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;
using PnpSolver.Membranes;

namespace PnpSolver.Cases.Building;

/// <summary>Builds the membranes of a case: their orientation and what crosses them.</summary>
/// <param name="regions">Names and faults.</param>
/// <param name="grid">The grid.</param>
internal sealed class MembraneBuilder(RegionBuilder regions, Grid grid)
{
    private readonly Lazy<HashSet<(string Lower, string Upper)>> meeting = new(() => [.. grid.Interfaces()
        .Select(face => (grid.Regions[grid.RegionOfCell[face.LowerCell]], grid.Regions[grid.RegionOfCell[face.UpperCell]]))]);

    /// <summary>The membranes that have no error in their orientation.</summary>
    public ImmutableArray<Membrane> Build(Item root)
    {
        var membranes = ImmutableArray.CreateBuilder<Membrane>();
        foreach ((string name, Item item) in root.SoundEntries("membranes"))
        {
            if (item.TextOf("inside") is not { } inside || item.TextOf("outside") is not { } outside)
            {
                continue;
            }

            if (inside == outside)
            {
                regions.Fault(item, $"inside and outside are both {inside}");
                continue;
            }

            foreach (Item given in new[] { item["inside"]!, item["outside"]! })
            {
                if (!Meet(name, given.Text))
                {
                    string order = grid.IsLine
                        ? $"the regions in order are {string.Join(", ", grid.Blocks().Select(block => block.Region))}"
                        : $"regions that do are {string.Join(", ", grid.Regions.Where(other => other != name && Meet(name, other)))}";
                    regions.Fault(given, $"{given.Text} does not touch {name}; {order}");
                }
            }

            membranes.Add(new(name, inside, outside) { Mechanisms = Mechanisms(item) });
        }

        return membranes.ToImmutable();
    }

    private ImmutableArray<Mechanism> Mechanisms(Item membrane)
    {
        var mechanisms = ImmutableArray.CreateBuilder<Mechanism>();
        foreach (Item item in (membrane.Sound("mechanisms")?.Items ?? []).Where(item => item.IsSound))
        {
            MechanismForm form = MechanismVocabulary.Forms.First(form => form.Keys == item.Shape);
            if (form.Build(item, regions) is { } mechanism)
            {
                mechanisms.Add(mechanism with { Name = item.TextOf("name"), IsEnabled = item.NumberOf("enabled") != 0 });
            }
        }

        return mechanisms.ToImmutable();
    }

    /// <summary>Whether two regions share an interface; true also where one is not in the mesh, which is another error.</summary>
    private bool Meet(string first, string second)
    {
        if (!grid.Regions.Contains(first) || !grid.Regions.Contains(second))
        {
            return true;
        }

        return meeting.Value.Contains((first, second)) || meeting.Value.Contains((second, first));
    }
}
