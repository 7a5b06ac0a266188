using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Keeps the labels of one map apart from each other, from walls and from lines that are not theirs.</summary>
internal sealed class LabelBoard
{
    private const double Pad = 1;
    private const double SampleStep = 2.5;
    private const double FarEnough = 60;
    private const double LineInWidths = 2.2;
    private readonly OxyRect area;
    private readonly IReadOnlyList<(ScreenPoint From, ScreenPoint To)> walls;
    private readonly List<OxyRect> boxes = [];

    /// <summary>The board of a map.</summary>
    /// <param name="area">The map.</param>
    /// <param name="walls">What no label may cross.</param>
    public LabelBoard(OxyRect area, IReadOnlyList<(ScreenPoint From, ScreenPoint To)> walls)
    {
        this.area = area;
        this.walls = walls;
    }

    /// <summary>What is taken.</summary>
    public IReadOnlyList<OxyRect> Boxes => boxes;

    /// <summary>Takes a box if it is free, walls included.</summary>
    public bool TryTake(OxyRect box)
    {
        if (!IsFree(box) || walls.Any(wall => Polyline.Meets(wall.From, wall.To, box)))
        {
            return false;
        }

        boxes.Add(box);
        return true;
    }

    /// <summary>Places a label on one of its lines, far from the others and from the edges.</summary>
    /// <param name="size">Size of the text.</param>
    /// <param name="lines">Its lines.</param>
    /// <param name="others">Lines that the label must not touch.</param>
    /// <returns>The middle of the label, or nothing where there is no room.</returns>
    public ScreenPoint? Place(OxySize size, IEnumerable<IReadOnlyList<ScreenPoint>> lines, IReadOnlyList<IReadOnlyList<ScreenPoint>> others)
    {
        ScreenPoint? best = null;
        double reach = 0;
        foreach (ScreenPoint place in lines.Where(line => Polyline.Length(line) > LineInWidths * size.Width).SelectMany(line => Polyline.Sample(line, SampleStep)))
        {
            OxyRect box = BoxOf(place, size);
            double distance = Reach(place);
            if (distance > reach && IsFree(box) && !walls.Any(wall => Polyline.Meets(wall.From, wall.To, box)) && !others.Any(line => Crosses(line, box)))
            {
                (best, reach) = (place, distance);
            }
        }

        if (best is { } found)
        {
            boxes.Add(BoxOf(found, size));
        }

        return best;
    }

    private static OxyRect BoxOf(ScreenPoint middle, OxySize size) =>
        new(middle.X - (size.Width / 2) - Pad, middle.Y - (size.Height / 2) - (Pad / 2), size.Width + (2 * Pad), size.Height + Pad);

    private static bool Crosses(IReadOnlyList<ScreenPoint> line, OxyRect box)
    {
        for (int i = 1; i < line.Count; i++)
        {
            if (Polyline.Meets(line[i - 1], line[i], box))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsFree(OxyRect box) =>
        box.Left > area.Left + Pad && box.Right < area.Right - Pad && box.Top > area.Top + Pad && box.Bottom < area.Bottom - Pad
        && boxes.TrueForAll(other => box.Left >= other.Right || other.Left >= box.Right || box.Top >= other.Bottom || other.Top >= box.Bottom);

    /// <summary>How far a place is from labels and, counted more, from the edges of the map.</summary>
    private double Reach(ScreenPoint place)
    {
        double edge = Math.Min(Math.Min(place.X - area.Left, area.Right - place.X), Math.Min(place.Y - area.Top, area.Bottom - place.Y));
        double labels = boxes.Select(box => place.DistanceTo(box.Center)).DefaultIfEmpty(FarEnough).Min();
        return Math.Min(Math.Min(labels, FarEnough), 1.5 * edge);
    }
}
