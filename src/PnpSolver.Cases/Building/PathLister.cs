using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Building;

/// <summary>Lists the paths of a document, to find what a misspelt one was meant to be.</summary>
internal static class PathLister
{
    /// <summary>The paths that exist, items of labelled lists by their labels too; then those of the keys that are left out.</summary>
    public static IEnumerable<string> Paths(Node node, Shape? shape) =>
        Walk(node, shape, "").OrderByDescending(entry => entry.Exists).Select(entry => entry.Path);

    private static IEnumerable<(string Path, bool Exists)> Walk(Node node, Shape? shape, string path)
    {
        foreach ((string key, Node value, Shape? inner) in Children(node, shape))
        {
            yield return (path + key, true);
            foreach ((string, bool) deeper in Walk(value, inner, $"{path}{key}."))
            {
                yield return deeper;
            }
        }

        foreach (Key key in Keys(node, shape)?.Keys.Where(key => ((MapNode)node)[key.Name] is null) ?? [])
        {
            yield return (path + key.Name, false);
        }
    }

    /// <summary>The labels there are where a path has another one, or <c>null</c> where it goes astray elsewhere.</summary>
    public static string? AstrayLabel(Node node, Shape? shape, ReadOnlySpan<string> keys)
    {
        if (keys.IsEmpty)
        {
            return null;
        }

        string key = keys[0];
        (string Key, Node Value, Shape? Shape)[] children = [.. Children(node, shape)];
        if (children.FirstOrDefault(child => child.Key == key) is { Value: { } value, Shape: var inner })
        {
            return AstrayLabel(value, inner, keys[1..]);
        }

        if (keys.Length == 1 || Keys(node, shape)?.LabelledLists.FirstOrDefault().List is not { Labels: { } labelling })
        {
            return null;
        }

        string[] labels = [.. children.Where(child => child.Shape is TypedShape).Select(child => child.Key)];
        string known = labels.Length == 0 ? $"there is no {labelling.Singular}" : $"the {labelling.Singular}s here are {string.Join(", ", labels)}";
        return $": {known}{Spelling.Hint(key, labels)}";
    }

    private static IEnumerable<(string Key, Node Value, Shape? Shape)> Children(Node node, Shape? shape)
    {
        switch (node)
        {
            case ListNode list:
                return list.Items.Select((item, index) => ($"{index}", item, (shape as ListShape)?.Item));
            case MapNode map:
                KeysShape? keys = Keys(node, shape);
                return map.Entries.SelectMany(entry =>
                {
                    Shape? inner = (shape as NamedShape)?.Value ?? keys?.Find(entry.Key.Text)?.Shape;
                    (string, Node, Shape?) child = (entry.Key.Text, entry.Value, inner);
                    return (inner, entry.Value) is (ListShape { Labels: { } labels } listed, ListNode items)
                        ? items.Items.OfType<MapNode>().Where(item => labels.Of(item) is not null)
                            .Select(item => (labels.Of(item)!, (Node)item, (Shape?)listed.Item)).Prepend(child)
                        : [child];
                });
            default:
                return [];
        }
    }

    /// <summary>The keys that a map can have, or <c>null</c> where these are names.</summary>
    private static KeysShape? Keys(Node node, Shape? shape) => (shape, node) switch
    {
        (KeysShape keys, MapNode) => keys,
        (TypedShape typed, MapNode map) => typed.Types.FirstOrDefault(type => (map["type"] as ScalarNode)?.Text == type.Name),
        (EitherShape either, MapNode) => either.Options.OfType<KeysShape>().FirstOrDefault(),
        _ => null,
    };
}
