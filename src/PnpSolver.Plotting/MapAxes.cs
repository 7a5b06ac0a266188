using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>The axes of a map: radius to both sides of the axis, height upward. Immutable.</summary>
/// <param name="Window">What is shown.</param>
/// <param name="Inner">Smallest radius shown, in m; negative where the map is mirrored.</param>
internal sealed record MapAxes(MapWindow Window, double Inner)
{
    private const double TickLength = 3.2;
    private const double LabelGap = 1.5;
    private const double TitleGap = 3;
    private const double LabelSpacing = 6;
    private const double LabelsPerSize = 1.7;
    private const int MostLabels = 14;

    private (double Factor, string Prefix) RadialUnit => Unit(Window.Radius);

    private (double Factor, string Prefix) AxialUnit => Unit(Math.Max(Math.Abs(Window.Bottom), Math.Abs(Window.Top)));

    private IEnumerable<double[]> Heights => RoundNumbers.Linear(Window.Bottom / AxialUnit.Factor, Window.Top / AxialUnit.Factor);

    /// <summary>Space left of the panels, in points, for any number of labels that they may have.</summary>
    public double Left(FigureStyle style) =>
        style.LineHeight + TitleGap + TickLength + LabelGap + Heights.Where(values => values.Length <= MostLabels).SelectMany(values => values)
            .Max(value => FigureFont.Measure(NumberText.Of(value), style.TickSize).Width);

    /// <summary>Space between panels side by side, in points, for their outermost labels.</summary>
    public double Gap(FigureStyle style) =>
        4 + RoundNumbers.Linear(0, Window.Radius / RadialUnit.Factor).Where(values => values.Length <= MostLabels).SelectMany(values => values)
            .Max(value => FigureFont.Measure(NumberText.Of(value), style.TickSize).Width);

    /// <summary>Space below the panels, in points.</summary>
    public static double Bottom(FigureStyle style) => TickLength + LabelGap + (1.3 * style.TickSize) + style.LineHeight;

    /// <summary>Draws the radial axis below a panel.</summary>
    public void DrawRadial(IRenderContext rc, MapView view, FigureStyle style)
    {
        double bottom = view.Area.Bottom;
        double scale = view.ScaleR * RadialUnit.Factor;
        double[] values = RoundNumbers.Linear(view.IsMirrored ? 0 : Inner / RadialUnit.Factor, Window.Radius / RadialUnit.Factor)
            .First(set => set.Length == 1 || Fits(set, value => FigureFont.Measure(NumberText.Of(value), style.TickSize).Width + LabelSpacing, scale));
        foreach (double value in view.IsMirrored ? values.Concat(values.Where(v => v > 0).Select(v => -v)) : values)
        {
            double x = view.X(value * RadialUnit.Factor);
            rc.DrawLine([new(x, bottom), new(x, bottom + TickLength)], FigureStyle.Ink, FigureStyle.FrameWidth, EdgeRenderingMode.Automatic);
            Text(rc, new(x, bottom + TickLength + LabelGap + (0.55 * style.TickSize)), NumberText.Of(Math.Abs(value)), style.TickSize, HorizontalAlignment.Center);
        }

        double y = bottom + TickLength + LabelGap + (1.3 * style.TickSize) + (0.5 * style.LineHeight);
        Text(rc, new(view.Area.Center.X, y), $"Radius r ({RadialUnit.Prefix}m)", style.TextSize, HorizontalAlignment.Center);
    }

    /// <summary>Draws the axial axis left of a panel.</summary>
    public void DrawAxial(IRenderContext rc, MapView view, FigureStyle style)
    {
        double left = view.Area.Left;
        double widest = 0;
        double scale = view.ScaleZ * AxialUnit.Factor;
        foreach (double value in Heights.First(set => set.Length == 1 || (set.Length <= MostLabels && Fits(set, _ => LabelsPerSize * style.TickSize, scale))))
        {
            double y = view.Y(value * AxialUnit.Factor);
            string text = NumberText.Of(value);
            widest = Math.Max(widest, FigureFont.Measure(text, style.TickSize).Width);
            rc.DrawLine([new(left, y), new(left - TickLength, y)], FigureStyle.Ink, FigureStyle.FrameWidth, EdgeRenderingMode.Automatic);
            Text(rc, new(left - TickLength - LabelGap, y), text, style.TickSize, HorizontalAlignment.Right);
        }

        rc.DrawText(
            new(left - TickLength - LabelGap - widest - TitleGap, view.Area.Center.Y), $"Position z ({AxialUnit.Prefix}m)", FigureStyle.Ink,
            FigureFont.Family, style.TextSize, FontWeights.Normal, -90, HorizontalAlignment.Center, VerticalAlignment.Bottom);
    }

    private static bool Fits(double[] values, Func<double, double> extent, double scale) =>
        Enumerable.Range(1, values.Length - 1).All(i => (values[i] - values[i - 1]) * scale > (extent(values[i]) + extent(values[i - 1])) / 2);

    // 9999 nm read better than 9.999 µm, 20 µm better than 20000 nm
    private static (double Factor, string Prefix) Unit(double size) => NumberText.Prefix(Math.Max(size / 10, 1e-9));

    private static void Text(IRenderContext rc, ScreenPoint place, string text, double size, HorizontalAlignment alignment) =>
        rc.DrawText(place, text, FigureStyle.Ink, FigureFont.Family, size, FontWeights.Normal, 0, alignment, VerticalAlignment.Middle);
}
