namespace PnpSolver.Plotting;

/// <summary>What a chart shows: what was computed as dots or lines over what was expected. Immutable.</summary>
/// <param name="XTitle">Title of the horizontal axis with its unit.</param>
/// <param name="YTitle">Title of the vertical axis with its unit.</param>
/// <param name="Curves">The curves, in the units of the axes.</param>
public sealed record Chart(string XTitle, string YTitle, IReadOnlyList<ChartCurve> Curves)
{
    /// <summary>Whether the horizontal axis is logarithmic.</summary>
    public bool IsLogX { get; init; }

    /// <summary>Whether the vertical axis is logarithmic; it shows what is positive.</summary>
    public bool IsLogY { get; init; }

    /// <summary>Lowest value of the vertical axis, or <c>null</c> for the curves' own.</summary>
    public double? LowestY { get; init; }
}

/// <summary>One curve of a chart. Immutable.</summary>
/// <param name="Label">Its name in the legend; nothing leaves it out.</param>
/// <param name="Look">How it is drawn.</param>
/// <param name="Color">Which of the figures' colours.</param>
/// <param name="Points">Its points.</param>
public sealed record ChartCurve(string Label, ChartLook Look, int Color, IReadOnlyList<(double X, double Y)> Points);

/// <summary>How a curve of a chart is drawn.</summary>
public enum ChartLook
{
    /// <summary>A line: what was computed at many points.</summary>
    Line,

    /// <summary>A dashed line: what was expected.</summary>
    Dashed,

    /// <summary>Dots: what was computed at few points.</summary>
    Dots,
}
