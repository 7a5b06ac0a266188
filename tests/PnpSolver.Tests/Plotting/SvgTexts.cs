using System.Globalization;
using System.Text;
using System.Xml.Linq;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

/// <summary>The texts of a figure with the boxes that they cover, in points.</summary>
internal sealed record SvgTexts(IReadOnlyList<(string Text, double Left, double Top, double Right, double Bottom)> Boxes, double Width, double Height)
{
    public IEnumerable<string> All => Boxes.Select(box => box.Text);

    public static SvgTexts Of(Figure figure)
    {
        using var stream = new MemoryStream();
        figure.Write(stream, FigureFormat.Svg);
        XElement root = XDocument.Parse(Encoding.UTF8.GetString(stream.ToArray())).Root!;
        double[] view = Numbers((string)root.Attribute("viewBox")!);
        return new([.. root.Descendants().Where(e => e.Name.LocalName == "text").Select(BoxOf)], view[2], view[3]);
    }

    /// <summary>Pairs of texts that cover each other, and texts that leave the page.</summary>
    public IEnumerable<string> Faults()
    {
        const double slack = 0.3;
        for (int i = 0; i < Boxes.Count; i++)
        {
            var a = Boxes[i];
            if (a.Left < -slack || a.Top < -slack || a.Right > Width + slack || a.Bottom > Height + slack)
            {
                yield return $"'{a.Text}' leaves the page: {a}";
            }

            foreach (var b in Boxes.Skip(i + 1))
            {
                if (a.Left < b.Right - slack && b.Left < a.Right - slack && a.Top < b.Bottom - slack && b.Top < a.Bottom - slack)
                {
                    yield return $"'{a.Text}' and '{b.Text}' overlap: {a}, {b}";
                }
            }
        }
    }

    /// <summary>The box of capitals and digits: from the base line to 0.73 of the size above it.</summary>
    private static (string, double, double, double, double) BoxOf(XElement text)
    {
        double size = double.Parse((string)text.Attribute("font-size")!, CultureInfo.InvariantCulture);
        string letters = text.Value.Trim();
        double[] x = Numbers((string)text.Attribute("x")!);
        double y = Numbers((string)text.Attribute("y")!)[0];
        (double width, double height) = (FigureFont.Measure(letters, size).Width, 0.73 * size);
        string transform = string.Concat(text.AncestorsAndSelf().Select(e => (string?)e.Attribute("transform") ?? ""));
        double[] place = transform.Length > 0 ? Numbers(transform[(transform.IndexOf('(', StringComparison.Ordinal) + 1)..transform.IndexOf(')', StringComparison.Ordinal)]) : [0, 0];
        return place is [0, -1, 1, 0, var left, var foot]
            ? (letters, left + y - height, foot - x[0] - width, left + y, foot - x[0])
            : (letters, place[0] + x[0], place[1] + y - height, place[0] + x[0] + width, place[1] + y);
    }

    private static double[] Numbers(string text) =>
        [.. text.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Select(part => double.Parse(part, CultureInfo.InvariantCulture))];
}
