using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Materials;

namespace PnpSolver.Cases.Building;

/// <summary>Activity models by name, each with the keys that it reads.</summary>
/// <param name="faults">Receives the errors.</param>
/// <param name="notes">Receives what is not used.</param>
internal sealed class ActivityForm(Faults faults, List<string> notes)
{
    private const string Steric = "bikerman";

    private static readonly (string Name, string[] Keys, Func<Item, ActivityModel> Build)[] Models =
    [
        ("ideal", [], _ => new Ideal()),
        (Steric, ["solvent-size"], model => new Bikerman { SolventSize = model.NumberOf("solvent-size") }),
        ("davies", [], _ => new Davies()),
        ("debye-huckel", ["closest-approach"], model => model.NumberOf("closest-approach") is { } distance
            ? new DebyeHueckel { ClosestApproach = distance }
            : new DebyeHueckel()),
    ];

    /// <summary>The names, the usual model first.</summary>
    public static ImmutableArray<string> Names { get; } = [.. Models.Select(model => model.Name)];

    /// <summary>The model of a case; the ideal one where it has an error.</summary>
    public ActivityModel Build(Item root)
    {
        Item? model = root.Sound("model");
        if (model?["activity"] is { IsSound: false })
        {
            return new Ideal();
        }

        (string name, string[] keys, Func<Item, ActivityModel> build) = Models.First(entry => entry.Name == (model?.TextOf("activity") ?? Names[0]));
        foreach ((string key, Item foreign) in (model?.Entries ?? []).Where(entry => entry.Key != "activity" && !keys.Contains(entry.Key)))
        {
            string owner = Models.First(entry => entry.Keys.Contains(key)).Name;
            faults.Add(foreign.Place, foreign.Path, $"the {name} model does not read this; leave it out, or choose activity: {owner}");
        }

        CheckSizes(root, name);
        return model is null ? new Ideal() : build(model);
    }

    private void CheckSizes(Item root, string name)
    {
        foreach ((string ion, Item item) in root.SoundEntries("species").Where(entry => entry.Value.Has("size") != (name == Steric)))
        {
            if (name == Steric)
            {
                faults.Add(item.Place, item.Path, $"the {name} model needs the size of {ion}; give its hydrated diameter, such as size: 0.4 nm");
            }
            else
            {
                notes.Add($"{item.Path}.size: not used by the {name} activity model");
            }
        }
    }
}
