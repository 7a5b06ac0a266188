using System.Text.RegularExpressions;
using PnpSolver.Cases.Forms;
using PnpSolver.Materials;

namespace PnpSolver.Cases.Building;

/// <summary>Checks what a case says of time, as far as can be told without building what events pose.</summary>
/// <param name="root">The checked case.</param>
/// <param name="faults">Receives the errors.</param>
/// <param name="notes">Receives what is no error.</param>
internal sealed partial class TransientCheck(Item root, Faults faults, List<string> notes)
{
    private static readonly string[] Ramps = ["potential", "current", "charge", "concentrations"];

    /// <summary>Reports what does not fit together.</summary>
    /// <param name="problem">The problem at t = 0; with stand-ins where the case has errors.</param>
    public void Check(PnpProblem problem)
    {
        if (root["solve"] is { IsSound: false })
        {
            return;
        }

        if (root.Sound("solve") is not { } solve || solve.Shape != TimeVocabulary.Transient)
        {
            if (root.Sound("events") is { Items.IsEmpty: false } events)
            {
                Fault(events, "events happen in a transient run, but this case is steady: write solve: { type: transient, until: 10 ms }, or leave events out");
            }

            return;
        }

        CheckFirstStep(solve);
        foreach (Item item in (root.Sound("events")?.Items ?? []).Where(item => item.IsSound))
        {
            CheckEvent(item, solve.Sound("until"));
        }

        foreach (Item stop in (solve.Sound("stop")?.Items ?? []).Where(item => item.IsSound))
        {
            CheckName(stop);
        }

        if (solve.TextOf("start") == "contents" && !faults.Touches("regions") && !faults.Touches("species"))
        {
            CheckContents(problem);
        }
    }

    private void CheckFirstStep(Item solve)
    {
        if (solve.Sound("first-step") is { } first && solve.Sound("until") is { } until && first.Number >= until.Number)
        {
            string standard = first.IsDefault ? ", the default" : "";
            Fault(first, $"expected a time before the end of the run (until: {until.Text}), got \"{first.Text}\"{standard}");
        }
    }

    private void CheckEvent(Item item, Item? until)
    {
        if (item.Sound("at") is { } at && at.Number >= until?.Number)
        {
            Fault(at, $"expected a time before the end of the run (until: {until.Text}), got \"{at.Text}\"");
        }

        if (item.Sound("for") is { } pulse && item.NumberOf("at") is { } begin && Setting.Sum(begin, pulse.Number) <= begin)
        {
            Fault(pulse, $"\"{pulse.Text}\" after \"{item.TextOf("at")}\" is too short for the digits of a double; the pulse would end where it begins");
        }

        if (item.Sound("over") is { } over)
        {
            CheckRamp(item, over);
        }
    }

    private void CheckRamp(Item item, Item over)
    {
        if (item.Sound("for") is { } length && length.Number <= over.Number)
        {
            Fault(length, $"expected a time longer than that of the ramp (over: {over.Text}), got \"{length.Text}\"");
        }

        foreach ((string path, Item value) in item.SoundEntries("set").Where(entry => !Ramped().IsMatch(entry.Key)))
        {
            string hint = path.Split('.') is [_, _, var key, ..] ? Spelling.Hint(key, Ramps) : "";
            Fault(value, $"only a potential, current, charge or concentration of a boundary can go over {over.Text}{hint}; leave over out, or give this an event "
                + "of its own");
        }
    }

    /// <summary>The owner in the name of a quantity must be there.</summary>
    private void CheckName(Item stop)
    {
        if (stop.Sound("quantity") is not { } quantity)
        {
            return;
        }

        string[] keys = quantity.Text.Split('.');
        (string plural, string[] names) = keys[0] switch
        {
            "boundary" => ("boundaries", Names("boundaries")),
            "region" => ("regions", Names("regions")),
            "membrane" => ("membranes", [.. Names("membranes").Union(Slabs())]),
            "section" => ("sections", Names("sections")),
            _ => ("probes", Names("probes")),
        };
        if (!names.Contains(keys[1]))
        {
            string known = names.Length == 0 ? $"there are no {plural}" : $"the {plural} are {string.Join(", ", names)}";
            Fault(quantity, $"there is no {keys[0]} {keys[1]}: {known}{Spelling.Hint(keys[1], names)}");
        }
    }

    private string[] Names(string key) => [.. (root[key]?.Entries ?? []).Select(entry => entry.Key)];

    /// <summary>Regions without ions, which are membranes where they lie between electrolytes.</summary>
    private IEnumerable<string> Slabs() => root.SoundEntries("regions")
        .Where(entry => entry.Value.Sound("ions") is { } ions && (ions.Text == "none" || (ions.Shape is ListShape && ions.Items.IsEmpty)))
        .Select(entry => entry.Key);

    /// <summary>A run that starts from what regions hold needs one that holds something; those that hold nothing are named.</summary>
    private void CheckContents(PnpProblem problem)
    {
        string[] open = [.. problem.Grid.Regions.Where(region => problem.Species.Any(problem.Material(region).Admits))];
        if (open.Length > 0 && !open.Any(region => Holds(problem, problem.Material(region))))
        {
            Fault(root["regions"]!, "the run starts from what the regions hold, and none holds any ion: give concentrations to the regions, or write "
                + "start: steady in solve");
            return;
        }

        foreach (string region in open.Where(region => problem.Material(region).Concentrations.IsEmpty))
        {
            notes.Add($"regions.{region}: starts empty, since it has no concentrations");
        }
    }

    private static bool Holds(PnpProblem problem, Material material) => problem.Species.Any(s => material.Admits(s) && material.Concentration(s) > 0);

    private void Fault(Item item, string message) => faults.Add(item.Place, item.Path, message);

    [GeneratedRegex("^boundaries\\.[^.]+\\.(?:potential|current|charge|concentrations(?:\\.[^.]+)?)$")]
    private static partial Regex Ramped();
}
