using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Evenly spaced field lines on the page.</summary>
/// <remarks>The first line starts where the field is strongest; each line offers starting points beside itself, and the page is
/// searched for what is left. A line ends where it comes too close to another one. Lines and their mirror images keep the same
/// distance. Source: Jobard and Lefer 1997, doi:10.1007/978-3-7091-6876-9_5.</remarks>
internal sealed class Streamlines
{
    private const double StopShare = 0.55;
    private const double Step = 0.6;
    private const double ShortestInSeparations = 2;
    private const double Weakest = 1e-7;
    private readonly VectorSampler field;
    private readonly MapView view;
    private readonly double separation;
    private readonly Dictionary<(int Column, int Row), List<ScreenPoint>> taken = [];
    private readonly List<IReadOnlyList<ScreenPoint>> lines = [];
    private double strongest;

    private Streamlines(VectorSampler field, MapView view, double separation)
    {
        this.field = field;
        this.view = view;
        this.separation = separation;
    }

    private double Axis => view.X(0);

    /// <summary>The lines of the half r ≥ 0, along the field.</summary>
    /// <param name="field">The field.</param>
    /// <param name="view">Where it is on the page.</param>
    /// <param name="separation">Distance of neighbours, in points.</param>
    public static IReadOnlyList<IReadOnlyList<ScreenPoint>> Of(VectorSampler field, MapView view, double separation)
    {
        var lines = new Streamlines(field, view, separation);
        var starts = lines.Lattice().Select(place => (place, Size: lines.Speed(place))).Where(start => start.Size > 0)
            .OrderByDescending(start => start.Size).ToList();
        lines.strongest = starts.Select(start => start.Size).DefaultIfEmpty(0).Max();
        foreach ((ScreenPoint place, _) in starts)
        {
            // a strongest place close to the axis, as in a narrow pore, puts one line on the axis
            bool onAxis = lines.lines.Count == 0 && view.IsMirrored && place.X - lines.Axis < separation / 2;
            lines.Grow(onAxis ? new(lines.Axis, place.Y) : place);
        }

        return lines.lines;
    }

    /// <summary>Adds a line and all that start beside it.</summary>
    private void Grow(ScreenPoint start)
    {
        var pending = new Queue<ScreenPoint>([start]);
        while (pending.TryDequeue(out ScreenPoint place))
        {
            if (!IsFree(place, separation))
            {
                continue;
            }

            List<ScreenPoint> line = [.. Trace(place, -1).AsEnumerable().Reverse(), place, .. Trace(place, +1)];
            if (Polyline.Length(line) < ShortestInSeparations * separation)
            {
                continue;
            }

            lines.Add(line);
            foreach (ScreenPoint point in line)
            {
                Take(point);
                Take(new((2 * Axis) - point.X, point.Y));
            }

            int stride = Math.Max(1, (int)(separation / Step / 2));
            for (int k = 1; k < line.Count; k += stride)
            {
                ScreenVector along = line[k] - line[k - 1];
                var across = new ScreenVector(-along.Y, along.X);
                across.Normalize();
                pending.Enqueue(line[k] + (across * (1.001 * separation)));
                pending.Enqueue(line[k] - (across * (1.001 * separation)));
            }
        }
    }

    /// <summary>Follows the field from a place until it ends or another line is close; the place itself is not included.</summary>
    private List<ScreenPoint> Trace(ScreenPoint place, int direction)
    {
        var line = new List<ScreenPoint>();
        int most = (int)(3 * (view.Area.Width + view.Area.Height) / Step);
        while (line.Count < most)
        {
            ScreenVector half = Direction(place) * (direction * Step / 2);
            ScreenVector whole = Direction(place + half) * (direction * Step);
            place += whole;
            if (whole.LengthSquared == 0 || Speed(place) == 0 || !IsFree(place, StopShare * separation))
            {
                break;
            }

            line.Add(place);
        }

        return line;
    }

    private IEnumerable<ScreenPoint> Lattice()
    {
        double step = separation / 2;
        double left = Math.Max(view.Area.Left, Axis);
        for (double y = view.Area.Top + (step / 2); y < view.Area.Bottom; y += step)
        {
            for (double x = left + (step / 2); x < view.Area.Right; x += step)
            {
                yield return new(x, y);
            }
        }
    }

    /// <summary>Unit vector along the field on the page; 0 where there is none.</summary>
    private ScreenVector Direction(ScreenPoint place)
    {
        (double r, double z) = Vector(place);
        var along = new ScreenVector(r * view.ScaleR, -z * view.ScaleZ);
        return along.LengthSquared > 0 ? along * (1 / along.Length) : along;
    }

    private double Speed(ScreenPoint place)
    {
        (double r, double z) = Vector(place);
        double size = double.Hypot(r, z);
        return size > Weakest * strongest ? size : 0;
    }

    private (double R, double Z) Vector(ScreenPoint place)
    {
        (double r, double z) = view.Point(place);
        return place.X < Axis - 1e-9 || !view.Area.Contains(place) ? (0, 0) : field.At(r, z);
    }

    private bool IsFree(ScreenPoint place, double distance)
    {
        double fromAxis = place.X - Axis;
        if (view.IsMirrored && Math.Abs(fromAxis) > 1e-6 && 2 * fromAxis < distance)
        {
            return false;
        }

        (int column, int row) = Bin(place);
        for (int c = column - 1; c <= column + 1; c++)
        {
            for (int r = row - 1; r <= row + 1; r++)
            {
                if (taken.TryGetValue((c, r), out List<ScreenPoint>? points) && points.Exists(point => point.DistanceToSquared(place) < distance * distance))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private void Take(ScreenPoint point)
    {
        (int, int) bin = Bin(point);
        if (!taken.TryGetValue(bin, out List<ScreenPoint>? points))
        {
            taken[bin] = points = [];
        }

        points.Add(point);
    }

    private (int Column, int Row) Bin(ScreenPoint place) => ((int)Math.Floor(place.X / separation), (int)Math.Floor(place.Y / separation));
}
