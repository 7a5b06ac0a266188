using System.Collections.Immutable;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Forms;

/// <summary>Checks a document against shapes and reports everything that does not fit.</summary>
/// <param name="faults">Receives the errors.</param>
/// <param name="temperature">T for the units kT, in K.</param>
/// <param name="root">The case, whose keys declare species and regions.</param>
internal sealed class FormReader(Faults faults, double temperature, MapNode root)
{
    private readonly Dictionary<string, string[]?> declared = [];

    /// <summary>The value of a node; where it does not fit, an unsound item, and the errors are reported.</summary>
    /// <param name="node">The node.</param>
    /// <param name="shape">What it should be.</param>
    /// <param name="path">Its keys joined by dots.</param>
    public Item Read(Node node, Shape shape, string path) => (shape, node) switch
    {
        (EitherShape either, _) => ReadEither(node, either, path),
        (ScalarShape scalar, ScalarNode text) => ReadScalar(text, scalar, path),
        (ListShape list, ListNode items) => ReadList(items, list, path),
        (NamedShape named, MapNode map) => ReadNamed(map, named, path),
        (SettingsShape, MapNode { Entries.IsEmpty: true }) => Unfit(node, shape, path, "it is empty"),
        (SettingsShape settings, MapNode map) => ReadSettings(map, settings, path),
        (AnyShape, _) => Sound(node, shape, path) with { Text = (node as ScalarNode)?.Text ?? "" },
        (KeysShape keys, MapNode map) => ReadKeys(map, keys, path),
        (TypedShape typed, MapNode map) => ReadTyped(map, typed, path),
        _ => Unfit(node, shape, path, ""),
    };

    /// <summary>The names that exist of a kind, or <c>null</c> where any will do.</summary>
    public string[]? Declared(Naming naming)
    {
        if (naming.DeclaredIn is not { } key)
        {
            return null;
        }

        if (!declared.TryGetValue(key, out string[]? names))
        {
            names = root[key] is MapNode map ? [.. map.Entries.Select(entry => entry.Key.Text)] : null;
            declared[key] = names;
        }

        return names;
    }

    private static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    private static Item Sound(Node node, Shape shape, string path) => new() { Path = path, Place = node.Place, Shape = shape };

    private Item Unfit(Node node, Shape shape, string path, string why)
    {
        string got = node is ScalarNode { Text.Length: > 80 } text ? $"\"{text.Text[..77]}...\"" : node.Kind;
        faults.Add(node.Place, path, $"expected {shape.Expected}, got {got}{(why.Length > 0 ? $": {why}" : "")}");
        return Sound(node, shape, path) with { IsSound = false };
    }

    private Item ReadScalar(ScalarNode node, ScalarShape shape, string path)
    {
        string? fault = shape.Read(node.Text, temperature, out double number);
        if (fault is null && shape is NameShape name)
        {
            fault = Undeclared(node.Text, name.Naming);
        }

        return fault is null
            ? Sound(node, shape, path) with { Text = node.Text, Number = number }
            : Unfit(node, shape, path, fault);
    }

    private string? Undeclared(string name, Naming naming)
    {
        if (Declared(naming) is not { } names || names.Contains(name))
        {
            return null;
        }

        string known = names.Length == 0 ? $"there are no {naming.Plural}" : $"the {naming.Plural} are {string.Join(", ", names.Take(12))}";
        return known + Spelling.Hint(name, names);
    }

    private Item ReadEither(Node node, EitherShape either, string path)
    {
        if (node is ScalarNode scalar)
        {
            return ReadScalarOption(scalar, either, path);
        }

        Shape? fitting = either.Options.FirstOrDefault(option => option is ListShape == node is ListNode && option is not ScalarShape);
        return fitting is null ? Unfit(node, either, path, "") : Read(node, fitting, path);
    }

    private Item ReadScalarOption(ScalarNode node, EitherShape either, string path)
    {
        string why = "";
        foreach (ScalarShape option in either.Options.OfType<ScalarShape>())
        {
            string? fault = option.Read(node.Text, temperature, out _);
            if (fault is null)
            {
                return ReadScalar(node, option, path);
            }

            // the first option that has something to say stands for the rest
            why = why.Length == 0 ? fault : why;
        }

        return Unfit(node, either, path, why);
    }

    private Item ReadList(ListNode node, ListShape shape, string path)
    {
        ImmutableArray<Item> items = [.. node.Items.Select((item, index) => Read(item, shape.Item, PathOf(item, index)))];
        ReportTwins(items, shape);
        return items.Length < shape.Least || items.Length > shape.Most
            ? Unfit(node, shape, path, $"it has {items.Length}")
            : Sound(node, shape, path) with { Items = items };

        string PathOf(Node item, int index) =>
            shape.Labels is { } labels && item is MapNode map && labels.Of(map) is { } label
                ? Join(path[..path.LastIndexOf('.')], label)
                : Join(path, $"{index}");
    }

