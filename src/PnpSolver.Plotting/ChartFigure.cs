using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>The figure of a chart: one panel, its legend above.</summary>
public static class ChartFigure
{
    private const double Margin = 0.06;
    private static readonly double[] Dashes = [4, 2];

    /// <summary>The figure of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, or a value is not finite.</exception>
    public static Figure Of(Chart chart, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(chart);
        (ChartCurve Curve, DataPoint[] Points)[] curves = [.. chart.Curves.Select(curve => (curve, Points(chart, curve))).Where(pair => pair.Item2.Length > 0)];
        DataPoint[] all = [.. curves.SelectMany(curve => curve.Points)];
        if (all.Length == 0 || !all.All(point => double.IsFinite(point.X) && double.IsFinite(point.Y)))
        {
            throw new ArgumentException("expected at least one point, and only finite ones", nameof(chart));
        }

        var style = new FigureStyle { Width = width };
        var legend = new Legend([.. curves.Where(pair => pair.Curve.Label.Length > 0).Select(pair => Entry(pair.Curve, style))]) { Style = style };
        double bottom = (3.4 * style.TickSize) + style.TextSize;
        double top = 6 + legend.Height(style.WidthPoints - 60);
        PlotModel model = FigureLayout.Model(title, style, (top, Right: 14, bottom));
        bool hasDots = curves.Any(pair => pair.Curve.Look == ChartLook.Dots);
        Axis across = Axis(chart.IsLogX, all.Select(point => point.X), hasDots ? Margin / 2 : 0, 28);
        across.Title = chart.XTitle;
        FigureLayout.AddAxis(model, across, style, AxisPosition.Bottom);
        Axis up = Axis(chart.IsLogY, all.Select(point => point.Y).Where(y => chart.LowestY is not { } low || y >= low), Margin, 20);
        up.Minimum = chart.LowestY ?? up.Minimum;
        FigureLayout.AddPanel(model, new(chart.YTitle, up, [.. curves.OrderBy(pair => pair.Curve.Look == ChartLook.Dots).Select(pair => Drawn(pair.Curve, pair.Points))]), style, ("panel", 0, 1));
        model.Annotations.Add(legend);
        return FigureLayout.FitLeftMargin(model, style, FigureLayout.TitleHeight(title, style) + top + (style.IsWide ? 200 : 150) + bottom);
    }

    private static DataPoint[] Points(Chart chart, ChartCurve curve) =>
    [
        .. curve.Points.Where(point => (!chart.IsLogX || point.X > 0) && (!chart.IsLogY || point.Y > 0)).Select(point => new DataPoint(point.X, point.Y)),
    ];

    private static LegendEntry Entry(ChartCurve curve, FigureStyle style) =>
        new(curve.Label, FigureStyle.Color(curve.Color), curve.Look == ChartLook.Dots ? LegendMark.Dot : LegendMark.Line)
        {
            Width = style.CurveWidth,
            Dash = curve.Look == ChartLook.Dashed ? Dashes : null,
        };

    private static Curve Drawn(ChartCurve curve, DataPoint[] points) => curve.Look == ChartLook.Dots
        ? new("", FigureStyle.Color(curve.Color), LineStyle.None, [points]) { Marker = MarkerType.Circle }
        : new("", FigureStyle.Color(curve.Color), curve.Look == ChartLook.Dashed ? LineStyle.Dash : LineStyle.Solid, [points]);

    /// <summary>An axis over values, a logarithmic one of at least a decade.</summary>
    private static Axis Axis(bool isLogarithmic, IEnumerable<double> values, double margin, double interval)
    {
        double[] all = [.. values];
        (double low, double high) = (all.Min(), all.Max());
        if (isLogarithmic)
        {
            double widening = Math.Pow(high / low, margin) * (high < 10 * low ? Math.Sqrt(10 * low / high) : 1);
            return new DecadeAxis { Minimum = low / widening, Maximum = high * widening, PointsPerLabel = interval };
        }

        double room = high > low ? margin * (high - low) : 1;
        return new LinearAxis { Minimum = low - room, Maximum = high + room, LabelFormatter = NumberText.Of, IntervalLength = interval };
    }
}
