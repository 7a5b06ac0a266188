using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report;

/// <summary>A piece of the report, the same for every form that it is written in. Immutable.</summary>
public abstract record Block;

/// <summary>A heading. Immutable.</summary>
/// <param name="Level">1 for the title, 2 for parts, 3 for chapters, 4 for folders.</param>
/// <param name="Text">The text.</param>
/// <param name="Anchor">Its name in links, unique.</param>
public sealed record HeadingBlock(int Level, string Text, string Anchor) : Block
{
    /// <summary>The validation folder that it is about, or <c>null</c>.</summary>
    public string? Folder { get; init; }
}

/// <summary>A paragraph. Immutable.</summary>
/// <param name="Text">The text.</param>
public sealed record ParagraphBlock(string Text) : Block
{
    /// <summary>Whether it tells the reader at first sight that something is wrong.</summary>
    public bool IsFailure { get; init; }
}

/// <summary>A figure. Immutable.</summary>
/// <param name="Name">Name of its file, without extension.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="Figure">The figure.</param>
public sealed record FigureBlock(string Name, string Caption, Figure Figure) : Block;

/// <summary>A table. Immutable.</summary>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its rows, each with a cell for each column.</param>
public sealed record TableBlock(IReadOnlyList<TableColumn> Columns, IReadOnlyList<TableRow> Rows) : Block;

/// <summary>A column of a table. Immutable.</summary>
/// <param name="Title">What it holds.</param>
/// <param name="Kind">How its cells are set.</param>
public sealed record TableColumn(string Title, ColumnKind Kind = ColumnKind.Text);

/// <summary>How the cells of a column are set.</summary>
public enum ColumnKind
{
    /// <summary>Text in lines.</summary>
    Text,

    /// <summary>Names from files, which may break anywhere.</summary>
    Name,

    /// <summary>Numbers, in one line.</summary>
    Number,
}

/// <summary>A row of a table. Immutable.</summary>
/// <param name="Cells">Its cells.</param>
/// <param name="Passed">Whether what it says passed; <c>false</c> stands out.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, bool Passed = true);

/// <summary>A cell of a table. Immutable.</summary>
/// <param name="Text">The text.</param>
/// <param name="Note">Small print below it, or nothing.</param>
public sealed record TableCell(string Text, string Note = "");
