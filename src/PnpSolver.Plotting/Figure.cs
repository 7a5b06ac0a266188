using System.Text;
using OxyPlot;
using SkiaSharp;

namespace PnpSolver.Plotting;

/// <summary>A figure of a given physical size that can be written in any format.</summary>
/// <remarks>Drawn in points (1/72 in), so that fonts and lines have the same physical size in every format. The files carry
/// no dates: the same figure gives the same bytes.</remarks>
public sealed class Figure
{
    private const double PointsPerMillimetre = 72 / 25.4;
    private const int CompressionLevel = 6;
    private const int LosslessPixels = SKDocumentPdfMetadata.DefaultEncodingQuality;
    private readonly PlotModel model;

    /// <summary>A figure of an OxyPlot model.</summary>
    /// <param name="model">The model; sizes in it are points.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="height">Height, in mm; rounded to 0.1 mm.</param>
    public Figure(PlotModel model, double width, double height)
    {
        this.model = model ?? throw new ArgumentNullException(nameof(model));
        Width = width;
        Height = Math.Round(height, 1);
    }

    /// <summary>Width, in mm.</summary>
    public double Width { get; }

    /// <summary>Height, in mm.</summary>
    public double Height { get; }

    private float WidthPoints => (float)(Width * PointsPerMillimetre);

    private float HeightPoints => (float)(Height * PointsPerMillimetre);

    /// <summary>Writes the figure to a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="format">Its format.</param>
    /// <param name="dotsPerInch">Resolution of pixels, in dots per inch.</param>
    public void Save(string path, FigureFormat format, double dotsPerInch = 300)
    {
        using FileStream stream = File.Create(path);
        Write(stream, format, dotsPerInch);
    }

    /// <summary>Writes the figure to a stream.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="format">The format.</param>
    /// <param name="dotsPerInch">Resolution of pixels, in dots per inch.</param>
    public void Write(Stream stream, FigureFormat format, double dotsPerInch = 300)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(dotsPerInch);
        switch (format)
        {
            case FigureFormat.Png: WritePng(stream, dotsPerInch); break;
            case FigureFormat.Svg: WriteSvg(stream); break;
            default: WritePdf(stream); break;
        }
    }

    private void WritePng(Stream stream, double dotsPerInch)
    {
        float scale = (float)(dotsPerInch / 72);
        using var bitmap = new SKBitmap(
            (int)Math.Round(WidthPoints * scale), (int)Math.Round(HeightPoints * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        Draw(new(canvas, dotsPerInch));
        using SKPixmap pixels = bitmap.PeekPixels()!;
        using SKData png = pixels.Encode(new SKPngEncoderOptions(SKPngEncoderFilterFlags.NoFilters, CompressionLevel))!;
        PngDensity.Copy(png.AsSpan(), stream, dotsPerInch);
    }

    private void WriteSvg(Stream stream)
    {
        using var drawn = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(SKRect.Create(WidthPoints, HeightPoints), drawn))
        {
            canvas.Clear(SKColors.White);
            Draw(new(canvas));
        }

        stream.Write(Encoding.UTF8.GetBytes(SvgText.Finish(Encoding.UTF8.GetString(drawn.ToArray()), Width, Height)));
    }

    private void WritePdf(Stream stream)
    {
        var metadata = new SKDocumentPdfMetadata { Title = model.Title ?? "", EncodingQuality = LosslessPixels };
        using SKDocument document = SKDocument.CreatePdf(stream, metadata);
        Draw(new(document.BeginPage(WidthPoints, HeightPoints)));
        document.EndPage();
        document.Close();
    }

    private void Draw(SkiaPage page)
    {
        IPlotModel plot = model;
        plot.Update(true);
        plot.Render(page, new(0, 0, WidthPoints, HeightPoints));
        if (model.GetLastPlotException() is { } cause)
        {
            throw new InvalidOperationException($"the figure could not be drawn: {cause.Message}", cause);
        }
    }
}
