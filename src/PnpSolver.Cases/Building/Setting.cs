using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Building;

/// <summary>An event of a case: values that hold from a time on, to the end or for a while. Immutable.</summary>
/// <param name="Item">The event as it was read; sound.</param>
internal sealed record Setting(Item Item)
{
    /// <summary>When it begins, in s.</summary>
    public double At => Item.NumberOf("at")!.Value;

    /// <summary>When it ends, in s; infinite where it does not.</summary>
    public double End => Item.NumberOf("for") is { } length ? Sum(At, length) : double.PositiveInfinity;

    /// <summary>Time of its ramps, in s; 0 for steps.</summary>
    public double Ramp => Item.NumberOf("over") ?? 0;

    /// <summary>The values, in the order of the file.</summary>
    public ImmutableArray<Replacement> Changes { get; } =
        [.. Item["set"]!.Settings!.Entries.Select(entry => new Replacement(entry.Key.Text, entry.Value, entry.Key.Place))];

    /// <summary>What happens, in a few words.</summary>
    public string Label => Item.TextOf("label") ?? string.Join(", ", Changes.Select(change => $"{change.Path} = {Written(change.Value)}"));

    /// <summary>Whether something jumps that a ramp of another event at the same time would draw along with it.</summary>
    public bool Jumps => Ramp == 0 && Changes.Any(change => change.Path.Split('.')[0] is "boundaries" or "regions");

    /// <summary>The sum of two times as it is on paper, so that 0.1 s and 0.2 s meet 0.3 s.</summary>
    public static double Sum(double time, double length) => (double)((decimal)time + (decimal)length);

    /// <summary>Whether it sets something at or below a path.</summary>
    public bool Touches(string path) => Changes.Any(change => change.Path == path || change.Path.StartsWith(path + '.', StringComparison.Ordinal));

    /// <summary>Reports an error at one of the keys of the event.</summary>
    public void Fault(string key, string message, Faults faults)
    {
        Item item = Item.Sound(key) ?? Item;
        faults.Add(item.Place, item.Path, message);
    }

    private static string Written(Node node) => node switch
    {
        MapNode map => $"{{ {string.Join(", ", map.Entries.Select(entry => $"{entry.Key.Text}: {Written(entry.Value)}"))} }}",
        ListNode list => $"[{string.Join(", ", list.Items.Select(Written))}]",
        _ => ((ScalarNode)node).Text,
    };
}
