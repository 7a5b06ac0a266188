using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>The work–precision figure: error against tolerance, beside the line where both are equal, and error against wall time.</summary>
public static class WorkPrecisionFigure
{
    private const double Gap = 12;
    private const double Margin = 1.6;
    private const double LabelRoom = 24;

    /// <summary>The figure of problems.</summary>
    /// <param name="curves">One for each problem. Points that are not positive numbers are left out.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">There is nothing to draw.</exception>
    public static Figure Of(IReadOnlyList<WorkPrecisionCurve> curves, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(curves);
        WorkPrecisionPoint[] points = [.. curves.SelectMany(curve => curve.Points).Where(IsShown)];
        if (points.Length == 0)
        {
            throw new ArgumentException("expected at least one run with a positive tolerance, error and time", nameof(curves));
        }

        var style = new FigureStyle { Width = width };
        var legend = new Legend(
        [
            .. curves.Select((curve, i) => new LegendEntry(FigureFont.Fit(curve.Problem, style.TickSize, style.WidthPoints / 2), FigureStyle.Color(i), LegendMark.Dot)),
            new("error = tolerance", FigureStyle.Pale, LegendMark.Line) { Width = style.CurveWidth, Dash = [4, 1] },
        ])
        { XAxisKey = "tolerance", YAxisKey = "left", Style = style };
        double bottom = (3.4 * style.TickSize) + style.TextSize;
        double top = 6 + legend.Height(style.WidthPoints - 60);
        PlotModel model = FigureLayout.Model(title, style, (top, Right: 12, bottom));
        (double Low, double High) errors = Range(points.Select(point => point.Error));
        (double Low, double High) tolerances = Range(points.Select(point => point.Tolerance));
        double gap = Gap / (2 * style.WidthPoints);
        AddColumn(model, Horizontal("Tolerance", tolerances), ("tolerance", 0, 0.5 - gap), style);
        AddColumn(model, Horizontal("Wall time (s)", Range(points.Select(point => point.Seconds))), ("seconds", 0.5 + gap, 1), style);
        Curve[] byTolerance = [Equality(tolerances), .. curves.Select((curve, i) => Line(curve, i, point => point.Tolerance))];
        FigureLayout.AddPanel(model, new("Error", Vertical(errors, true), Drawn(byTolerance)), style, ("left", 0, 1), "tolerance");
        Curve[] bySeconds = [.. curves.Select((curve, i) => Line(curve, i, point => point.Seconds))];
        FigureLayout.AddPanel(model, new("", Vertical(errors, false), Drawn(bySeconds)), style, ("right", 0, 1), "seconds");
        model.Annotations.Add(legend);
        return FigureLayout.FitLeftMargin(model, style, FigureLayout.TitleHeight(title, style) + top + (style.IsWide ? 190 : 130) + bottom);
    }

    private static bool IsShown(WorkPrecisionPoint point) =>
        double.IsFinite(point.Tolerance + point.Error + point.Seconds) && point.Tolerance > 0 && point.Error > 0 && point.Seconds > 0;

    /// <summary>The decades of values, at least one of them.</summary>
    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        double[] all = [.. values];
        (double low, double high) = (all.Min(), all.Max());
        double widening = high < 10 * low ? Math.Sqrt(10 * low / high) : 1;
        return (low / widening / Margin, high * widening * Margin);
    }

    private static Curve Line(WorkPrecisionCurve curve, int index, Func<WorkPrecisionPoint, double> across)
    {
        DataPoint[] points = [.. curve.Points.Where(IsShown).OrderBy(point => point.Tolerance).Select(point => new DataPoint(across(point), point.Error))];
        return new("", FigureStyle.Color(index), LineStyle.Solid, points.Length > 0 ? [points] : []) { Marker = MarkerType.Circle };
    }

    private static Curve Equality((double Low, double High) range) =>
        new("", FigureStyle.Pale, LineStyle.Dash, [[new(range.Low, range.Low), new(range.High, range.High)]]);

    private static Curve[] Drawn(IEnumerable<Curve> curves) => [.. curves.Where(curve => curve.Pieces.Count > 0)];

    private static DecadeAxis Vertical((double Low, double High) range, bool isVisible) => new() { Minimum = range.Low, Maximum = range.High, IsAxisVisible = isVisible };

    private static DecadeAxis Horizontal(string title, (double Low, double High) range) =>
        new() { Minimum = range.Low, Maximum = range.High, Title = title, PointsPerLabel = LabelRoom };

    private static void AddColumn(PlotModel model, Axis axis, (string Key, double Start, double End) place, FigureStyle style)
    {
        (axis.Key, axis.StartPosition, axis.EndPosition) = place;
        FigureLayout.AddAxis(model, axis, style, AxisPosition.Bottom);
    }
}
