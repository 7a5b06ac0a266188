using OxyPlot;

namespace PnpSolver.Plotting;

/// <summary>Arrow heads on field lines.</summary>
internal static class FieldArrows
{
    private const double Spacing = 90;
    private const double HalfAngle = 0.36;

    /// <summary>Draws the heads of a line, evenly along it; those under labels are left out.</summary>
    public static void Draw(IRenderContext rc, IReadOnlyList<ScreenPoint> line, IReadOnlyList<OxyRect> labels, FigureStyle style)
    {
        double length = Polyline.Length(line);
        int count = Math.Max(1, (int)Math.Round(length / Spacing));
        double passed = 0;
        int drawn = 0;
        for (int i = 1; i < line.Count && drawn < count; i++)
        {
            passed += line[i].DistanceTo(line[i - 1]);
            if (passed >= (drawn + 0.5) * length / count)
            {
                drawn++;
                Draw(rc, line[i], line[i] - line[i - 1], labels, style);
            }
        }
    }

    private static void Draw(IRenderContext rc, ScreenPoint tip, ScreenVector along, IReadOnlyList<OxyRect> labels, FigureStyle style)
    {
        double size = style.ArrowSize;
        along.Normalize();
        tip += along * (size / 2);
        ScreenPoint[] corners = [tip, tip - (Turned(along, HalfAngle) * size), tip - (Turned(along, -HalfAngle) * size)];
        if (!labels.Any(label => corners.Any(label.Contains)))
        {
            rc.DrawPolygon(corners, FigureStyle.FieldLine, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
        }
    }

    private static ScreenVector Turned(ScreenVector along, double angle)
    {
        (double sine, double cosine) = Math.SinCos(angle);
        return new((along.X * cosine) - (along.Y * sine), (along.X * sine) + (along.Y * cosine));
    }
}
