using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Draws one field of a map.</summary>
internal sealed class MapPanel
{
    private const double Tolerance = 0.04;
    private const int MostLevels = 9;
    private readonly MapData data;
    private readonly MapField field;
    private readonly MapView view;
    private readonly MapPatch values;
    private readonly ColorScale scale;
    private readonly double[] levels;

    /// <summary>The panel of a field.</summary>
    public MapPanel(MapData data, MapField field, MapView view)
    {
        this.data = data;
        this.field = field;
        this.view = view;
        values = MapPatch.Of(data, field, view.Window);
        scale = ColorScale.Of(field.Scale, values.Range());
        levels = field.HasIsoLines ? scale.Levels(MostLevels) : [];
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Edges of regions.</summary>
    public required IReadOnlyList<MapEdge> Edges { get; init; }

    /// <summary>Whether sections and probes are drawn.</summary>
    public bool HasMarks { get; init; }

    /// <summary>Draws the panel with its colour bar.</summary>
    /// <param name="rc">Where to; a <see cref="SkiaPage"/>.</param>
    public void Draw(IRenderContext rc)
    {
        var page = (SkiaPage)rc;
        MapPatch coordinates = values.With(scale.Coordinate);
        (double low, double high) = (scale.Coordinate(scale.Low), scale.Coordinate(scale.High));
        page.DrawPixels(MapRaster.Of(coordinates.With(c => (c - low) / (high - low)), scale, view, page.PixelsPerPoint), view.Area);
        if (view.IsMirrored)
        {
            rc.DrawLine([new(view.X(0), view.Area.Top), new(view.X(0), view.Area.Bottom)], FigureStyle.Pale, 0.35, EdgeRenderingMode.Automatic, [10, 5, 2, 5]);
        }

        var walls = Edges.Where(edge => edge.IsWall).SelectMany(Both).ToList();
        var board = new LabelBoard(view.Area, walls);
        var marks = new MapMarks(data, field, view) { Style = Style, Board = board };
        marks.DrawRegionNames(rc);
        if (HasMarks)
        {
            marks.Reserve();
        }

        (double Level, IReadOnlyList<ScreenPoint>[] Lines)[] isoLines = [.. levels.Select(level => (level, PageLines(coordinates, level)))];
        List<(double Level, ScreenPoint Place)> labels = PlaceLabels(board, isoLines);
        foreach ((double level, IReadOnlyList<ScreenPoint>[] lines) in isoLines)
        {
            DrawLines(rc, lines, board, (scale.InkOn(level), 0.4));
        }

        DrawFieldLines(rc, board);
        DrawEdges(rc);
        marks.DrawSurfaces(rc);
        if (HasMarks)
        {
            marks.Draw(rc);
        }

        foreach ((double level, ScreenPoint place) in labels)
        {
            rc.DrawText(
                place, ColorBar.TickText(scale, level), scale.InkOn(level), FigureFont.Family, Style.MarkSize, FontWeights.Normal, 0, HorizontalAlignment.Center, VerticalAlignment.Middle);
        }

        ColorBar.Draw(rc, view.Area, ($"{field.Name} ({field.Unit})", levels), scale, Style);
    }

    private List<(double Level, ScreenPoint Place)> PlaceLabels(
        LabelBoard board, (double Level, IReadOnlyList<ScreenPoint>[] Lines)[] isoLines)
    {
        var labels = new List<(double Level, ScreenPoint Place)>();
        foreach ((double level, IReadOnlyList<ScreenPoint>[] lines) in isoLines)
        {
            IReadOnlyList<ScreenPoint>[] others = [.. isoLines.Where(other => other.Level != level).SelectMany(other => other.Lines)];
            OxySize text = FigureFont.Measure(ColorBar.TickText(scale, level), Style.MarkSize);
            if (board.Place(new(text.Width, 0.85 * text.Height), lines, others) is { } place)
            {
                labels.Add((level, place));
            }
        }

        return labels;
    }

    private IReadOnlyList<ScreenPoint>[] PageLines(MapPatch coordinates, double level)
    {
        IReadOnlyList<ScreenPoint>[] lines =
        [
            .. IsoLines.Of(coordinates, scale.Coordinate(level)).Select(line => Polyline.Simplify([.. line.Select(view.Page)], Tolerance)),
        ];
        return view.IsMirrored ? [.. lines, .. lines.Select(view.Mirrored)] : lines;
    }

    private void DrawLines(IRenderContext rc, IEnumerable<IReadOnlyList<ScreenPoint>> lines, LabelBoard board, (OxyColor Ink, double Width) pen)
    {
        foreach (IReadOnlyList<ScreenPoint> part in lines.SelectMany(line => Polyline.Visible(line, view.Area, board.Boxes)))
        {
            rc.DrawLine([.. part], pen.Ink, pen.Width, EdgeRenderingMode.Automatic, null, LineJoin.Round);
        }
    }

    private void DrawFieldLines(IRenderContext rc, LabelBoard board)
    {
        if (field.Vectors is not { } vectors)
        {
            return;
        }

        IReadOnlyList<IReadOnlyList<ScreenPoint>> half = Streamlines.Of(new(data, vectors), view, Style.FieldLineSpacing);
        IReadOnlyList<ScreenPoint>[] lines = [.. half, .. view.IsMirrored ? half.Where(line => line.Any(p => p.X > view.X(0) + 0.01)).Select(view.Mirrored) : []];
        DrawLines(rc, lines.Select(line => Polyline.Simplify(line, Tolerance)), board, (FigureStyle.FieldLine, 0.7));
        foreach (IReadOnlyList<ScreenPoint> line in lines)
        {
            FieldArrows.Draw(rc, line, board.Boxes, Style);
        }
    }

    private void DrawEdges(IRenderContext rc)
    {
        foreach (MapEdge edge in Edges)
        {
            foreach ((ScreenPoint from, ScreenPoint to) in Both(edge))
            {
                foreach (IReadOnlyList<ScreenPoint> part in Polyline.Visible([from, to], view.Area, []))
                {
                    rc.DrawLine([.. part], edge.IsWall ? FigureStyle.Ink : FigureStyle.Pale, edge.IsWall ? 0.7 : 0.35, EdgeRenderingMode.Automatic);
                }
            }
        }
    }

    private IEnumerable<(ScreenPoint From, ScreenPoint To)> Both(MapEdge edge)
    {
        yield return (view.Page(edge.From), view.Page(edge.To));
        if (view.IsMirrored)
        {
            yield return (view.Page((-edge.From.R, edge.From.Z)), view.Page((-edge.To.R, edge.To.Z)));
        }
    }
}
