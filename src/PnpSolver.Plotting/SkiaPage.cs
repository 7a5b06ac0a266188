using OxyPlot;
using SkiaSharp;

namespace PnpSolver.Plotting;

/// <summary>Draws an OxyPlot model on a Skia canvas, in points, with the embedded font.</summary>
/// <remarks>OxyPlot's own Skia context looks fonts up by name on the system and fails where there are none.</remarks>
internal sealed class SkiaPage : ClippingRenderContext
{
    private const double VectorDotsPerInch = 400;
    private readonly SKCanvas canvas;

    /// <summary>A page on a canvas whose unit is the point.</summary>
    /// <param name="canvas">The canvas.</param>
    /// <param name="dotsPerInch">Its resolution; without a number, that of pixels within vector graphics.</param>
    public SkiaPage(SKCanvas canvas, double dotsPerInch = VectorDotsPerInch)
    {
        this.canvas = canvas;
        PixelsPerPoint = dotsPerInch / 72;
        RendersToScreen = false;
    }

    /// <summary>Resolution that pixels drawn on the page should have.</summary>
    public double PixelsPerPoint { get; }

    /// <summary>Draws the pixels of a map, cut off at the map's edges.</summary>
    /// <param name="raster">The pixels.</param>
    /// <param name="area">The map, in points.</param>
    public void DrawPixels(MapRaster raster, OxyRect area)
    {
        var format = new SKImageInfo(raster.Width, raster.Height, SKColorType.Rgba8888, SKAlphaType.Opaque);
        using SKImage image = SKImage.FromPixelCopy(format, raster.Colors)!;
        SetClip(area);
        OxyRect place = raster.Area;
        canvas.DrawImage(image, new SKRect((float)place.Left, (float)place.Top, (float)place.Right, (float)place.Bottom), new SKSamplingOptions(SKFilterMode.Nearest));
        ResetClip();
    }

    /// <inheritdoc/>
    public override void DrawLine(
        IList<ScreenPoint> points, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        if (points.Count < 2 || thickness <= 0 || stroke.IsInvisible())
        {
            return;
        }

        using SKPath path = PathOf(points);
        Stroke(path, stroke, thickness, dashArray);
    }

    /// <inheritdoc/>
    public override void DrawPolygon(
        IList<ScreenPoint> points, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[] dashArray, LineJoin lineJoin)
    {
        if (points.Count < 2)
        {
            return;
        }

        using SKPath path = PathOf(points);
        path.Close();
        if (fill.IsVisible())
        {
            using var paint = new SKPaint { Color = Convert(fill), IsAntialias = true };
            canvas.DrawPath(path, paint);
        }

        if (stroke.IsVisible() && thickness > 0)
        {
            Stroke(path, stroke, thickness, dashArray);
        }
    }

    /// <inheritdoc/>
    public override void DrawText(
        ScreenPoint p, string text, OxyColor fill, string fontFamily, double fontSize, double fontWeight, double rotation, HorizontalAlignment horizontalAlignment, VerticalAlignment verticalAlignment, OxySize? maxSize)
    {
        if (string.IsNullOrEmpty(text) || fill.IsInvisible())
        {
            return;
        }

        using SKFont font = FigureFont.At(fontSize);
        using var paint = new SKPaint { Color = Convert(fill), IsAntialias = true };
        string[] lines = text.Split('\n');
        double height = FigureFont.LineHeight(font);
        double top = -lines.Length * height * ((int)verticalAlignment + 1) / 2;
        canvas.Save();
        canvas.Translate((float)p.X, (float)p.Y);
        canvas.RotateDegrees((float)rotation);
        for (int i = 0; i < lines.Length; i++)
        {
            double left = -font.MeasureText(lines[i]) * ((int)horizontalAlignment + 1) / 2;
            canvas.DrawText(lines[i], (float)left, (float)(top + (i * height) - font.Metrics.Ascent), font, paint);
        }

        canvas.Restore();
    }

    /// <inheritdoc/>
    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight) =>
        FigureFont.Measure(text, fontSize);

    /// <inheritdoc/>
    protected override void SetClip(OxyRect clippingRectangle)
    {
        canvas.Save();
        canvas.ClipRect(new(
            (float)clippingRectangle.Left, (float)clippingRectangle.Top, (float)clippingRectangle.Right, (float)clippingRectangle.Bottom));
    }

    /// <inheritdoc/>
    protected override void ResetClip() => canvas.Restore();

    private static SKPath PathOf(IList<ScreenPoint> points)
    {
        var path = new SKPath();
        path.MoveTo((float)points[0].X, (float)points[0].Y);
        for (int i = 1; i < points.Count; i++)
        {
            path.LineTo((float)points[i].X, (float)points[i].Y);
        }

        return path;
    }

    private static SKColor Convert(OxyColor color) => new(color.R, color.G, color.B, color.A);

    private void Stroke(SKPath path, OxyColor color, double thickness, double[]? dashes)
    {
        using var paint = new SKPaint
        {
            Color = Convert(color),
            IsAntialias = true,
            IsStroke = true,
            StrokeWidth = (float)thickness,
            StrokeJoin = SKStrokeJoin.Round,
        };
        if (dashes is { Length: > 0 })
        {
            using SKPathEffect effect = SKPathEffect.CreateDash([.. dashes.Select(dash => (float)(dash * thickness))], 0);
            paint.PathEffect = effect;
        }

        canvas.DrawPath(path, paint);
    }
}
