using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>What a map names: regions without the field, charged surfaces, sections and probes.</summary>
internal sealed class MapMarks
{
    private const double Gap = 2;
    private readonly MapData data;
    private readonly MapField field;
    private readonly MapView view;
    private readonly List<(MapMark Mark, OxyRect Box)> named = [];

    /// <summary>The marks of one panel.</summary>
    public MapMarks(MapData data, MapField field, MapView view)
    {
        this.data = data;
        this.field = field;
        this.view = view;
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>What is taken by labels.</summary>
    public required LabelBoard Board { get; init; }

    /// <summary>Ink of a surface charge.</summary>
    public static OxyColor InkOf(double charge) => charge < 0 ? FigureStyle.Color(0) : FigureStyle.Color(1);

    /// <summary>Names the regions in which the field is not defined, where the name fits, upright if need be.</summary>
    public void DrawRegionNames(IRenderContext rc)
    {
        for (int region = 0; region < data.Regions.Count; region++)
        {
            if (RoomOf(region) is not { } room)
            {
                continue;
            }

            OxySize text = FigureFont.Measure(data.Regions[region].Name, Style.MarkSize);
            bool isUpright = text.Width + (2 * Gap) > room.Width;
            (double width, double height) = isUpright ? (text.Height, text.Width) : (text.Width, text.Height);
            var box = new OxyRect(room.Center.X - (width / 2), room.Center.Y - (height / 2), width, height);
            if (width + (2 * Gap) < room.Width && height + (2 * Gap) < room.Height && Board.TryTake(box))
            {
                rc.DrawText(
                    room.Center, data.Regions[region].Name, FigureStyle.Pale, FigureFont.Family, Style.MarkSize, FontWeights.Normal, isUpright ? -90 : 0, HorizontalAlignment.Center, VerticalAlignment.Middle);
            }
        }
    }

    /// <summary>Draws charged surfaces on both halves.</summary>
    public void DrawSurfaces(IRenderContext rc)
    {
        foreach (MapSurface surface in data.Surfaces.Where(surface => surface.Charge != 0))
        {
            DrawLine(rc, (surface.From, surface.To), InkOf(surface.Charge), (Style.SurfaceWidth, null));
        }
    }

    /// <summary>Keeps room for the names of sections and probes; one without room stays without a name.</summary>
    public void Reserve()
    {
        foreach (MapMark mark in data.Marks)
        {
            OxySize text = FigureFont.Measure(mark.Name, Style.MarkSize);
            ScreenPoint at = view.Page(mark.To);
            double inside = Math.Min(at.X, view.Area.Right) - text.Width - 3;
            foreach ((double x, double y) in new[] { (at.X + 3, at.Y - (text.Height / 2)), (inside, at.Y - text.Height), (inside, at.Y + 0.5) })
            {
                var box = new OxyRect(x, y, text.Width, text.Height);
                if (Board.TryTake(box))
                {
                    named.Add((mark, box));
                    break;
                }
            }
        }
    }

    /// <summary>Draws sections and probes.</summary>
    public void Draw(IRenderContext rc)
    {
        foreach (MapMark mark in data.Marks)
        {
            if (!mark.IsProbe)
            {
                DrawLine(rc, (mark.From, mark.To), FigureStyle.Ink, (0.6, [3, 2.5]));
            }
            else if (view.Area.Contains(view.Page(mark.From)))
            {
                rc.DrawCircle(view.Page(mark.From), Style.MarkerSize - 0.4, OxyColors.White, FigureStyle.Ink, 0.6, EdgeRenderingMode.Automatic);
            }
        }

        foreach ((MapMark mark, OxyRect box) in named)
        {
            rc.DrawRectangle(box, OxyColor.FromAColor(190, OxyColors.White), OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
            rc.DrawText(box.Center, mark.Name, FigureStyle.Ink, FigureFont.Family, Style.MarkSize, FontWeights.Normal, 0, HorizontalAlignment.Center, VerticalAlignment.Middle);
        }
    }

    private void DrawLine(IRenderContext rc, ((double R, double Z) From, (double R, double Z) To) ends, OxyColor ink, (double Width, double[]? Dashes) pen)
    {
        foreach (int side in view.IsMirrored ? new[] { 1, -1 } : [1])
        {
            ScreenPoint[] line = [view.Page((side * ends.From.R, ends.From.Z)), view.Page((side * ends.To.R, ends.To.Z))];
            foreach (IReadOnlyList<ScreenPoint> part in Polyline.Visible(line, view.Area, []))
            {
                rc.DrawLine([.. part], ink, pen.Width, EdgeRenderingMode.Automatic, pen.Dashes);
            }
        }
    }

    /// <summary>The box around the cells of a region in the outer half, if the field is defined in none of them.</summary>
    private OxyRect? RoomOf(int region)
    {
        (double left, double right, double bottom, double top) = (double.MaxValue, double.MinValue, double.MaxValue, double.MinValue);
        for (int cell = 0; cell < data.RegionOfCell.Length; cell++)
        {
            if (data.RegionOfCell[cell] != region)
            {
                continue;
            }

            if (field.Layers.Any(layer => layer.Cells?[cell] ?? true))
            {
                return null;
            }

            (int i, int j) = (cell % (data.R.Length - 1), cell / (data.R.Length - 1));
            (left, right) = (Math.Min(left, data.R[i]), Math.Max(right, data.R[i + 1]));
            (bottom, top) = (Math.Min(bottom, data.Z[j]), Math.Max(top, data.Z[j + 1]));
        }

        MapWindow window = view.Window;
        (right, bottom, top) = (Math.Min(right, window.Radius), Math.Max(bottom, window.Bottom), Math.Min(top, window.Top));
        return left < right && bottom < top
            ? new(view.X(left), view.Y(top), view.X(right) - view.X(left), view.Y(bottom) - view.Y(top))
            : null;
    }
}
