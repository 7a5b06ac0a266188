using System.Collections.Immutable;

namespace PnpSolver.Cases;

/// <summary>What the reader may change in a case before it is built. Immutable.</summary>
public sealed record CaseOptions
{
    /// <summary>Values that replace those of the file, in order; default none.</summary>
    public ImmutableArray<CaseOverride> Overrides { get; init; } = [];

    /// <summary>How many times every cell of the mesh is halved; default 0.</summary>
    public int Refine { get; init; }
}

/// <summary>One value that replaces a value of the file: <c>boundaries.left.potential=-20 mV</c>. Immutable.</summary>
/// <param name="Path">Keys joined by dots; items of a list by their index from 0.</param>
/// <param name="Value">The value as a case file would write it on one line.</param>
public sealed record CaseOverride(string Path, string Value)
{
    /// <summary>Name under which errors of overrides are reported.</summary>
    public const string Source = "--set";

    /// <summary>An override from <c>path=value</c>.</summary>
    /// <param name="text">The text; the first equals sign separates.</param>
    /// <exception cref="CaseException">There is no equals sign or no path.</exception>
    public static CaseOverride Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        return equals > 0 && text[..equals].Trim() is { Length: > 0 } path
            ? new(path, text[(equals + 1)..].Trim())
            : throw new CaseException(
                new CaseError(Source, 0, 0, "", $"expected path=value, such as \"temperature=300 K\", got \"{text}\""));
    }
}
