using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Maps of axisymmetric fields in the plane r–z, one panel for each field, mirrored at the axis.</summary>
/// <remarks>Colours are equally different for equal differences and have a bar with values; iso-lines at round values; field lines;
/// regions outlined along grid lines; the plain tint of the material where a field is not defined.</remarks>
public static class MapFigure
{
    /// <summary>The figure of fields.</summary>
    /// <param name="data">The fields.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="window">The part shown; by default what the walls' corners and charged surfaces enclose, and some Debye lengths.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">Shapes do not agree, or the window is not within the domain.</exception>
    public static Figure Of(MapData data, double width, MapWindow? window = null, string title = "")
    {
        ArgumentNullException.ThrowIfNull(data);
        data.Check();
        var style = new FigureStyle { Width = width };
        IReadOnlyList<MapEdge> edges = MapOutline.Of(data);
        window ??= MapZoom.Of(data, edges);
        Check(window, data);
        var axes = new MapAxes(window, data.IsMirrored ? -window.Radius : data.R[0]);
        MapLayout layout = MapLayout.Of(window, axes, data.Fields.Count, style);
        var legend = new Legend([.. MapSheet.Legend(data, window, style)]) { Style = style };
        double left = axes.Left(style);
        double legendHeight = legend.Height(style.WidthPoints - left - layout.Right);
        double top = legendHeight > 0 ? legendHeight + 6 : 3;
        double bottom = MapAxes.Bottom(style) + (layout.HasEqualScales ? 1 : style.LineHeight + 1);
        PlotModel model = FigureLayout.Model(title, style, (top, layout.Right, bottom));
        model.PlotMargins = new OxyThickness(left, top, layout.Right, bottom);
        model.Annotations.Add(new MapSheet(data, window) { Style = style, Layout = layout, Edges = edges });
        model.Annotations.Add(legend);
        double height = FigureLayout.TitleHeight(title, style) + top + layout.Height + bottom;
        return new(model, width, height * 25.4 / 72);
    }

    private static void Check(MapWindow window, MapData data)
    {
        if (!(window.Radius > data.R[0] && window.Radius <= data.R[^1] && window.Bottom < window.Top && window.Bottom >= data.Z[0] && window.Top <= data.Z[^1]))
        {
            throw new ArgumentException(
                $"the window r ≤ {window.Radius} m, z = {window.Bottom} … {window.Top} m is not within the domain "
                + $"r = {data.R[0]} … {data.R[^1]} m, z = {data.Z[0]} … {data.Z[^1]} m", nameof(window));
        }
    }
}
