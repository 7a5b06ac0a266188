using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Lines on the page as lists of points.</summary>
internal static class Polyline
{
    /// <summary>Leaves out points that are not farther than a tolerance from the line without them (Douglas and Peucker).</summary>
    /// <param name="line">The line.</param>
    /// <param name="tolerance">In points.</param>
    public static IReadOnlyList<ScreenPoint> Simplify(IReadOnlyList<ScreenPoint> line, double tolerance)
    {
        if (line.Count < 3)
        {
            return line;
        }

        var keep = new bool[line.Count];
        keep[0] = keep[^1] = true;
        var spans = new Stack<(int First, int Last)>([(0, line.Count - 1)]);
        while (spans.TryPop(out (int First, int Last) span))
        {
            int farthest = span.First;
            double distance = tolerance;
            for (int i = span.First + 1; i < span.Last; i++)
            {
                double d = Distance(line[i], line[span.First], line[span.Last]);
                (farthest, distance) = d > distance ? (i, d) : (farthest, distance);
            }

            if (farthest > span.First)
            {
                keep[farthest] = true;
                spans.Push((span.First, farthest));
                spans.Push((farthest, span.Last));
            }
        }

        return [.. line.Where((_, i) => keep[i])];
    }

    /// <summary>Distance of a point from a piece of a straight line.</summary>
    public static double Distance(ScreenPoint point, ScreenPoint from, ScreenPoint to)
    {
        ScreenVector along = to - from;
        double t = along.LengthSquared > 0 ? Math.Clamp((((point.X - from.X) * along.X) + ((point.Y - from.Y) * along.Y)) / along.LengthSquared, 0, 1) : 0;
        return point.DistanceTo(from + (along * t));
    }

    /// <summary>Length, in points.</summary>
    public static double Length(IReadOnlyList<ScreenPoint> line) =>
        Enumerable.Range(1, Math.Max(line.Count - 1, 0)).Sum(i => line[i].DistanceTo(line[i - 1]));

    /// <summary>The same line with points no farther apart than a step.</summary>
    public static IEnumerable<ScreenPoint> Sample(IReadOnlyList<ScreenPoint> line, double step)
    {
        for (int i = 1; i < line.Count; i++)
        {
            int parts = Math.Max(1, (int)Math.Ceiling(line[i].DistanceTo(line[i - 1]) / step));
            for (int k = 0; k < parts; k++)
            {
                yield return line[i - 1] + ((line[i] - line[i - 1]) * (k / (double)parts));
            }
        }

        yield return line[^1];
    }

    /// <summary>The parts of a line that are within an area and outside of boxes.</summary>
    public static IEnumerable<IReadOnlyList<ScreenPoint>> Visible(IReadOnlyList<ScreenPoint> line, OxyRect area, IReadOnlyList<OxyRect> boxes)
    {
        var part = new List<ScreenPoint>();
        for (int i = 1; i < line.Count; i++)
        {
            // from the ends of what the boxes and the area leave of this piece
            foreach ((double start, double end) in Open(line[i - 1], line[i], area, boxes))
            {
                ScreenPoint from = line[i - 1] + ((line[i] - line[i - 1]) * start);
                if (part.Count == 0 || part[^1].DistanceToSquared(from) > 1e-12)
                {
                    if (part.Count > 1)
                    {
                        yield return part;
                    }

                    part = [from];
                }

                part.Add(line[i - 1] + ((line[i] - line[i - 1]) * end));
            }
        }

        if (part.Count > 1)
        {
            yield return part;
        }
    }

    /// <summary>Whether a piece of a straight line and a box have a point in common.</summary>
    public static bool Meets(ScreenPoint from, ScreenPoint to, OxyRect box) =>
        Math.Min(from.X, to.X) <= box.Right && Math.Max(from.X, to.X) >= box.Left
        && Math.Min(from.Y, to.Y) <= box.Bottom && Math.Max(from.Y, to.Y) >= box.Top
        && Inside(from, to, box) is var (start, end) && start <= end;

    private static List<(double Start, double End)> Open(ScreenPoint from, ScreenPoint to, OxyRect area, IReadOnlyList<OxyRect> boxes)
    {
        (double start, double end) = Inside(from, to, area);
        var open = new List<(double Start, double End)>();
        if (start < end)
        {
            open.Add((start, end));
        }

        foreach (OxyRect box in boxes)
        {
            (double a, double b) = Inside(from, to, box);
            if (a < b)
            {
                open = [.. open.SelectMany(span => new[] { (span.Start, End: Math.Min(span.End, a)), (Start: Math.Max(span.Start, b), span.End) })
                    .Where(span => span.Item1 < span.Item2)];
            }
        }

        return open;
    }

    /// <summary>The part of a piece that is in a box, as fractions of it (Liang and Barsky); empty where the first is not smaller.</summary>
    private static (double Start, double End) Inside(ScreenPoint from, ScreenPoint to, OxyRect box)
    {
        (double start, double end) = (0, 1);
        ReadOnlySpan<(double Slope, double Room)> sides =
        [
            (from.X - to.X, from.X - box.Left), (to.X - from.X, box.Right - from.X), (from.Y - to.Y, from.Y - box.Top), (to.Y - from.Y, box.Bottom - from.Y),
        ];
        foreach ((double slope, double room) in sides)
        {
            if (slope == 0 && room < 0)
            {
                return (1, 0);
            }

            start = slope < 0 ? Math.Max(start, room / slope) : start;
            end = slope > 0 ? Math.Min(end, room / slope) : end;
        }

        return (start, end);
    }
}
