using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Building;

/// <summary>Replaces values of a document by those of overrides.</summary>
/// <param name="root">Shape of the document.</param>
/// <param name="prefix">Put before paths in messages.</param>
/// <param name="faults">Receives the errors.</param>
internal sealed class OverrideWriter(Shape root, string prefix, Faults faults)
{
    private static readonly Place Here = new(CaseOverride.Source, 0, 0);

    /// <summary>The document with one value replaced; the same document where the path leads nowhere, which is reported.</summary>
    public Node Apply(Node document, CaseOverride change)
    {
        Node value;
        try
        {
            value = Placed(YamlTree.Parse(change.Value.Length > 0 ? change.Value : "''", CaseOverride.Source, faults));
        }
        catch (CaseException exception)
        {
            faults.Add(Here, prefix + change.Path, exception.Errors[0].Message);
            return document;
        }

        string[] keys = change.Path.Split('.');
        if (Replaced(document, root, keys, value) is { } replaced)
        {
            return replaced;
        }

        string hint = Spelling.Nearest(change.Path, Paths(document, "")) is { } nearest ? $"; did you mean {prefix}{nearest}?" : "";
        faults.Add(Here, prefix + change.Path, $"the case has no such path{hint}");
        return document;
    }

    /// <summary>The node with the value at a path, or <c>null</c> where the path leads nowhere.</summary>
    private static Node? Replaced(Node? node, Shape? shape, ReadOnlySpan<string> keys, Node value)
    {
        if (keys.IsEmpty)
        {
            return value;
        }

        string key = keys[0];
        if (node is ListNode list)
        {
            return int.TryParse(key, out int index) && index >= 0 && index < list.Items.Count
                && Replaced(list.Items[index], (shape as ListShape)?.Item, keys[1..], value) is { } item
                ? list with { Items = list.Items.SetItem(index, item) }
                : null;
        }

        var map = node as MapNode ?? (node is null ? new MapNode(Here, []) : null);
        Shape? inner = Below(shape, map, key);
        bool exists = map?[key] is not null;
        bool canCreate = inner is not null && (shape is not NamedShape || keys.Length == 1);
        return map is not null && (exists || canCreate) && Replaced(map[key], inner, keys[1..], value) is { } below
            ? map.With(new(Here, key), below)
            : null;
    }

    /// <summary>Shape of the value at a key, or <c>null</c> where the vocabulary has no such key.</summary>
    private static Shape? Below(Shape? shape, MapNode? map, string key) => shape switch
    {
        KeysShape keys => keys.Find(key)?.Shape,
        NamedShape named => named.Value,
        TypedShape typed => typed.Types.Where(type => (map?["type"] as ScalarNode)?.Text is var tag && (tag == type.Name || tag is null))
            .Select(type => type.Find(key)?.Shape).FirstOrDefault(found => found is not null),
        EitherShape either => either.Options.Select(option => Below(option, map, key)).FirstOrDefault(found => found is not null),
        _ => null,
    };

    private static IEnumerable<string> Paths(Node node, string path)
    {
        IEnumerable<(string Key, Node Value)> children = node switch
        {
            MapNode map => map.Entries.Select(entry => (entry.Key.Text, entry.Value)),
            ListNode list => list.Items.Select((item, index) => ($"{index}", item)),
            _ => [],
        };
        return children.SelectMany(child =>
        {
            string inner = path.Length == 0 ? child.Key : $"{path}.{child.Key}";
            return Paths(child.Value, inner).Prepend(inner);
        });
    }

    /// <summary>The value with its places replaced by the name of the option.</summary>
    private static Node Placed(Node node) => node switch
    {
        MapNode map => new MapNode(Here, [.. map.Entries.Select(entry => new MapEntry(entry.Key with { Place = Here }, Placed(entry.Value)))]),
        ListNode list => new ListNode(Here, [.. list.Items.Select(Placed)]),
        _ => node with { Place = Here },
    };
}
