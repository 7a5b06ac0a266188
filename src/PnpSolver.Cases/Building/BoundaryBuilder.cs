using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Cases.Forms;
using PnpSolver.Grids;

namespace PnpSolver.Cases.Building;

/// <summary>Builds the conditions at the boundaries of a case.</summary>
/// <param name="context">What the boundaries may refer to.</param>
internal sealed class BoundaryBuilder(BoundaryContext context)
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

        if (context.System is { } system)
        {
            CompareNames(boundaries, grid, system);
        }

        foreach ((string name, Item item) in boundaries.Entries.Where(entry => entry.Value.IsSound))
        {
            BoundaryForm form = Vocabulary.Boundaries.First(form => form.Keys == item.Shape);
            if (form.Build(item, context) is { } condition)
            {
                conditions.Add(name, condition with { Covers = Covers(item) });
            }
        }

        return conditions.ToImmutable();
    }

    /// <summary>The regions on whose part of the boundary a condition holds, or <c>null</c> for all that it can.</summary>
    private static ImmutableHashSet<string>? Covers(Item item) => item.Sound("covers") switch
    {
        null => null,
        { Shape: ListShape } list => [.. list.Items.Where(name => name.IsSound).Select(name => name.Text)],
        var name => [name.Text],
    };

    private void CompareNames(Item boundaries, Grid? grid, CoordinateSystem system)
    {
        string[] expected = grid is not null ? [.. grid.Boundaries.Select(boundary => boundary.Name)]
            : system == CoordinateSystem.Planar ? ["left", "right"]
            : system == CoordinateSystem.Axisymmetric ? ["bottom", "top", "inner", "outer"]
            : ["inner", "outer"];
        foreach ((string name, Item item) in boundaries.Entries.Where(entry => !expected.Contains(entry.Key)))
        {
            context.Regions.Fault(item, name == "inner" && grid is { HasCentre: true }
                ? "the domain begins at r = 0, which is no boundary; leave the entry out"
                : $"the boundaries of {CaseBuilder.PhraseOf(system)} case are {List(expected)}, not {name}");
        }

        // without the grid nobody knows whether r = 0 is in the domain
        foreach (string name in expected.Where(name => boundaries[name] is null && (grid is not null || name != "inner")))
        {
            context.Regions.Fault(
                boundaries, $"the boundary {name} is missing; for an insulating end write {name}: {{ type: wall }}");
        }
    }

    private static string List(string[] names) => names.Length < 3 ? string.Join(" and ", names) : $"{string.Join(", ", names[..^1])} and {names[^1]}";
}