    /// <summary>Reports items that have the path of an earlier one.</summary>
    private void ReportTwins(ImmutableArray<Item> items, ListShape shape)
    {
        foreach (IGrouping<string, Item> twins in items.GroupBy(item => item.Path))
        {
            Item first = twins.First();
            foreach (Item twin in twins.Skip(1))
            {
                string label = first.Path[(first.Path.LastIndexOf('.') + 1)..];
                string where = first.Place.Line > 0 ? $" (line {first.Place.Line})" : "";
                faults.Add(twin.Place, twin.Path, $"another {shape.Labels?.Singular} is called {label}{where}; give one of them a name of its own");
            }
        }
    }

    private Item ReadNamed(MapNode node, NamedShape shape, string path)
    {
        var entries = ImmutableArray.CreateBuilder<(string, Item)>();
        bool declares = shape.Naming.DeclaredIn == path;
        foreach ((ScalarNode key, Node value) in node.Entries)
        {
            string entryPath = Join(path, key.Text);
            string? fault = shape.Naming.Fault(key.Text) ?? (declares ? null : Undeclared(key.Text, shape.Naming));
            if (fault is null)
            {
                entries.Add((key.Text, Read(value, shape.Value, entryPath)));
            }
            else
            {
                faults.Add(key.Place, entryPath, $"expected {shape.Naming.Expected}, got {key.Kind}{(fault.Length > 0 ? $": {fault}" : "")}");
            }
        }

        return Sound(node, shape, path) with { Entries = entries.ToImmutable() };
    }

    private Item ReadSettings(MapNode node, SettingsShape shape, string path)
    {
        foreach ((ScalarNode key, Node _) in node.Entries)
        {
            if (shape.Fault(key.Text) is { } fault)
            {
                faults.Add(key.Place, Join(path, key.Text), fault);
            }
        }

        ImmutableArray<(string, Item)> entries = [.. node.Entries.Select(entry =>
            (entry.Key.Text, Read(entry.Value, shape.Value, Join(path, entry.Key.Text))))];
        return Sound(node, shape, path) with { Entries = entries, Settings = node };
    }

    private Item ReadTyped(MapNode node, TypedShape shape, string path)
    {
        if (node["type"] is not { } tag)
        {
            faults.Add(node.Place, path, $"the key type is missing; expected type: {string.Join(" or type: ", shape.Types.Select(t => t.Name))}");
            return Sound(node, shape, path) with { IsSound = false };
        }

        Item type = Read(tag, shape.Tag, Join(path, "type"));
        return type.IsSound
            ? ReadKeys(node, shape.Types.First(keys => keys.Name == type.Text), path)
            : Sound(node, shape, path) with { IsSound = false };
    }

    private Item ReadKeys(MapNode node, KeysShape shape, string path)
    {
        var entries = ImmutableArray.CreateBuilder<(string, Item)>();
        var meant = new HashSet<string?>();
        foreach ((ScalarNode key, Node value) in node.Entries)
        {
            string entryPath = Join(path, key.Text);
            Key? known = shape.Find(key.Text);
            if (known is null)
            {
                faults.Add(key.Place, entryPath, Unknown(key.Text, shape, out string? nearest));
                meant.Add(nearest);
            }
            else
            {
                entries.Add((key.Text, Read(value, known.Shape, entryPath)));
            }
        }

        // a key that was meant by a misspelt one is not missing as well
        bool Has(string name) => node[name] is not null || meant.Contains(name);
        foreach (Key key in shape.Keys.Where(key => !Has(key.Name)))
        {
            if (key.Required)
            {
                faults.Add(node.Place, path, $"the key {key.Name} is missing; expected {key.Shape.Expected}");
            }
            else if (key.Default is { } text)
            {
                Item item = Read(new ScalarNode(node.Place, text), key.Shape, Join(path, key.Name));
                entries.Add((key.Name, item with { IsDefault = true }));
            }
        }

        foreach (string fault in shape.Rules.Select(rule => rule.Fault(Has)).OfType<string>())
        {
            faults.Add(node.Place, path, fault);
        }

        return Sound(node, shape, path) with { Entries = entries.ToImmutable() };
    }

    private static string Unknown(string key, KeysShape shape, out string? nearest)
    {
        nearest = null;
        if (key == "<<")
        {
            return "merge keys (<<) are not read; repeat the entries or use an alias for a whole value";
        }

        string[] known = [.. shape.Keys.Select(k => k.Name)];
        nearest = Spelling.Nearest(key, known.Where(name => name != key));
        string hint = nearest is null ? "" : $"; did you mean {nearest}?";
        string comma = key.Length > 0 && (char.IsAsciiDigit(key[0]) || key[0] == '.')
            ? "; a comma separates entries here, so write a decimal point in numbers"
            : "";
        return $"unknown key{hint}{comma}; known here: {string.Join(", ", known)}";
    }
}
