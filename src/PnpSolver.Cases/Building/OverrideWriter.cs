using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Building;

/// <summary>Replaces values of a document.</summary>
/// <param name="root">Shape of the document.</param>
/// <param name="prefix">Put before paths in messages.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class OverrideWriter(Shape root, string prefix, Faults faults)
{
    /// <summary>The document with one value replaced; the same document where the path leads nowhere, which is reported.</summary>
    public Node Apply(Node document, Replacement change)
    {
        if (Replaced(document, root, change.Path.Split('.'), change) is { } replaced)
        {
            return replaced;
        }

        faults.Add(change.Origin, prefix + change.Path, $"the case has no such path{Hint(document, change.Path)}");
        return document;
    }

    private string Hint(Node document, string path) =>
        PathLister.AstrayLabel(document, root, path.Split('.')) is { } labels ? labels
            : Spelling.Nearest(path, PathLister.Paths(document, root)) is { } nearest ? $"; did you mean {prefix}{nearest}?"
            : "";

    /// <summary>The node with the value at a path, or <c>null</c> where the path leads nowhere.</summary>
    private static Node? Replaced(Node? node, Shape? shape, ReadOnlySpan<string> keys, Replacement change)
    {
        if (keys.IsEmpty)
        {
            return change.Value;
        }

        if (shape is SettingsShape && keys.Length > 1)
        {
            // the keys of settings are paths themselves
            string[] whole = [string.Join('.', keys)];
            return Replaced(node, shape, whole, change);
        }

        string key = keys[0];
        if (node is ListNode list)
        {
            return int.TryParse(key, out int index) ? ReplacedItem(list, index, shape as ListShape, keys[1..], change) : null;
        }

        var map = node as MapNode ?? (node is null ? new MapNode(change.Origin, []) : null);
        Shape? inner = Below(shape, map, key);
        bool exists = map?[key] is not null;
        bool canCreate = inner is not null && (shape is not NamedShape || keys.Length == 1);
        return map is null ? null
            : !exists && !canCreate ? ReplacedByLabel(map, shape, keys, change)
            : Replaced(map[key], inner, keys[1..], change) is { } below ? map.With(new(change.Origin, key), below)
            : null;
    }

    private static ListNode? ReplacedItem(ListNode list, int index, ListShape? shape, ReadOnlySpan<string> keys, Replacement change) =>
        index >= 0 && index < list.Items.Count && Replaced(list.Items[index], shape?.Item, keys, change) is { } item
            ? list with { Items = list.Items.SetItem(index, item) }
            : null;

    /// <summary>The map with the value replaced in the item of a list that a path calls by its label.</summary>
    private static MapNode? ReplacedByLabel(MapNode map, Shape? shape, ReadOnlySpan<string> keys, Replacement change)
    {
        foreach ((Key key, ListShape shapeOfList) in (shape as KeysShape)?.LabelledLists ?? [])
        {
            if (map[key.Name] is ListNode list
                && ReplacedItem(list, shapeOfList.Labels!.IndexOf(list, keys[0]), shapeOfList, keys[1..], change) is { } replaced)
            {
                return map.With(new(change.Origin, key.Name), replaced);
            }
        }

        return null;
    }

    /// <summary>Shape of the value at a key, or <c>null</c> where the vocabulary has no such key.</summary>
    private static Shape? Below(Shape? shape, MapNode? map, string key) => shape switch
    {
        KeysShape keys => keys.Find(key)?.Shape,
        NamedShape named => named.Value,
        SettingsShape settings => settings.Value,
        TypedShape typed => typed.Types.Where(type => (map?["type"] as ScalarNode)?.Text is var tag && (tag == type.Name || tag is null))
            .Select(type => type.Find(key)?.Shape).FirstOrDefault(found => found is not null),
        EitherShape either => either.Options.Select(option => Below(option, map, key)).FirstOrDefault(found => found is not null),
        _ => null,
    };
}
