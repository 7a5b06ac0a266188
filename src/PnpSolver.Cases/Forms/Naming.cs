using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases.Forms;

/// <summary>The names of one kind of thing: how they are spelt and where they are declared.</summary>
/// <param name="Singular">What it names: <c>species</c>.</param>
/// <param name="Plural">Several of them.</param>
internal sealed record Naming(string Singular, string Plural)
{
    /// <summary>A letter, then letters, digits, <c>_ + -</c> and superscripts; no dot, since paths are joined by dots.</summary>
    public const string Letters = "[\\p{L}_][\\p{L}\\p{Nd}\\p{No}_+\u207a\u207b-]{0,39}";

    public static readonly Naming Species = new("species", "species")
    {
        DeclaredIn = "species",
        Reserved = ["all", "none", "potential", "pump", "leak", "debye-length", "electroneutrality"],
    };

    public static readonly Naming Region = new("region", "regions") { DeclaredIn = "regions" };

    /// <summary>Regions in a mesh; a mesh file can serve cases that describe them differently.</summary>
    public static readonly Naming MeshRegion = new("region", "regions");

    public static readonly Naming Boundary = new("boundary", "boundaries") { Only = ["left", "right", "inner", "outer", "bottom", "top"] };

    public static readonly Naming Mechanism = new("mechanism", "mechanisms")
    {
        Reserved = ["inside", "outside", "mechanisms"],
        ReservedFor = "a key of the membrane",
    };

    public static readonly Naming Free = new("name", "names");

    /// <summary>The top-level key whose keys are the names that exist, or <c>null</c>.</summary>
    public string? DeclaredIn { get; init; }

    /// <summary>Names that mean something else in cases or results.</summary>
    public ImmutableArray<string> Reserved { get; init; } = [];

    /// <summary>What the reserved names are.</summary>
    public string ReservedFor { get; init; } = "results";

    /// <summary>The only names there are; empty for any.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    public string Expected => Only.Length > 0 ? $"one of {string.Join(", ", Only)}" : DeclaredIn is null ? "a name" : $"the name of a {Singular}";

    /// <summary>Regular expression of a name.</summary>
    public string Pattern => Only.Length > 0 ? $"^(?:{string.Join('|', Only)}){UnitPattern.End}"
        : Reserved.Length > 0 ? $"^(?!(?:{string.Join('|', Reserved)})$){Letters}{UnitPattern.End}"
        : $"^{Letters}{UnitPattern.End}";

    private Regex Regex => field ??= new(Pattern, RegexOptions.CultureInvariant);

    /// <summary>What is wrong with a name, or <c>null</c>.</summary>
    public string? Fault(string name)
    {
        if (Regex.IsMatch(name))
        {
            return null;
        }

        return Reserved.Contains(name) ? $"the name {name} is reserved for {ReservedFor}"
            : Only.Length > 0 ? Spelling.Nearest(name, Only) is { } nearest ? $"did you mean {nearest}?" : ""
            : "a name begins with a letter and has at most 40 letters, digits, _, + or -";
    }
}
