using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Building;

/// <summary>Brings the errors of the case that holds after an event to the value of the event that causes them.</summary>
/// <param name="instant">When that case begins to hold.</param>
/// <param name="holding">The events that the case is built with, in the order in which they count.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class SettingFaults(Instant instant, Setting[] holding, Faults faults)
{
    /// <summary>Maps an error of the changed case.</summary>
    /// <remarks>An error at or below a path that is set stands where it stands in the event; one elsewhere stands at the value that its path leads
    /// to, or at all that begins or ends here.</remarks>
    public void Map(CaseError error)
    {
        string when = instant.Beginning.IsEmpty ? $"when {instant.Ending[0].Item.Path} ends: " : "";
        if (Cause(error) is var (setting, change))
        {
            string path = IsBelow(error.Path, change.Path) ? error.Path : change.Path;
            bool isThere = Places(change.Value).Append(change.Origin).Any(place => (place.File, place.Line, place.Column) == (error.File, error.Line, error.Column));
            Place place = isThere ? new(error.File, error.Line, error.Column) : change.Value.Place;
            faults.Add(place, $"{setting.Item.Path}.set.{path}", when + error.Message);
            return;
        }

        Setting first = instant.Changing.First(setting => instant.Beginning.IsEmpty || instant.Beginning.Contains(setting));
        string where = error.Path.Length > 0 ? $"{error.Path}: " : "";
        if (first.Changes is [var only])
        {
            faults.Add(only.Value.Place, $"{first.Item.Path}.set.{only.Path}", when + where + error.Message);
        }
        else
        {
            first.Fault("set", when + where + error.Message, faults);
        }
    }

    /// <summary>The value that an error speaks of: the last to be set, as that is the one that holds.</summary>
    private (Setting Setting, Replacement Change)? Cause(CaseError error)
    {
        (Setting Setting, Replacement Change)[] all =
            [.. Enumerable.Reverse(holding).SelectMany(setting => Enumerable.Reverse(setting.Changes).Select(change => (setting, change)))];
        return First(change => IsBelow(error.Path, change.Path)) ?? First(change => IsBelow(change.Path, error.Path));

        (Setting, Replacement)? First(Func<Replacement, bool> applies) =>
            all.Where(pair => applies(pair.Change)).Select(pair => ((Setting, Replacement)?)pair).FirstOrDefault();
    }

    private static bool IsBelow(string path, string other) => path == other || (other.Length > 0 && path.StartsWith(other + '.', StringComparison.Ordinal));

    private static IEnumerable<Place> Places(Node node) => (node switch
    {
        MapNode map => map.Entries.SelectMany(entry => Places(entry.Value).Prepend(entry.Key.Place)),
        ListNode list => list.Items.SelectMany(Places),
        _ => [],
    }).Prepend(node.Place);
}
