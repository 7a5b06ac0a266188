using OxyPlot;
using OxyPlot.Annotations;

namespace PnpSolver.Plotting;

/// <summary>All panels of a map with their axes.</summary>
internal sealed class MapSheet : Annotation
{
    private readonly MapData data;
    private readonly MapWindow window;

    /// <summary>The panels of fields.</summary>
    public MapSheet(MapData data, MapWindow window)
    {
        this.data = data;
        this.window = window;
        Layer = AnnotationLayer.AboveSeries;
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Where the panels lie.</summary>
    public required MapLayout Layout { get; init; }

    /// <summary>Edges of regions.</summary>
    public required IReadOnlyList<MapEdge> Edges { get; init; }

    /// <summary>What lines of the maps stand for.</summary>
    public static IEnumerable<LegendEntry> Legend(MapData data, MapWindow window, FigureStyle style)
    {
        foreach (string name in data.Fields.Select(field => field.Vectors?.Name ?? "").Where(name => name.Length > 0).Distinct())
        {
            yield return new(name, FigureStyle.FieldLine, LegendMark.Arrow) { Width = 0.7 };
        }

        foreach (double charge in data.Surfaces.Where(surface => surface.Charge != 0 && IsShown(surface, window)).Select(surface => surface.Charge).Distinct())
        {
            (double factor, string prefix) = NumberText.Prefix(charge);
            yield return new($"σ = {NumberText.Of(charge / factor)} {prefix}C/m²", MapMarks.InkOf(charge), LegendMark.Line) { Width = style.SurfaceWidth };
        }
    }

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect plot = PlotModel.PlotArea;
        for (int i = 0; i < Layout.Panels.Count; i++)
        {
            OxyRect panel = Layout.Panels[i];
            var view = new MapView(window, new(plot.Left + panel.Left, plot.Top + panel.Top, panel.Width, panel.Height), Layout.Axes.Inner);
            new MapPanel(data, data.Fields[i], view) { Style = Style, Edges = Edges, HasMarks = i == 0 }.Draw(rc);
            DrawFrame(rc, view, i);
        }

        if (!Layout.HasEqualScales)
        {
            DrawNote(rc, Layout.Panels[0]);
        }
    }

    private static bool IsShown(MapSurface surface, MapWindow window) =>
        Math.Min(surface.From.R, surface.To.R) <= window.Radius && Math.Min(surface.From.Z, surface.To.Z) <= window.Top && Math.Max(surface.From.Z, surface.To.Z) >= window.Bottom;

    private void DrawFrame(IRenderContext rc, MapView view, int index)
    {
        rc.DrawRectangle(view.Area, OxyColors.Undefined, FigureStyle.Ink, FigureStyle.FrameWidth, EdgeRenderingMode.Automatic);
        if (index % Layout.Columns == 0)
        {
            Layout.Axes.DrawAxial(rc, view, Style);
        }

        if (index + Layout.Columns >= Layout.Panels.Count)
        {
            Layout.Axes.DrawRadial(rc, view, Style);
        }
    }

    private void DrawNote(IRenderContext rc, OxyRect panel)
    {
        double stretch = panel.Width / (window.Radius - Layout.Axes.Inner) / (panel.Height / (window.Top - window.Bottom));
        (string stretched, string other, double factor) = stretch > 1 ? ("r", "z", stretch) : ("z", "r", 1 / stretch);
        double round = Math.Pow(10, Math.Floor(Math.Log10(factor)) - 1);
        rc.DrawText(
            new(PlotModel.PlotArea.Center.X, PlotModel.Height - 1), $"Scales differ: {stretched} is stretched {NumberText.Of(Math.Round(factor / round) * round)} times against {other}",
            FigureStyle.Pale, FigureFont.Family, Style.TickSize, FontWeights.Normal, 0, HorizontalAlignment.Center, VerticalAlignment.Bottom);
    }
}
