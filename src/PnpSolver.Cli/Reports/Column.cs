namespace PnpSolver.Cli.Reports;

/// <summary>Pads the texts of one column to one width.</summary>
internal static class Column
{
    /// <summary>Texts with their left ends in line.</summary>
    public static string[] Left(IReadOnlyList<string> texts)
    {
        int width = texts.Max(text => text.Length);
        return [.. texts.Select(text => text.PadRight(width))];
    }

    /// <summary>Numbers with their decimal points in line; other texts, such as a heading, end where the numbers end.</summary>
    public static string[] Decimal(IReadOnlyList<string> texts)
    {
        int before = texts.Max(WholePart);
        int after = texts.Max(text => IsNumber(text) ? text.Length - WholePart(text) : 0);
        int width = Math.Max(before + after, texts.Max(text => text.Length));
        return
        [
            .. texts.Select(text => IsNumber(text)
                ? (new string(' ', before - WholePart(text)) + text).PadRight(before + after).PadLeft(width)
                : text.PadLeft(width)),
        ];
    }

    private static bool IsNumber(string text) => text.Length > 0 && (char.IsAsciiDigit(text[0]) || (text.Length > 1 && text[0] is '-' or '+'));

    private static int WholePart(string text)
    {
        if (!IsNumber(text))
        {
            return 0;
        }

        int end = text.AsSpan().IndexOfAny('.', 'e', ' ');
        return end < 0 ? text.Length : end;
    }
}
