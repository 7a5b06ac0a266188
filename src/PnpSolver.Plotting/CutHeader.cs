using OxyPlot;
using OxyPlot.Annotations;
using PnpSolver.Diagnostics;

namespace PnpSolver.Plotting;

/// <summary>What lies where along a cut: shades ion-free regions, names the regions, and titles the column.</summary>
internal sealed class CutHeader : Annotation
{
    private const double NameGap = 2;
    private const double RowHeight = 1.25;
    private const int MostRows = 2;
    private readonly Cut cut;
    private readonly PositionScale scale;

    /// <summary>The header of a cut.</summary>
    public CutHeader(Cut cut, PositionScale scale)
    {
        this.cut = cut;
        this.scale = scale;
        Layer = AnnotationLayer.BelowAxes;
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Rows of names, the same for all cuts of a figure.</summary>
    public required int NameRows { get; init; }

    /// <summary>Height above the panels, in points.</summary>
    public double Height => Style.LineHeight + (NameRows * RowHeight * Style.TickSize);

    /// <summary>Rows that the names of a cut need, two at most.</summary>
    /// <param name="cut">The cut.</param>
    /// <param name="scale">Its axis.</param>
    /// <param name="style">Sizes.</param>
    /// <param name="width">About the width of its panels, in points.</param>
    public static int Rows(Cut cut, PositionScale scale, FigureStyle style, double width)
    {
        (double low, double high) = (scale.Place(scale.Of(cut.Runs[0].Position[0])), scale.Place(scale.Of(cut.Runs[^1].Position[^1])));
        double Page(double position) => (scale.Place(scale.Of(position)) - low) / (high - low) * width;
        return Math.Min(MostRows, 1 + LabelPlacement.Rows(Spans(cut, style, Page, (0, width))).Max());
    }

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect plot = PlotModel.PlotArea;
        (double left, double right) = (XAxis!.Transform(XAxis.ActualMinimum), XAxis.Transform(XAxis.ActualMaximum));
        var area = new OxyRect(left, plot.Top, right - left, plot.Height);
        bool shade = cut.Runs.Any(run => run.AdmitsIons);
        foreach ((RegionProfile run, int i) in cut.Runs.Select((run, i) => (run, i)))
        {
            (double start, double end) = (Page(run.Position[0]), Page(run.Position[^1]));
            if (shade && !run.AdmitsIons)
            {
                rc.DrawRectangle(new(start, area.Top, end - start, area.Height), FigureStyle.Shade, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
            }

            if (i > 0 && (!shade || run.AdmitsIons == cut.Runs[i - 1].AdmitsIons))
            {
                rc.DrawLine([new(start, area.Top), new(start, area.Bottom)], FigureStyle.Pale, 0.35, EdgeRenderingMode.Automatic);
            }
        }

        DrawNames(rc, area);
        double middle = area.Top - 1 - (NameRows * RowHeight * Style.TickSize) - (Style.LineHeight / 2);
        SubscriptText.Draw(
            rc, new(area.Center.X, middle), FigureFont.Fit(cut.Title, Style.TextSize, area.Width), new(FigureStyle.Ink, Style.TextSize, HorizontalAlignment.Center));
    }

    private double Page(double position) => XAxis!.Transform(scale.Of(position));

    /// <summary>Names the regions; those that have no room are left out.</summary>
    private void DrawNames(IRenderContext rc, OxyRect area)
    {
        List<(double Start, double End)> spans = Spans(cut, Style, Page, (area.Left, area.Right));
        int[] rows = LabelPlacement.Rows(spans);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] < NameRows)
            {
                double y = area.Top - 1 - ((rows[i] + 0.5) * RowHeight * Style.TickSize);
                string name = FigureFont.Fit(cut.Runs[i].Region, Style.TickSize, area.Width);
                SubscriptText.Draw(rc, new((spans[i].Start + spans[i].End) / 2, y), name, new(FigureStyle.Pale, Style.TickSize, HorizontalAlignment.Center));
            }
        }
    }

    private static List<(double Start, double End)> Spans(Cut cut, FigureStyle style, Func<double, double> page, (double Left, double Right) area)
    {
        var spans = new List<(double Start, double End)>();
        foreach (RegionProfile run in cut.Runs)
        {
            double half = FigureFont.Measure(FigureFont.Fit(run.Region, style.TickSize, area.Right - area.Left), style.TickSize).Width / 2;
            double middle = (page(run.Position[0]) + page(run.Position[^1])) / 2;
            middle = Math.Max(area.Left + half, Math.Min(middle, area.Right - half));
            spans.Add((middle - half - NameGap, middle + half + NameGap));
        }

        return spans;
    }
}
