using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Where the panels of a map lie: in as many columns as leave them about as large as they can be on the page. Immutable.</summary>
/// <remarks>Both directions have the same scale, unless the window is so much longer in one of them that its narrow side would
/// not be legible.</remarks>
internal sealed record MapLayout
{
    private const double TallestEqual = 3;
    private const double FlattestEqual = 1.0 / 6;
    private const double TallestUnequal = 1.5;
    private const double FlattestUnequal = 0.45;
    private const double LargestGap = 26;
    private const double RowGap = 7;
    private const double NarrowestPanel = 62;
    private const double LargeEnough = 0.8;

    private MapLayout(FigureStyle style, MapAxes axes, double elongation)
    {
        Style = style;
        Axes = axes;
        HasEqualScales = elongation is >= FlattestEqual and <= TallestEqual;
        Aspect = HasEqualScales ? elongation : elongation > 1 ? TallestUnequal : FlattestUnequal;
    }

    /// <summary>Sizes.</summary>
    public FigureStyle Style { get; }

    /// <summary>The axes.</summary>
    public MapAxes Axes { get; }

    /// <summary>Whether a length is the same in both directions.</summary>
    public bool HasEqualScales { get; }

    /// <summary>Height over width of a panel.</summary>
    public double Aspect { get; }

    /// <summary>Panels, row by row, relative to the upper left corner of the plot area, in points.</summary>
    public IReadOnlyList<OxyRect> Panels { get; private init; } = [];

    /// <summary>Height of the plot area.</summary>
    public double Height { get; private init; }

    /// <summary>Panels in a full row.</summary>
    public int Columns { get; private init; } = 1;

    /// <summary>Space right of the panels.</summary>
    public double Right => Math.Max(0.8 * Style.TickSize, Axes.Gap(Style) / 2);

    /// <summary>The layout of a number of panels.</summary>
    /// <param name="window">What each shows.</param>
    /// <param name="axes">Its axes.</param>
    /// <param name="count">How many.</param>
    /// <param name="style">Sizes.</param>
    public static MapLayout Of(MapWindow window, MapAxes axes, int count, FigureStyle style)
    {
        var layout = new MapLayout(style, axes, (window.Top - window.Bottom) / (window.Radius - axes.Inner));
        int[] columns = [.. Enumerable.Range(1, count).Where(n => n == 1 || layout.Width(n, count) >= NarrowestPanel)];
        double largest = columns.Max(n => layout.Width(n, count));
        return layout.Place(columns.Last(n => layout.Width(n, count) >= LargeEnough * largest), count);
    }

    /// <summary>Width of a panel, if the figure is not to be taller than its page allows.</summary>
    private double Width(int columns, int count)
    {
        double tallest = (Style.IsWide ? 0.75 : 1.9) * Style.WidthPoints;
        int rows = Rows(columns, count);
        double room = Style.WidthPoints - Axes.Left(Style) - Right - ((columns - 1) * Axes.Gap(Style));
        double height = (tallest - (rows * (ColorBar.Height(Style) + RowGap))) / rows;
        return Math.Min(room / columns, height / Aspect);
    }

    private static int Rows(int columns, int count) => (count + columns - 1) / columns;

    private MapLayout Place(int columns, int count)
    {
        double width = Width(columns, count);
        double room = Style.WidthPoints - Axes.Left(Style) - Right - (columns * width);
        double gap = Math.Min(Math.Max(LargestGap, Axes.Gap(Style)), columns > 1 ? room / (columns - 1) : 0);
        double start = (room - ((columns - 1) * gap)) / 2;
        double head = ColorBar.Height(Style);
        double stride = head + (width * Aspect) + RowGap;
        return this with
        {
            Columns = columns,
            Height = (Rows(columns, count) * stride) - RowGap,
            Panels = [.. Enumerable.Range(0, count).Select(i => new OxyRect(start + (i % columns * (width + gap)), head + (i / columns * stride), width, width * Aspect))],
        };
    }
}
