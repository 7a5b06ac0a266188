using OxyPlot;
using OxyPlot.Annotations;

namespace PnpSolver.Plotting;

/// <summary>What marks stand for, in rows above the panels where nothing can be under them.</summary>
internal sealed class Legend : Annotation
{
    private const double Gap = 12;
    private const double SampleGap = 4;
    private readonly IReadOnlyList<LegendEntry> entries;

    /// <summary>A legend.</summary>
    public Legend(IReadOnlyList<LegendEntry> entries)
    {
        this.entries = entries;
        Layer = AnnotationLayer.AboveSeries;
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Distance of the lowest row's lower edge from the panels, in points.</summary>
    public double Lift { get; init; } = 3;

    private double SampleWidth => 1.9 * Style.TickSize;

    /// <summary>Height above the panels, in points, for panels of about the given width.</summary>
    public double Height(double width) => entries.Count == 0 ? 0 : (Rows(width)[^1].Row + 1) * Style.LineHeight;

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect area = PlotModel.PlotArea;
        List<(double Start, int Row)> places = Rows(area.Width);
        for (int i = 0; i < entries.Count; i++)
        {
            double x = area.Left + places[i].Start;
            double y = area.Top - Lift - ((places[^1].Row - places[i].Row + 0.5) * Style.LineHeight);
            DrawSample(rc, x, y, entries[i]);
            SubscriptText.Draw(rc, new(x + SampleWidth + SampleGap, y), entries[i].Label, new(FigureStyle.Ink, Style.TickSize));
        }
    }

    private void DrawSample(IRenderContext rc, double x, double y, LegendEntry entry)
    {
        double half = 0.3 * Style.TickSize;
        switch (entry.Mark)
        {
            case LegendMark.Bar:
                rc.DrawRectangle(new(x, y - half, SampleWidth, 2 * half), entry.Color, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
                break;
            case LegendMark.Dot:
                rc.DrawCircle(new(x + (SampleWidth / 2), y), Style.MarkerSize, entry.Color, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
                break;
            case LegendMark.Arrow:
                rc.DrawLine([new(x, y), new(x + SampleWidth, y)], entry.Color, entry.Width, EdgeRenderingMode.Automatic);
                FieldArrows.Draw(rc, [new(x, y), new(x + (SampleWidth / 2), y), new(x + SampleWidth, y)], [], Style);
                break;
            default:
                rc.DrawLine([new(x, y), new(x + SampleWidth, y)], entry.Color, entry.Width, EdgeRenderingMode.Automatic, entry.Dash);
                break;
        }
    }

    private List<(double Start, int Row)> Rows(double width)
    {
        var places = new List<(double Start, int Row)>();
        (double start, int row) = (0, 0);
        foreach (LegendEntry entry in entries)
        {
            double length = SampleWidth + SampleGap + SubscriptText.Width(entry.Label, Style.TickSize);
            if (start > 0 && start + length > width)
            {
                (start, row) = (0, row + 1);
            }

            places.Add((start, row));
            start += length + Gap;
        }

        return places;
    }
}

/// <summary>One mark of a legend and what it stands for.</summary>
/// <param name="Label">What it stands for.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Mark">Its form.</param>
internal sealed record LegendEntry(string Label, OxyColor Color, LegendMark Mark)
{
    /// <summary>Width of a line, in points.</summary>
    public double Width { get; init; } = 1.3;

    /// <summary>Dashes of a line, in line widths, or <c>null</c>.</summary>
    public double[]? Dash { get; init; }
}

/// <summary>Form of a mark.</summary>
internal enum LegendMark
{
    /// <summary>A filled bar.</summary>
    Bar,

    /// <summary>A dot.</summary>
    Dot,

    /// <summary>A line.</summary>
    Line,

    /// <summary>A line with an arrow head.</summary>
    Arrow,
}
