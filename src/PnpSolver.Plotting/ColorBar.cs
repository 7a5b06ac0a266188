using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>What stands above a map: the field's name and unit, and the colours with their values.</summary>
internal static class ColorBar
{
    private const double BarHeight = 5;
    private const double BarGap = 4;
    private const double TickLength = 2;
    private const double LabelGap = 3;
    private const double TipLength = 4;

    /// <summary>Height above the map, in points.</summary>
    public static double Height(FigureStyle style) => style.LineHeight + (1.15 * style.TickSize) + TickLength + BarHeight + BarGap;

    /// <summary>Draws the bar; it is pointed at the end beyond which there are values.</summary>
    /// <param name="rc">Where to; a <see cref="SkiaPage"/>.</param>
    /// <param name="area">The map below, in points.</param>
    /// <param name="shown">Name with unit, and the values of iso-lines, which the bar marks.</param>
    /// <param name="scale">The colours.</param>
    /// <param name="style">Sizes.</param>
    public static void Draw(IRenderContext rc, OxyRect area, (string Title, double[] Levels) shown, ColorScale scale, FigureStyle style)
    {
        var bar = new OxyRect(area.Left, area.Top - BarGap - BarHeight, area.Width, BarHeight);
        double X(double value) => bar.Left + (scale.Fraction(scale.Coordinate(value)) * bar.Width);
        var page = (SkiaPage)rc;
        page.DrawPixels(Colors(scale, bar, page.PixelsPerPoint), bar);
        foreach (double level in shown.Levels)
        {
            rc.DrawLine([new(X(level), bar.Top), new(X(level), bar.Bottom)], scale.InkOn(level), 0.5, EdgeRenderingMode.Automatic);
        }

        rc.DrawRectangle(bar, OxyColors.Undefined, FigureStyle.Ink, 0.4, EdgeRenderingMode.Automatic);
        if (scale.IsCut)
        {
            ScreenPoint[] tip = [new(bar.Left, bar.Top), new(bar.Left - TipLength, bar.Center.Y), new(bar.Left, bar.Bottom)];
            rc.DrawPolygon(tip, scale.ColorAt(0), FigureStyle.Ink, 0.4, EdgeRenderingMode.Automatic);
        }

        foreach ((double value, double place) in Ticks(scale, bar, style))
        {
            rc.DrawLine([new(X(value), bar.Top), new(X(value), bar.Top - TickLength)], FigureStyle.Ink, FigureStyle.FrameWidth, EdgeRenderingMode.Automatic);
            Text(rc, new(place, bar.Top - TickLength - (0.55 * style.TickSize)), TickText(scale, value), style.TickSize, HorizontalAlignment.Center);
        }

        double middle = bar.Top - TickLength - (1.15 * style.TickSize) - (style.LineHeight / 2);
        Text(rc, new(area.Center.X, middle), FigureFont.Fit(shown.Title, style.TextSize, area.Width + 6), style.TextSize, HorizontalAlignment.Center);
    }

    /// <summary>Text of a value on the scale.</summary>
    public static string TickText(ColorScale scale, double value)
    {
        return scale.Kind is MapScale.Logarithmic or MapScale.SignedLogarithmic && IsDecade(value) ? (value < 0 ? "−" : "") + NumberText.Decade((int)Math.Log10(Math.Abs(value))) : NumberText.Of(value);
    }

    /// <summary>As many values as fit, with the middles of their labels; labels at the ends stay above the bar.</summary>
    private static List<(double Value, double Place)> Ticks(ColorScale scale, OxyRect bar, FigureStyle style)
    {
        (double Value, double Place, double Half) Tick(double value)
        {
            double half = FigureFont.Measure(TickText(scale, value), style.TickSize).Width / 2;
            double at = bar.Left + (scale.Fraction(scale.Coordinate(value)) * bar.Width);
            return (value, Math.Clamp(at, Math.Min(bar.Left - 2 + half, bar.Center.X), Math.Max(bar.Right + 2 - half, bar.Center.X)), half);
        }

        List<(double Value, double Place, double Half)> ticks = [];
        foreach (double[] values in scale.RoundValues())
        {
            // up to two decades may lack some of the 2 and 5 between them; else ticks must be even
            bool isLogarithmic = scale.Kind == MapScale.Logarithmic && scale.High <= 101 * scale.Low;
            ticks = [];
            foreach (var tick in values.OrderBy(value => isLogarithmic && !IsDecade(value)).Select(Tick))
            {
                if (ticks.TrueForAll(other => Math.Abs(tick.Place - other.Place) > tick.Half + other.Half + LabelGap))
                {
                    ticks.Add(tick);
                }
                else if (!isLogarithmic || IsDecade(tick.Value))
                {
                    ticks = [];
                    break;
                }
            }

            if (ticks.Count > 1)
            {
                break;
            }
        }

        return [.. ticks.Select(tick => (tick.Value, tick.Place))];
    }

    private static bool IsDecade(double value) => value != 0 && Math.Log10(Math.Abs(value)) % 1 == 0;

    private static MapRaster Colors(ColorScale scale, OxyRect bar, double pixelsPerPoint)
    {
        (int columns, int rows) = ((int)Math.Ceiling(bar.Width * pixelsPerPoint), (int)Math.Ceiling(bar.Height * pixelsPerPoint));
        byte[] row = [.. Enumerable.Range(0, columns).Select(k => scale.ColorAt((k + 0.5) / columns)).SelectMany(c => new[] { c.R, c.G, c.B, c.A })];
        return new(columns, rows, [.. Enumerable.Repeat(row, rows).SelectMany(bytes => bytes)], bar);
    }

    private static void Text(IRenderContext rc, ScreenPoint place, string text, double size, HorizontalAlignment alignment) =>
        rc.DrawText(place, text, FigureStyle.Ink, FigureFont.Family, size, FontWeights.Normal, 0, alignment, VerticalAlignment.Middle);
}
