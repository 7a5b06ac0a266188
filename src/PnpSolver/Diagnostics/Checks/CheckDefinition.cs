namespace PnpSolver.Diagnostics.Checks;

/// <summary>What a check tests, whatever the case. Immutable.</summary>
public sealed record CheckDefinition
{
    /// <summary>Name in summaries and scripts: lower case, words joined by hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>Which picture it tests.</summary>
    public required Picture Picture { get; init; }

    /// <summary>What is set against what, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>How the value is computed, in the symbols of <c>CONVENTIONS.md</c>.</summary>
    public required string Formula { get; init; }

    /// <summary>SI unit of value and thresholds; <c>1</c> for a pure number.</summary>
    public required string Unit { get; init; }

    /// <summary>Where the value begins to matter.</summary>
    public required Thresholds Thresholds { get; init; }

    /// <summary>Where formula and thresholds come from, with its DOI.</summary>
    public required string Source { get; init; }

    /// <summary>Whether it solves the problem again, so that it belongs to an audit and not to every run.</summary>
    public bool Resolves { get; init; }
}
