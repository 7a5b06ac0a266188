using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Where the half-plane lies on the page. Immutable.</summary>
/// <param name="Window">The part shown.</param>
/// <param name="Area">Its place on the page, in points.</param>
/// <param name="Inner">Smallest radius shown, in m; negative where the map is mirrored.</param>
internal sealed record MapView(MapWindow Window, OxyRect Area, double Inner)
{
    /// <summary>Points per metre of radius.</summary>
    public double ScaleR => Area.Width / (Window.Radius - Inner);

    /// <summary>Points per metre of height.</summary>
    public double ScaleZ => Area.Height / (Window.Top - Window.Bottom);

    /// <summary>Whether both halves are shown.</summary>
    public bool IsMirrored => Inner < 0;

    /// <summary>Place of a radius; negative radii are those of the mirrored half.</summary>
    public double X(double r) => Area.Left + ((r - Inner) * ScaleR);

    /// <summary>Place of a height.</summary>
    public double Y(double z) => Area.Bottom - ((z - Window.Bottom) * ScaleZ);

    /// <summary>Place of a point of the half-plane.</summary>
    public ScreenPoint Page((double R, double Z) point) => new(X(point.R), Y(point.Z));

    /// <summary>The point of the half-plane at a place.</summary>
    public (double R, double Z) Point(ScreenPoint place) =>
        (Math.Abs(Inner + ((place.X - Area.Left) / ScaleR)), Window.Bottom + ((Area.Bottom - place.Y) / ScaleZ));

    /// <summary>The mirror image of a line.</summary>
    public IReadOnlyList<ScreenPoint> Mirrored(IReadOnlyList<ScreenPoint> line)
    {
        double axis = X(0);
        return [.. line.Select(point => new ScreenPoint((2 * axis) - point.X, point.Y))];
    }
}
