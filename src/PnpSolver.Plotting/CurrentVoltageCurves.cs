using OxyPlot;
using OxyPlot.Annotations;

namespace PnpSolver.Plotting;

/// <summary>Points, line and reversals of an I–V figure.</summary>
internal sealed class CurrentVoltageCurves : Annotation
{
    private const double LabelGap = 6;
    private static readonly OxyColor FieldColor = FigureStyle.Color(0);
    private static readonly OxyColor CircuitColor = FigureStyle.Color(1);
    private readonly IReadOnlyList<DataPoint> points;
    private readonly IReadOnlyList<DataPoint> line;

    /// <summary>The curves of points in axis units, from left to right.</summary>
    public CurrentVoltageCurves(IReadOnlyList<DataPoint> points, IReadOnlyList<DataPoint> line)
    {
        (this.points, this.line) = (points, line);
        Layer = AnnotationLayer.AboveSeries;
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Unit of the horizontal axis.</summary>
    public required string Unit { get; init; }

    /// <summary>What the marks mean.</summary>
    public IReadOnlyList<LegendEntry> Legend =>
    [
        .. points.Count > 0 ? [new LegendEntry("field solver", FieldColor, LegendMark.Dot)] : Array.Empty<LegendEntry>(),
        .. line.Count > 0 ? [new LegendEntry("lumped circuit", CircuitColor, LegendMark.Line)] : Array.Empty<LegendEntry>(),
    ];

    /// <summary>Where the current changes sign.</summary>
    /// <param name="curve">The curve, from left to right; no two points at one voltage.</param>
    public static IEnumerable<double> Reversals(IReadOnlyList<DataPoint> curve)
    {
        for (int i = 0; i < curve.Count; i++)
        {
            if (curve[i].Y == 0)
            {
                yield return curve[i].X;
            }
            else if (i > 0 && curve[i - 1].Y * curve[i].Y < 0)
            {
                yield return Between(curve, i);
            }
        }
    }

    /// <summary>Voltage at zero current between a point and the one before, on Lagrange's polynomial through up to four points: it
    /// meets both, so that its root is between them.</summary>
    private static double Between(IReadOnlyList<DataPoint> curve, int upper)
    {
        DataPoint[] points = [.. curve.Skip(upper - 2).Take(upper < 2 ? 3 : 4)];
        double Current(double voltage) => points.Sum(
            point => point.Y * points.Where(other => other.X != point.X).Aggregate(1.0, (product, other) => product * (voltage - other.X) / (point.X - other.X)));
        (double low, double high) = (curve[upper - 1].X, curve[upper].X);
        for (int halving = 0; halving < 60; halving++)
        {
            double middle = (low + high) / 2;
            bool isBelow = Math.Sign(Current(middle)) == Math.Sign(curve[upper - 1].Y);
            (low, high) = isBelow ? (middle, high) : (low, middle);
        }

        return (low + high) / 2;
    }

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect area = PlotModel.PlotArea;
        double zero = XAxis!.Transform(0);
        rc.DrawLine([new(zero, area.Top), new(zero, area.Bottom)], FigureStyle.Pale, 0.35, EdgeRenderingMode.Automatic);
        if (line.Count > 1)
        {
            rc.DrawLine([.. line.Select(Page)], CircuitColor, Style.CurveWidth, EdgeRenderingMode.Automatic);
        }

        foreach (DataPoint point in points)
        {
            rc.DrawCircle(Page(point), Style.MarkerSize, FieldColor, OxyColors.White, 0.4, EdgeRenderingMode.Automatic);
        }

        IReadOnlyList<DataPoint> marked = points.Count > 1 ? points : line;
        double[] reversals = [.. Reversals(marked)];
        foreach (double voltage in reversals)
        {
            rc.DrawCircle(Page(new(voltage, 0)), 1.7 * Style.MarkerSize, OxyColors.Undefined, FigureStyle.Ink, 0.7, EdgeRenderingMode.Automatic);
        }

        if (reversals.Length == 1)
        {
            DrawLabel(rc, area, marked, reversals[0]);
        }
    }

    private ScreenPoint Page(DataPoint point) => new(XAxis!.Transform(point.X), YAxis!.Transform(point.Y));

    /// <summary>Names the reversal on the side of the curve where it is free: above left of a rising one, or below right.</summary>
    private void DrawLabel(IRenderContext rc, OxyRect area, IReadOnlyList<DataPoint> curve, double voltage)
    {
        string text = $"reversal ≈ {NumberText.Fixed(voltage, 1)} {Unit}";
        double width = FigureFont.Measure(text, Style.TickSize).Width;
        bool rises = curve[^1].Y > curve[0].Y;
        ScreenPoint mark = Page(new(voltage, 0));
        bool fitsLeft = mark.X - LabelGap - width > area.Left;
        double x = fitsLeft ? mark.X - LabelGap : mark.X + LabelGap;
        double step = rises == fitsLeft ? -Style.LineHeight : Style.LineHeight;
        double left = fitsLeft ? x - width : x;
        rc.DrawRectangle(
            new(left - 1, mark.Y + step - (0.5 * Style.LineHeight), width + 2, Style.LineHeight), OxyColors.White, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
        SubscriptText.Draw(rc, new(left, mark.Y + step), text, new(FigureStyle.Ink, Style.TickSize));
    }
}
