using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using SkiaSharp;

namespace PnpSolver.Plotting;

/// <summary>What all figures share: margins, axes and panels in one style.</summary>
internal static class FigureLayout
{
    private const double TickLength = 3.2;
    private const double LabelDistance = 1.5;
    private const double TitleGap = 3;
    private const double GuessedLeftMargin = 42;

    /// <summary>An empty model with margins.</summary>
    /// <param name="title">Title, or nothing.</param>
    /// <param name="style">Sizes.</param>
    /// <param name="margins">Margins around the panels, in points; the left one is <see cref="FitLeftMargin"/>'s.</param>
    public static PlotModel Model(string title, FigureStyle style, (double Top, double Right, double Bottom) margins) => new()
    {
        Title = title.Length > 0 ? FigureFont.Fit(title, style.TextSize + 1, 0.95 * style.WidthPoints) : null,
        TitleFontSize = style.TextSize + 1,
        TitleFontWeight = FontWeights.Normal,
        TitlePadding = 2,
        TextColor = FigureStyle.Ink,
        DefaultFont = FigureFont.Family,
        Padding = new OxyThickness(0),
        PlotMargins = new OxyThickness(GuessedLeftMargin, margins.Top, margins.Right, margins.Bottom),
        PlotAreaBorderThickness = new OxyThickness(0),
    };

    /// <summary>Height that a title takes, in points.</summary>
    public static double TitleHeight(string title, FigureStyle style) =>
        title.Length > 0 ? FigureFont.Measure(title, style.TextSize + 1).Height + 2 : 0;

    /// <summary>Makes the left margin as wide as the panels' titles and tick labels.</summary>
    /// <remarks>OxyPlot's own estimate is too small for ticks that depend on the room and for titles of two lines.</remarks>
    public static Figure FitLeftMargin(PlotModel model, FigureStyle style, double height)
    {
        // heights of panels, and with them their ticks, do not depend on the left margin: one drawing settles them
        using var recorder = new SKPictureRecorder();
        IPlotModel plot = model;
        plot.Update(true);
        plot.Render(new SkiaPage(recorder.BeginRecording(SKRect.Create(1, 1))), new(0, 0, style.WidthPoints, height));
        double labels = 0;
        foreach (Axis axis in model.Axes.Where(axis => axis.Position == AxisPosition.Left))
        {
            axis.GetTickValues(out IList<double> values, out _, out _);
            labels = values.Select(value => FigureFont.Measure(axis.FormatValue(value), axis.FontSize).Width).Append(labels).Max();
        }

        double titles = model.Annotations.OfType<PanelFrame>().Max(frame => frame.TitleHeight);
        double left = titles + TitleGap + labels + LabelDistance + TickLength;
        model.PlotMargins = new OxyThickness(left, model.PlotMargins.Top, model.PlotMargins.Right, model.PlotMargins.Bottom);
        return new(model, style.Width, height * 25.4 / 72);
    }

    /// <summary>Adds a panel: its axis, frame and curves.</summary>
    /// <param name="model">The model.</param>
    /// <param name="panel">The panel.</param>
    /// <param name="style">Sizes.</param>
    /// <param name="place">Key of the axis, and lower and upper end of the panel as fractions of the height.</param>
    /// <param name="across">Key of the horizontal axis where there are several.</param>
    public static void AddPanel(PlotModel model, Panel panel, FigureStyle style, (string Key, double Start, double End) place, string? across = null)
    {
        (panel.Axis.Key, panel.Axis.StartPosition, panel.Axis.EndPosition) = place;
        AddAxis(model, panel.Axis, style, AxisPosition.Left);
        model.Annotations.Add(new PanelFrame(panel) { XAxisKey = across, YAxisKey = place.Key, Style = style });
        foreach (Curve curve in panel.Curves)
        {
            foreach (IReadOnlyList<DataPoint> piece in curve.Pieces)
            {
                var series = new LineSeries
                {
                    ItemsSource = piece,
                    XAxisKey = across,
                    YAxisKey = place.Key,
                    Color = curve.Color,
                    LineStyle = curve.Dash,
                    StrokeThickness = style.CurveWidth * curve.Weight,
                    LineJoin = LineJoin.Round,
                    MarkerType = curve.Marker,
                    MarkerSize = style.MarkerSize,
                    MarkerFill = curve.Color,
                };
                series.MinimumSegmentLength = curve.IsStepped ? 0 : series.MinimumSegmentLength;
                model.Series.Add(series);
            }
        }
    }

    /// <summary>Adds an axis in the common style.</summary>
    public static void AddAxis(PlotModel model, Axis axis, FigureStyle style, AxisPosition position)
    {
        axis.Position = position;
        axis.FontSize = style.TickSize;
        axis.TitleFontSize = style.TextSize;
        axis.TickStyle = TickStyle.Outside;
        axis.MajorTickSize = TickLength;
        axis.MinorTickSize = 1.8;
        axis.TicklineColor = FigureStyle.Ink;
        axis.MinorTicklineColor = FigureStyle.Ink;
        axis.AxisTickToLabelDistance = LabelDistance;
        axis.AxisTitleDistance = 4.5;
        model.Axes.Add(axis);
    }
}
