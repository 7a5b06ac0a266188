using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PnpSolver.Cases.Yaml;

/// <summary>Reads one YAML document into nodes that know where they stand.</summary>
/// <remarks>Only what a case needs: maps with text keys, lists, texts, anchors and aliases. Depth and number of nodes are
/// bounded, aliases counted at their full size, so that no input takes long.</remarks>
internal sealed class YamlTree
{
    /// <summary>Deepest nesting of maps and lists.</summary>
    public const int MaxDepth = 32;

    /// <summary>Largest number of nodes, with every alias written out.</summary>
    public const int MaxNodes = 100_000;

    private readonly string file;
    private readonly Parser parser;
    private readonly Faults faults;
    private readonly Dictionary<string, (Node Node, int Size)> anchors = [];
    private readonly HashSet<string> open = [];
    private int nodes;

    private YamlTree(string text, string file, Faults faults)
    {
        this.file = file;
        this.faults = faults;
        parser = new Parser(new StringReader(text));
    }

    private ParsingEvent Current => parser.Current!;

    /// <summary>The root of a document; duplicate keys are added to <paramref name="faults"/>.</summary>
    /// <exception cref="CaseException">The text is not one YAML document within the limits.</exception>
    public static Node Parse(string text, string file, Faults faults)
    {
        try
        {
            return new YamlTree(text, file, faults).Document();
        }
        catch (YamlException fault)
        {
            throw Translated(fault, text, file);
        }
    }

    private static CaseException Translated(YamlException fault, string text, string file)
    {
        int line = (int)Math.Max(fault.Start.Line, 1);
        string[] lines = text.Split('\n');
        for (int i = Math.Max(0, line - 2); i < Math.Min(lines.Length, line + 1); i++)
        {
            int content = lines[i].AsSpan().IndexOfAnyExcept(' ', '\t');
            int tab = lines[i].IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && tab < content)
            {
                return Fault(new(file, i + 1, tab + 1), "a tab in the indentation; YAML indents with spaces only");
            }
        }

        string message = fault.Message.TrimEnd('.');
        string reason = char.ToLowerInvariant(message[0]) + message[1..];
        return Fault(new(file, line, (int)Math.Max(fault.Start.Column, 1)), $"not valid YAML: {reason}");
    }

    private static CaseException Fault(Place place, string message) =>
        new(new CaseError(place.File, place.Line, place.Column, "", message));

    private Place Here() => new(file, (int)Current.Start.Line, (int)Current.Start.Column);

    private void Next()
    {
        if (!parser.MoveNext())
        {
            throw Fault(new(file, 0, 0), "the file ends unexpectedly");
        }
    }

    private Node Document()
    {
        Next();
        Next();
        if (Current is StreamEnd)
        {
            throw Fault(new(file, 0, 0), "the file is empty; \"pnp new\" writes a case to start from");
        }

        Next();
        Node root = Value(0);
        Next();
        Next();
        return Current is StreamEnd ? root : throw Fault(Here(), "a second document starts here; a file holds one");
    }

    /// <summary>The node at the current event, which is left on the node's last event.</summary>
    private Node Value(int depth)
    {
        Place place = Here();
        if (depth > MaxDepth)
        {
            throw Fault(place, $"maps and lists are nested deeper than {MaxDepth} levels");
        }

        if (Current is AnchorAlias alias)
        {
            return Expanded(alias.Value.Value, place);
        }

        int before = nodes;
        Count(1, place);
        var start = (NodeEvent)Current;
        if (!start.Tag.IsEmpty && !start.Tag.IsNonSpecific)
        {
            throw Fault(place, $"the tag {start.Tag.Value} has no meaning here; leave it out");
        }

        string? anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
        {
            open.Add(anchor);
        }

        Node node = Current switch
        {
            Scalar scalar => new ScalarNode(place, scalar.Value),
            SequenceStart => List(place, depth),
            _ => Map(place, depth),
        };
        if (anchor is not null)
        {
            open.Remove(anchor);
            anchors[anchor] = (node, nodes - before);
        }

        return node;
    }

    private Node Expanded(string name, Place place)
    {
        if (open.Contains(name))
        {
            throw Fault(place, $"*{name} stands inside &{name}, so it would contain itself without end");
        }

        if (!anchors.TryGetValue(name, out (Node Node, int Size) target))
        {
            throw Fault(place, $"*{name} refers to an anchor &{name} that is not defined above it");
        }

        Count(target.Size, place);
        return target.Node;
    }

    private void Count(int more, Place place)
    {
        nodes += more;
        if (nodes > MaxNodes)
        {
            throw Fault(place, $"more than {MaxNodes} values, aliases written out; that is the limit");
        }
    }

    private ListNode List(Place place, int depth)
    {
        var items = ImmutableList.CreateBuilder<Node>();
        for (Next(); Current is not SequenceEnd; Next())
        {
            items.Add(Value(depth + 1));
        }

        return new(place, items.ToImmutable());
    }

    private MapNode Map(Place place, int depth)
    {
        var entries = ImmutableList.CreateBuilder<MapEntry>();
        var lines = new Dictionary<string, int>();
        for (Next(); Current is not MappingEnd; Next())
        {
            Place keyPlace = Here();
            if (Value(depth + 1) is not ScalarNode key)
            {
                throw Fault(keyPlace, "a key must be a plain word, not a map or a list");
            }

            Next();
            Node value = Value(depth + 1);
            if (lines.TryAdd(key.Text, keyPlace.Line))
            {
                entries.Add(new(key with { Place = keyPlace }, value));
            }
            else
            {
                faults.Add(keyPlace, key.Text, $"this key is already given in line {lines[key.Text]}");
            }
        }

        return new(place, entries.ToImmutable());
    }
}
