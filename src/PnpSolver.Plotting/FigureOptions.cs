namespace PnpSolver.Plotting;

/// <summary>Which figures are written and how. Immutable.</summary>
public sealed record FigureOptions
{
    /// <summary>Width of a page, in mm.</summary>
    public const double PageWidth = 174;

    /// <summary>Width of a column, in mm.</summary>
    public const double ColumnWidth = 85;

    /// <summary>File formats; default all.</summary>
    public IReadOnlyList<FigureFormat> Formats { get; init; } = [FigureFormat.Png, FigureFormat.Svg, FigureFormat.Pdf];

    /// <summary>Widths of the profile figure, in mm; default page and column.</summary>
    public IReadOnlyList<double> Widths { get; init; } = [PageWidth, ColumnWidth];

    /// <summary>Title above each figure; default none, as journals want it.</summary>
    public string Title { get; init; } = "";

    /// <summary>Resolution of PNG files, in dots per inch.</summary>
    public double DotsPerInch { get; init; } = 300;
}
