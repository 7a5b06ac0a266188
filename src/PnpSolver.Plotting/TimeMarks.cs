using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>Characteristic times as thin lines through all panels, with their names above on flags that never touch.</summary>
internal sealed class TimeMarks : Annotation
{
    private const double FlagGap = 2;
    private const double RowHeight = 1.3;
    private const double Margin = 24; // what numbers and title of the vertical axis take at least, in points
    private const int MostParts = 6;
    private readonly IReadOnlyList<(TimeStrip Strip, string Key)> strips;

    /// <summary>The marks of strips whose axes have the given keys.</summary>
    public TimeMarks(IReadOnlyList<(TimeStrip Strip, string Key)> strips)
    {
        this.strips = strips;
        Layer = AnnotationLayer.BelowSeries;
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Rows of names that have room.</summary>
    public required int RowCount { get; init; }

    /// <summary>Height above the panels, in points.</summary>
    public double Height => RowCount * RowHeight * Style.TickSize;

    /// <summary>Rows that the names need.</summary>
    /// <param name="strips">The strips.</param>
    /// <param name="edges">Left and right end of each, in points.</param>
    /// <param name="style">Sizes.</param>
    public static int Rows(IReadOnlyList<TimeStrip> strips, IReadOnlyList<(double Left, double Right)> edges, FigureStyle style)
    {
        double Page(int s, TimeMark mark) => edges[s].Left + (strips[s].Place(strips[s].Of(mark.Time)) * (edges[s].Right - edges[s].Left));
        var stems = strips.SelectMany((strip, s) => strip.Marks.Select(mark => (X: Page(s, mark), mark.Name)));
        return Flags(stems, style, (edges[0].Left, edges[^1].Right)).Select(flag => flag.Row + 1).DefaultIfEmpty(0).Max();
    }

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect area = PlotModel.PlotArea;
        var stems = strips.SelectMany(part => part.Strip.Marks.Select(mark => (X: AxisOf(part.Key).Transform(part.Strip.Of(mark.Time)), mark.Name)));
        foreach (Flag flag in Flags(stems, Style, (area.Left, area.Right)))
        {
            bool isNamed = flag.Row < RowCount;
            double top = area.Top - (isNamed ? (flag.Row + 1) * RowHeight * Style.TickSize : 0);
            rc.DrawLine([new(flag.Stem, area.Top), new(flag.Stem, area.Bottom)], FigureStyle.Pale, 0.5, EdgeRenderingMode.Automatic, [5, 4]);
            rc.DrawLine([new(flag.Stem, top), new(flag.Stem, area.Top)], FigureStyle.Pale, 0.5, EdgeRenderingMode.Automatic);
            if (isNamed)
            {
                SubscriptText.Draw(rc, new(flag.Left, top + (RowHeight * Style.TickSize / 2)), flag.Text, new(FigureStyle.Pale, Style.TickSize));
            }
        }
    }

    private Axis AxisOf(string key) => PlotModel.Axes.First(axis => axis.Key == key);

    /// <summary>Flags with their names in full, or shortened until none leaves the page on the left.</summary>
    private static Flag[] Flags(IEnumerable<(double X, string Name)> stems, FigureStyle style, (double Left, double Right) panels)
    {
        (double X, string Name)[] all = [.. stems];
        Flag[] flags = [];
        for (int part = 2; part <= MostParts; part++)
        {
            string Text(string name) => FigureFont.Fit(name, style.TickSize, (panels.Right - panels.Left) / part);
            flags = Flag.Place([.. all.Select(stem => (stem.X, Text(stem.Name), SubscriptText.Width(Text(stem.Name), style.TickSize) + FlagGap))], panels.Right);
            if (Array.TrueForAll(flags, flag => flag.Left >= panels.Left - Margin))
            {
                break;
            }
        }

        return flags;
    }
}
