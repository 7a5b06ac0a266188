using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>One line of text in which a word's first underscore makes what follows a subscript, up to a
/// power or a slash: V_rest, λ_D²/D.</summary>
internal static class SubscriptText
{
    private const double SubscriptSize = 0.75;
    private const double Drop = 0.25;

    /// <summary>Width, in points.</summary>
    public static double Width(string text, double size) => Parts(text).Sum(part => WidthOf(part, size));

    /// <summary>Draws a text, its middle at a height.</summary>
    /// <param name="rc">Where to.</param>
    /// <param name="place">Left end, or the right or middle one.</param>
    /// <param name="text">The text.</param>
    /// <param name="ink">Colour, size and where the place is.</param>
    public static void Draw(IRenderContext rc, ScreenPoint place, string text, TextInk ink)
    {
        double x = place.X - (Width(text, ink.Size) * ((int)ink.Alignment + 1) / 2);
        foreach ((string Text, bool IsSubscript) part in Parts(text))
        {
            double y = part.IsSubscript ? place.Y + (Drop * ink.Size) : place.Y;
            double size = part.IsSubscript ? SubscriptSize * ink.Size : ink.Size;
            rc.DrawText(
                new(x, y), part.Text, ink.Color, FigureFont.Family, size, FontWeights.Normal, 0, HorizontalAlignment.Left, VerticalAlignment.Middle);
            x += WidthOf(part, ink.Size);
        }
    }

    private static double WidthOf((string Text, bool IsSubscript) part, double size) =>
        FigureFont.Measure(part.Text, part.IsSubscript ? SubscriptSize * size : size).Width;

    private static IEnumerable<(string Text, bool IsSubscript)> Parts(string text)
    {
        int start = 0;
        for (int bar = 1; bar < text.Length - 1; bar++)
        {
            if (text[bar] == '_' && bar > start && text[bar - 1] != ' ' && text[bar + 1] != ' ')
            {
                int end = text.AsSpan(bar + 1).IndexOfAny(" ²³/") is >= 0 and var length ? bar + 1 + length : text.Length;
                yield return (text[start..bar], false);
                yield return (text[(bar + 1)..end], true);
                (start, bar) = (end, end);
            }
        }

        if (start < text.Length)
        {
            yield return (text[start..], false);
        }
    }
}

/// <summary>How a line of text is drawn.</summary>
/// <param name="Color">Colour.</param>
/// <param name="Size">Size of letters on the line, in points.</param>
/// <param name="Alignment">Which end is at the place.</param>
internal readonly record struct TextInk(OxyColor Color, double Size, HorizontalAlignment Alignment = HorizontalAlignment.Left);
