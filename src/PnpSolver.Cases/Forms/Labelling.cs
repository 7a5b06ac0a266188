using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Forms;

/// <summary>How the items of a list are called in paths.</summary>
/// <param name="Singular">What an item is: <c>mechanism</c>.</param>
/// <param name="Of">The label of an item, or <c>null</c> where it says too little to have one.</param>
internal sealed record Labelling(string Singular, Func<MapNode, string?> Of)
{
    /// <summary>Mechanisms: the name, else the type with the species, else the type.</summary>
    /// <remarks>The same as <see cref="Membranes.Mechanism.Label"/>, from what is written.</remarks>
    public static readonly Labelling Mechanisms = new("mechanism", item => (Text(item, "name"), Text(item, "type"), Text(item, "species")) switch
    {
        ({ } name, _, _) => name,
        (_, { } type, { } species) => $"{type}-{species}",
        (_, var type, _) => type,
    });

    /// <summary>Index of the item of a label, or −1.</summary>
    public int IndexOf(ListNode list, string label) => list.Items.FindIndex(item => item is MapNode map && Of(map) == label);

    private static string? Text(MapNode item, string key) => item[key] is ScalarNode { Text.Length: > 0 } text ? text.Text : null;
}
