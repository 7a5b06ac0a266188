using System.Globalization;
using System.Text.RegularExpressions;

namespace PnpSolver.Plotting;

/// <summary>Mends what Skia's SVG leaves open: the physical size, fallbacks of the font, strict lists of coordinates.</summary>
internal static partial class SvgText
{
    private const double PointsPerMillimetre = 72 / 25.4;

    /// <summary>The document with its size in mm.</summary>
    /// <param name="svg">Skia's document, in points.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="height">Height, in mm.</param>
    public static string Finish(string svg, double width, double height)
    {
        // Skia refers to pixels by xlink:href and declares that prefix on the element that is replaced here
        string links = svg.Contains("xlink:href", StringComparison.Ordinal) ? " xmlns:xlink=\"http://www.w3.org/1999/xlink\"" : "";
        string root = string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\"{links} width=\"{width}mm\" height=\"{height}mm\" viewBox=\"0 0 {width * PointsPerMillimetre:F3} {height * PointsPerMillimetre:F3}\">");
        svg = Root().Replace(svg, root, 1);
        svg = CoordinateList().Replace(svg, "$1\"");
        svg = svg.Replace("font-family=\"DejaVu Sans Condensed, DejaVu Sans\"", "font-family=\"DejaVu Sans Condensed, DejaVu Sans, sans-serif\"", StringComparison.Ordinal);

        // ids count what the process has drawn so far; a figure does not depend on that
        var ids = new Dictionary<string, string>();
        return Id().Replace(svg, id => ids.TryGetValue(id.Value, out string? name) ? name : ids[id.Value] = $"clip{ids.Count}");
    }

    [GeneratedRegex("<svg[^>]*>")]
    private static partial Regex Root();

    [GeneratedRegex("( [xy]=\"[^\"<>]*), \"")]
    private static partial Regex CoordinateList();

    [GeneratedRegex("\\bcl_[0-9a-f]+\\b")]
    private static partial Regex Id();
}
