using System.Collections.Immutable;

namespace PnpSolver.Cases.Yaml;

/// <summary>Where something stands: file, line and column from 1; line 0 means the file as a whole.</summary>
internal sealed record Place(string File, int Line, int Column);

/// <summary>A piece of a YAML document: a text, a list or a map. Immutable, so that aliases can share it.</summary>
/// <param name="Place">Where it starts.</param>
internal abstract record Node(Place Place)
{
    /// <summary>What it is, in words for the user.</summary>
    public abstract string Kind { get; }
}

/// <summary>A scalar; always text, whatever it looks like.</summary>
internal sealed record ScalarNode(Place Place, string Text) : Node(Place)
{
    public override string Kind => Text.Length == 0 ? "nothing" : $"\"{Text}\"";
}

/// <summary>A list.</summary>
internal sealed record ListNode(Place Place, ImmutableList<Node> Items) : Node(Place)
{
    public override string Kind => "a list";
}

/// <summary>A map in the order of the file; keys are unique.</summary>
internal sealed record MapNode(Place Place, ImmutableList<MapEntry> Entries) : Node(Place)
{
    public override string Kind => "a map";

    /// <summary>The value of a key, or <c>null</c>.</summary>
    public Node? this[string key] => Entries.Find(entry => entry.Key.Text == key)?.Value;

    /// <summary>The same map without a key.</summary>
    public MapNode Without(string key) => this with { Entries = Entries.RemoveAll(entry => entry.Key.Text == key) };

    /// <summary>The same map with one value replaced or added.</summary>
    public MapNode With(ScalarNode key, Node value)
    {
        int index = Entries.FindIndex(entry => entry.Key.Text == key.Text);
        return this with
        {
            Entries = index < 0 ? Entries.Add(new(key, value)) : Entries.SetItem(index, Entries[index] with { Value = value }),
        };
    }
}

/// <summary>A key with its value.</summary>
internal sealed record MapEntry(ScalarNode Key, Node Value);
