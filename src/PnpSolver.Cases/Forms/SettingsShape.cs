using System.Collections.Immutable;
using PnpSolver.Cases.Building;
using PnpSolver.Cases.Quantities;

namespace PnpSolver.Cases.Forms;

/// <summary>A map from paths of the case to the values that they get later: keys joined by dots, as <c>--set</c> has them.</summary>
/// <param name="Roots">The keys of the case below which a path may lead.</param>
internal sealed record SettingsShape(params ImmutableArray<string> Roots) : Shape
{
    public override string Expected => $"a map from paths below {Known} to values";

    /// <summary>What a value may be: whatever the case takes at its path.</summary>
    public AnyShape Value { get; } = new();

    /// <summary>Regular expression of a path; also the JSON Schema's.</summary>
    public string Pattern => $"^(?:{string.Join('|', Roots)})\\.\\S+{UnitPattern.End}";

    private string Known => $"{string.Join(", ", Roots[..^1])} or {Roots[^1]}";

    /// <summary>What is wrong with a path, or <c>null</c>.</summary>
    public string? Fault(string path)
    {
        string first = path.Split('.')[0];
        if (Roots.Contains(first))
        {
            return RegionOutline.Moves(path) ? "regions cannot move in the course of a run" : path.Length > first.Length + 1 && !path.Any(char.IsWhiteSpace)
                ? null
                : $"expected the path of one value, its keys joined by dots, such as boundaries.left.potential, got \"{path}\"";
        }

        return $"an event can set values below {Known}, not {first}{Spelling.Hint(first, Roots)}";
    }
}

/// <summary>Any value at all.</summary>
internal sealed record AnyShape : Shape
{
    public override string Expected => "a value as the case has it at that path";
}

/// <summary>The name of a reported quantity: what it belongs to, whose it is, and what it is, joined by dots.</summary>
/// <param name="Owners">What a quantity may belong to.</param>
internal sealed record QuantityNameShape(params ImmutableArray<string> Owners) : ScalarShape
{
    public override string Expected => "the name of a quantity of the results, such as membrane.slab.potential";

    public override string Pattern => $"^(?:{string.Join('|', Owners)})(?:\\.{Naming.Letters}){{2,6}}{UnitPattern.End}";

    public override string? Read(string text, double temperature, out double number)
    {
        number = double.NaN;
        string first = text.Split('.')[0];
        return Regex.IsMatch(text) ? null
            : !Owners.Contains(first) ? $"it begins with one of {string.Join(", ", Owners)}{Spelling.Hint(first, Owners)}"
            : "";
    }
}
