using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report;

/// <summary>One claim of the textbook picture: what it says, the numbers that test it, and its figure. Immutable.</summary>
/// <param name="Number">Its number, 1 to 13.</param>
/// <param name="Name">What it is about.</param>
/// <param name="Sentence">What the textbook says.</param>
public sealed record Claim(int Number, string Name, string Sentence)
{
    /// <summary>The numbers.</summary>
    public required IReadOnlyList<ClaimRow> Rows { get; init; }

    /// <summary>The figure.</summary>
    public required ClaimFigure Figure { get; init; }
}

/// <summary>One number of a claim, described by how it is read from a run of the shelf. Immutable.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Textbook">What the textbook says it is.</param>
/// <param name="Field">The number, read from what was computed; read from what the shelf compares with it is the closed form.</param>
public sealed record ClaimRow(string Label, string Textbook, Func<Readings, Measured> Field)
{
    /// <summary>The lumped circuit's number, read from what was computed; <c>null</c> where the circuit has none, and the closed form stands in its place.</summary>
    public Func<Readings, Measured>? Circuit { get; init; }

    /// <summary>Why the field's number deviates from the circuit's or the closed form, computed.</summary>
    public required Func<ShelfReading, string> Cause { get; init; }
}

/// <summary>The figure of a claim. Immutable.</summary>
/// <param name="Name">Name of its file, without extension.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Draw">Draws it at a width in mm.</param>
public sealed record ClaimFigure(string Name, string Caption, Func<ShelfReading, double, Figure> Draw);
