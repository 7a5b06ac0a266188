using System.Collections.Immutable;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Forms;

/// <summary>A value that was checked against its shape. Immutable.</summary>
internal sealed record Item
{
    /// <summary>Keys joined by dots.</summary>
    public required string Path { get; init; }

    /// <summary>Where it stands.</summary>
    public required Place Place { get; init; }

    /// <summary>The shape that it has.</summary>
    public required Shape Shape { get; init; }

    /// <summary>Whether it has that shape; an unsound item has an error already and is not used.</summary>
    public bool IsSound { get; init; } = true;

    /// <summary>Whether it stands for a missing key.</summary>
    public bool IsDefault { get; init; }

    /// <summary>The text of a scalar.</summary>
    public string Text { get; init; } = "";

    /// <summary>The number of a scalar in SI, otherwise NaN.</summary>
    public double Number { get; init; } = double.NaN;

    /// <summary>The items of a list.</summary>
    public ImmutableArray<Item> Items { get; init; } = [];

    /// <summary>The entries of a map, in the order of the file.</summary>
    public ImmutableArray<(string Key, Item Value)> Entries { get; init; } = [];

    /// <summary>A map of paths and values as it is written, otherwise <c>null</c>.</summary>
    public MapNode? Settings { get; init; }

    /// <summary>The value of a key, sound or not, or <c>null</c> where it was not given.</summary>
    public Item? this[string key] => Entries.FirstOrDefault(entry => entry.Key == key).Value;

    /// <summary>Whether the key was given, soundly or not.</summary>
    public bool Has(string key) => this[key] is { IsDefault: false };

    /// <summary>The sound value of a key, or <c>null</c>.</summary>
    public Item? Sound(string key) => this[key] is { IsSound: true } item ? item : null;

    /// <summary>The sound entries of a map at a key; none where the key is missing.</summary>
    public IEnumerable<(string Key, Item Value)> SoundEntries(string key) =>
        (Sound(key)?.Entries ?? []).Where(entry => entry.Value.IsSound);

    /// <summary>The sound number at a key, or <c>null</c>.</summary>
    public double? NumberOf(string key) => Sound(key)?.Number;

    /// <summary>The sound text at a key, or <c>null</c>.</summary>
    public string? TextOf(string key) => Sound(key)?.Text;

    /// <summary>The item in this one whose path is the longest beginning of a path; this one if there is none.</summary>
    public Item Nearest(string path) =>
        All().Where(item => !item.IsDefault && (path == item.Path || path.StartsWith(item.Path + '.', StringComparison.Ordinal)))
            .MaxBy(item => item.Path.Length) ?? this;

    /// <summary>This item and everything in it, parents first.</summary>
    public IEnumerable<Item> All() =>
        Items.Concat(Entries.Select(entry => entry.Value)).SelectMany(item => item.All()).Prepend(this);
}
