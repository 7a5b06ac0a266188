using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Building;

/// <summary>A value to put in the place of another. Immutable.</summary>
/// <param name="Path">Keys joined by dots.</param>
/// <param name="Value">The value.</param>
/// <param name="Origin">Where the path is written, for errors in it.</param>
internal sealed record Replacement(string Path, Node Value, Place Origin)
{
    private static readonly Place Option = new(CaseOverride.Source, 0, 0);

    /// <summary>The replacement that an override asks for, or <c>null</c> where its value is not YAML, which is reported.</summary>
    public static Replacement? Of(CaseOverride change, Faults faults)
    {
        try
        {
            Node value = YamlTree.Parse(change.Value.Length > 0 ? change.Value : "''", CaseOverride.Source, faults);
            return new(change.Path, Placed(value), Option);
        }
        catch (CaseException exception)
        {
            faults.Add(Option, change.Path, exception.Errors[0].Message);
            return null;
        }
    }

    /// <summary>The value with its places replaced by the name of the option.</summary>
    private static Node Placed(Node node) => node switch
    {
        MapNode map => new MapNode(Option, [.. map.Entries.Select(entry => new MapEntry(entry.Key with { Place = Option }, Placed(entry.Value)))]),
        ListNode list => new ListNode(Option, [.. list.Items.Select(Placed)]),
        _ => node with { Place = Option },
    };
}
