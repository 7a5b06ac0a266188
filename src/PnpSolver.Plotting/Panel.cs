using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>One of the stacked panels of a profile figure.</summary>
/// <param name="Title">What it shows, with its unit, in one line or two.</param>
/// <param name="Axis">Its vertical axis with its range.</param>
/// <param name="Curves">Its curves.</param>
internal sealed record Panel(string Title, Axis Axis, IReadOnlyList<Curve> Curves)
{
    /// <summary>Whether curves carry their names in the right margin.</summary>
    public bool HasLabels => Curves.Any(curve => curve.Label.Length > 0);
}

/// <summary>One curve, in pieces that are not joined: one for each run of a region.</summary>
/// <param name="Label">Its name in the right margin, or nothing.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Dash">Its line style.</param>
/// <param name="Pieces">The points of each piece, in axis units.</param>
internal sealed record Curve(string Label, OxyColor Color, LineStyle Dash, IReadOnlyList<IReadOnlyList<DataPoint>> Pieces)
{
    /// <summary>Whether every point is drawn, however close to the last: a small step of a stepped line is still a step, and a peak a peak.</summary>
    public bool IsStepped { get; init; }

    /// <summary>Mark at every point, if any.</summary>
    public MarkerType Marker { get; init; } = MarkerType.None;

    /// <summary>Width relative to that of the figure's curves.</summary>
    public double Weight { get; init; } = 1;

    /// <summary>The curve with its lone points, which a line does not show, as dots.</summary>
    public IEnumerable<Curve> WithDots()
    {
        IReadOnlyList<DataPoint>[] lone = [.. Pieces.Where(piece => piece.Count == 1)];
        yield return this;
        if (lone.Length > 0)
        {
            yield return this with { Label = "", Pieces = lone, Marker = MarkerType.Circle };
        }
    }

    /// <summary>All points.</summary>
    public IEnumerable<DataPoint> Points => Pieces.SelectMany(piece => piece);
}
