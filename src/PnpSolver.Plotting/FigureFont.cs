using OxyPlot;
using SkiaSharp;

namespace PnpSolver.Plotting;

/// <summary>The one typeface of all figures, DejaVu Sans Condensed, embedded so that no system font is needed.</summary>
internal static class FigureFont
{
    private static readonly SKTypeface Typeface = Load();

    /// <summary>Family name, as vector files give it.</summary>
    public static string Family => Typeface.FamilyName;

    /// <summary>The font at a size, in points. Unhinted, so that text has one width in every format.</summary>
    public static SKFont At(double size) => new(Typeface, (float)size)
    {
        Hinting = SKFontHinting.None,
        Subpixel = true,
        LinearMetrics = true,
        Edging = SKFontEdging.Antialias,
    };

    /// <summary>Width and height of a text of one or more lines, in points.</summary>
    public static OxySize Measure(string? text, double size)
    {
        if (string.IsNullOrEmpty(text))
        {
            return OxySize.Empty;
        }

        using SKFont font = At(size);
        string[] lines = text.Split('\n');
        return new(lines.Max(line => (double)font.MeasureText(line)), lines.Length * LineHeight(font));
    }

    /// <summary>A text in one line of at most a width, cut with an ellipsis where it is longer.</summary>
    public static string Fit(string text, double size, double width)
    {
        string line = text.ReplaceLineEndings(" ");
        for (int length = line.Length - 1; length > 0 && Measure(line, size).Width > width; length--)
        {
            line = $"{line.AsSpan(0, length).TrimEnd()}…";
        }

        return line;
    }

    /// <summary>Distance of two base lines, in points.</summary>
    public static double LineHeight(SKFont font) => font.Metrics.Descent - font.Metrics.Ascent;

    private static SKTypeface Load()
    {
        using Stream stream = typeof(FigureFont).Assembly.GetManifestResourceStream("DejaVuSansCondensed.ttf")!;
        return SKTypeface.FromStream(stream);
    }
}
