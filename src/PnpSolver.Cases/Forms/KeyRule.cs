using System.Collections.Immutable;

namespace PnpSolver.Cases.Forms;

/// <summary>How many of some keys of a map may be given.</summary>
/// <param name="Keys">The keys.</param>
/// <param name="Least">Smallest number of them.</param>
/// <param name="Most">Largest number of them.</param>
internal sealed record KeyRule(ImmutableArray<string> Keys, int Least, int Most)
{
    public static KeyRule ExactlyOne(params ImmutableArray<string> keys) => new(keys, 1, 1);

    public static KeyRule AtMostOne(params ImmutableArray<string> keys) => new(keys, 0, 1);

    public static KeyRule AtLeastOne(params ImmutableArray<string> keys) => new(keys, 1, keys.Length);

    /// <summary>A key that makes sense only beside another.</summary>
    public static KeyRule Needs(string key, string other) => new([key, other], 0, 2) { IsDependence = true };

    /// <summary>Whether the first key needs the second.</summary>
    public bool IsDependence { get; init; }

    /// <summary>What to add to a fault, or empty.</summary>
    public string Hint { get; init; } = "";

    /// <summary>The rule as a sentence.</summary>
    public string Meaning => IsDependence ? $"`{Keys[0]}` needs `{Keys[1]}`."
        : $"{(Least, Most) switch { (1, 1) => "Exactly one", (0, 1) => "At most one", _ => "At least one" }} of `{string.Join("`, `", Keys)}`{Hint}.";

    /// <summary>What is wrong, or <c>null</c>.</summary>
    public string? Fault(Func<string, bool> has)
    {
        if (IsDependence)
        {
            return has(Keys[0]) && !has(Keys[1]) ? $"{Keys[0]} needs {Keys[1]} beside it{Hint}" : null;
        }

        string[] given = [.. Keys.Where(has)];
        string all = Keys.Length == 2 ? $"{Keys[0]} and {Keys[1]}" : string.Join(", ", Keys);
        return given.Length > Most ? $"only one of {all} can be given, not {string.Join(" and ", given)}{Hint}"
            : given.Length < Least ? $"{(Most == 1 ? "exactly" : "at least")} one of {all} must be given{Hint}"
            : null;
    }
}
