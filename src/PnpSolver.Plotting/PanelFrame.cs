using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>Frame of a panel, its zero line, and the names of its curves in the right margin.</summary>
internal sealed class PanelFrame : Annotation
{
    private readonly Panel panel;

    /// <summary>The frame of a panel.</summary>
    public PanelFrame(Panel panel)
    {
        this.panel = panel;
        Layer = AnnotationLayer.BelowSeries;
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Height of the lines of the title, in points.</summary>
    public double TitleHeight => FigureFont.Measure(panel.Title, Style.TextSize).Height;

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        double left = XAxis!.Transform(XAxis.ActualMinimum);
        double right = XAxis.Transform(XAxis.ActualMaximum);
        double bottom = YAxis!.Transform(YAxis.ActualMinimum);
        double top = YAxis.Transform(YAxis.ActualMaximum);
        if (YAxis is not LogarithmicAxis && YAxis.ActualMinimum < 0 && YAxis.ActualMaximum > 0)
        {
            double zero = YAxis.Transform(0);
            rc.DrawLine([new(left, zero), new(right, zero)], FigureStyle.Pale, 0.35, EdgeRenderingMode.Automatic);
        }

        var frame = new OxyRect(left, top, right - left, bottom - top);
        rc.DrawRectangle(frame, OxyColors.Undefined, FigureStyle.Ink, FigureStyle.FrameWidth, EdgeRenderingMode.Automatic);
        rc.DrawText(
            new(1, (top + bottom) / 2), panel.Title, FigureStyle.Ink, FigureFont.Family, Style.TextSize, FontWeights.Normal, -90,
            HorizontalAlignment.Center, VerticalAlignment.Top);
        if (panel.HasLabels)
        {
            DrawLabels(rc, right, (top, bottom));
        }
    }

    private void DrawLabels(IRenderContext rc, double edge, (double Top, double Bottom) range)
    {
        var ends = panel.Curves.Where(curve => curve.Label.Length > 0).Select(curve => (Curve: curve, End: curve.Points.Last()))
            .Select(p => (p.Curve, X: XAxis!.Transform(p.End.X), Y: Math.Clamp(YAxis!.Transform(p.End.Y), range.Top, range.Bottom)))
            .OrderBy(p => p.Y).ToList();
        double height = 0.95 * Style.TextSize;
        double[] places = LabelPlacement.Spread([.. ends.Select(p => p.Y)], height, range.Top + (height / 2) - 2, range.Bottom - (height / 2) + 2);
        for (int i = 0; i < ends.Count; i++)
        {
            if (Math.Abs(ends[i].X - edge) < 0.5)
            {
                rc.DrawLine([new(edge + 1, ends[i].Y), new(edge + 6, places[i])], ends[i].Curve.Color, 0.5, EdgeRenderingMode.Automatic);
            }

            rc.DrawText(
                new(edge + 7, places[i]), ends[i].Curve.Label, ends[i].Curve.Color, FigureFont.Family, Style.TextSize,
                FontWeights.Normal, 0, HorizontalAlignment.Left, VerticalAlignment.Middle);
        }
    }
}
