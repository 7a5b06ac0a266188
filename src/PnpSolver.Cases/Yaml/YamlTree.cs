using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
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

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(code => (char)code).Except("\t\n\r"), '\u007f']);

    private readonly string file;
    private readonly Parser parser;
    private readonly Faults faults;
    private readonly Dictionary<string, (Node Node, int Size)> anchors = [];
    private readonly HashSet<string> open = [];
    private readonly Stack<Place> braces = new();
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
        var tree = new YamlTree(text, file, faults);
        try
        {
            return tree.Document();
        }
        catch (YamlException fault)
        {
            throw tree.Translated(fault, text);
        }
    }

    private CaseException Translated(YamlException fault, string text)
    {
        if (TabIn(text, fault) is { } tab)
        {
            return Fault(tab, "a tab in the indentation; YAML indents with spaces only");
        }

        if (ColonIn(text, fault) is { } colon)
        {
            return Fault(colon, "a space is missing after the colon");
        }

        string message = fault.Message.TrimEnd('.').Replace("  ", " ", StringComparison.Ordinal);
        string reason = char.ToLowerInvariant(message[0]) + message[1..];
        Place place = new(file, (int)Math.Max(fault.Start.Line, 1), (int)Math.Max(fault.Start.Column, 1));
        return braces.TryPeek(out Place? brace) && brace.Line < fault.End.Line
            ? Fault(brace, $"the brace or bracket that opens here is not closed, or a comma is missing (not valid YAML: {reason})")
            : Fault(place, $"not valid YAML: {reason}");
    }

    /// <summary>A colon without a space after it in the line of the fault or the one before, if it may be the cause.</summary>
    private Place? ColonIn(string text, YamlException fault)
    {
        string[] lines = text.Split('\n');
        for (int i = Math.Max(0, (int)fault.Start.Line - 2); i < Math.Min(lines.Length, (int)fault.Start.Line); i++)
        {
            if (Regex.Match(lines[i], "^\\s*(?:- )?[\\w-]+:(?=[^\\s:])") is { Success: true } match)
            {
                return new(file, i + 1, match.Length);
            }
        }

        return null;
    }

    /// <summary>The first tab in an indentation, if tabs are what the fault is about.</summary>
    private Place? TabIn(string text, YamlException fault)
    {
        string[] lines = text.Split('\n');
        bool anywhere = fault.Message.Contains("tab ", StringComparison.OrdinalIgnoreCase);
        int first = anywhere ? 0 : Math.Max(0, (int)fault.Start.Line - 2);
        int last = anywhere ? lines.Length : Math.Min(lines.Length, (int)fault.End.Line + 1);
        for (int i = first; i < last; i++)
        {
            int content = lines[i].AsSpan().IndexOfAnyExcept(' ', '\t', '\r');
            int tab = lines[i].IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && tab < content && lines[i][content] != '#')
            {
                return new(file, i + 1, tab + 1);
            }
        }

        return null;
    }

    private static CaseException Fault(Place place, string message) =>
        new(new CaseError(place.File, place.Line, place.Column, "", message));

    private Place Here() => new(file, (int)Current.Start.Line, (int)Current.Start.Column);

    private void Next()
    {
        bool moved;
        try
        {
            moved = parser.MoveNext();
        }
        catch (InvalidOperationException)
        {
            // the scanner's own words for some unclosed braces
            Place place = braces.TryPeek(out Place? brace) ? brace : new(file, 0, 0);
            throw Fault(place, "not valid YAML: the brace or bracket that opens here is not closed");
        }

        if (!moved)
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
        Node root = Value(0, "");
        Next();
        Next();
        return Current is StreamEnd ? root : throw Fault(Here(), "a second document starts here; a file holds one");
    }

    /// <summary>The node at the current event, which is left on the node's last event.</summary>
    private Node Value(int depth, string path)
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
            string tag = start.Tag.Value.Replace("tag:yaml.org,2002:", "!!", StringComparison.Ordinal);
            throw Fault(place, $"the tag {tag} has no meaning here, since every value is text; leave it out");
        }

        string? anchor = start.Anchor.IsEmpty ? null : start.Anchor.Value;
        if (anchor is not null)
        {
            open.Add(anchor);
        }

        bool isFlow = Current is SequenceStart { Style: SequenceStyle.Flow } or MappingStart { Style: MappingStyle.Flow };
        if (isFlow)
        {
            braces.Push(place);
        }

        Node node = Current switch
        {
            Scalar scalar => Text(scalar.Value, place),
            SequenceStart => List(place, depth, path),
            _ => Map(place, depth, path),
        };
        if (isFlow)
        {
            braces.Pop();
        }

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

    /// <summary>A text without the control characters that escapes in quotes can smuggle in.</summary>
    private static ScalarNode Text(string text, Place place)
    {
        int control = text.AsSpan().IndexOfAny(Controls);
        return control < 0 ? new(place, text) : throw Fault(place, $"the text contains the control character U+{(int)text[control]:X4}");
    }

    private ListNode List(Place place, int depth, string path)
    {
        var items = ImmutableList.CreateBuilder<Node>();
        for (Next(); Current is not SequenceEnd; Next())
        {
            items.Add(Value(depth + 1, $"{path}{items.Count}."));
        }

        return new(place, items.ToImmutable());
    }

    private MapNode Map(Place place, int depth, string path)
    {
        var entries = ImmutableList.CreateBuilder<MapEntry>();
        var lines = new Dictionary<string, int>();
        for (Next(); Current is not MappingEnd; Next())
        {
            Place keyPlace = Here();
            if (Value(depth + 1, path) is not ScalarNode key)
            {
                throw Fault(keyPlace, "a key must be a plain word, not a map or a list");
            }

            Next();
            Node value = Value(depth + 1, $"{path}{key.Text}.");
            if (lines.TryAdd(key.Text, keyPlace.Line))
            {
                entries.Add(new(key with { Place = keyPlace }, value));
            }
            else
            {
                faults.Add(keyPlace, path + key.Text, $"this key is already given in line {lines[key.Text]}");
            }
        }

        return new(place, entries.ToImmutable());
    }
}
