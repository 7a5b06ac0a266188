using OxyPlot;
using OxyPlot.Annotations;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;

namespace PnpSolver.Plotting;

/// <summary>What lies where: shades ion-free regions, names regions and ends above the panels, marks Debye lengths.</summary>
internal sealed class RegionHeader : Annotation
{
    private const int MostRows = 3;
    private readonly PnpProblem problem;
    private readonly IReadOnlyList<RegionProfile> profiles;
    private readonly IReadOnlyList<ScreeningFace> faces;

    /// <summary>The header of a figure.</summary>
    public RegionHeader(PnpProblem problem, IReadOnlyList<RegionProfile> profiles, IReadOnlyList<ScreeningFace> faces)
    {
        this.problem = problem;
        this.profiles = profiles;
        this.faces = faces;
        Layer = AnnotationLayer.BelowAxes;
    }

    /// <summary>The position axis.</summary>
    public required PositionScale Scale { get; init; }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>Height above the panels, in points, for panels of about the given width.</summary>
    public double Height(double width)
    {
        double low = Scale.Place(Scale.Of(profiles[0].Position[0]));
        double high = Scale.Place(Scale.Of(profiles[^1].Position[^1]));
        double Page(double position) => (Scale.Place(Scale.Of(position)) - low) / (high - low) * width;
        int rows = Math.Min(LabelPlacement.Rows(NameSpans(Page, 0, width)).Max() + 1, MostRows);
        return (rows * Style.LineHeight) + MarkHeight;
    }

    private double MarkHeight => Style.TickSize * 1.45;

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect area = PlotModel.PlotArea;
        foreach (RegionProfile run in profiles.Where(run => !run.AdmitsIons))
        {
            double left = Page(run.Position[0]);
            rc.DrawRectangle(
                new(left, area.Top, Page(run.Position[^1]) - left, area.Height), FigureStyle.Shade, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
        }

        DrawNames(rc, area);
        var taken = new List<(double Start, double End)>();
        foreach (ScreeningFace face in faces)
        {
            DrawDebyeLength(rc, face, taken);
        }

        DrawEnds(rc, taken);
    }

    private double Page(double position) => XAxis!.Transform(Scale.Of(position));

    private List<(double Start, double End)> NameSpans(Func<double, double> page, double left, double right)
    {
        var spans = new List<(double Start, double End)>();
        foreach (RegionProfile run in profiles)
        {
            double half = FigureFont.Measure(run.Region, Style.TextSize).Width / 2;
            double middle = (page(run.Position[0]) + page(run.Position[^1])) / 2;
            middle = Math.Max(left + half, Math.Min(middle, right - half));
            spans.Add((middle - half - 2, middle + half + 2));
        }

        return spans;
    }

    private void DrawNames(IRenderContext rc, OxyRect area)
    {
        List<(double Start, double End)> spans = NameSpans(Page, area.Left, area.Right);
        int[] rows = LabelPlacement.Rows(spans);
        for (int i = 0; i < rows.Length; i++)
        {
            if (rows[i] < MostRows)
            {
                double y = area.Top - MarkHeight - (rows[i] * Style.LineHeight);
                Draw(rc, new((spans[i].Start + spans[i].End) / 2, y), profiles[i].Region, FigureStyle.Ink, Style.TextSize, HorizontalAlignment.Center);
            }
        }
    }

    /// <summary>A dashed line one Debye length from the face and, where there is room, a bracket with the number.</summary>
    private void DrawDebyeLength(IRenderContext rc, ScreeningFace face, List<(double Start, double End)> taken)
    {
        OxyRect area = PlotModel.PlotArea;
        double start = Page(face.Position);
        double end = Page(face.Position + (face.Direction * face.DebyeLength));
        rc.DrawLine([new(end, area.Top), new(end, area.Bottom)], FigureStyle.Pale, 0.5, EdgeRenderingMode.Automatic, [5, 4]);
        string text = $"λ_{{D}} = {NumberText.Length(face.DebyeLength, 2)}";
        double width = rc.MeasureMathText(text, FigureFont.Family, Style.TickSize, FontWeights.Normal).Width;
        double far = end + (face.Direction * (width + 3));
        (double Start, double End) span = (Math.Min(start, far), Math.Max(start, far));
        if (span.Start < area.Left - 1 || span.End > area.Right + 1 || taken.Any(other => span.Start < other.End + 2 && other.Start < span.End + 2))
        {
            return;
        }

        taken.Add(span);
        double y = area.Top - (MarkHeight / 2);
        rc.DrawLine([new(start, y), new(end, y)], FigureStyle.Pale, 0.6, EdgeRenderingMode.Automatic);
        foreach (double x in new[] { start, end })
        {
            rc.DrawLine([new(x, y - 2), new(x, y + 2)], FigureStyle.Pale, 0.6, EdgeRenderingMode.Automatic);
        }

        rc.DrawMathText(
            new(Math.Min(end + (face.Direction * 3), far), y), text, FigureStyle.Pale, FigureFont.Family, Style.TickSize, FontWeights.Normal, 0,
            HorizontalAlignment.Left, VerticalAlignment.Middle);
    }

    private void DrawEnds(IRenderContext rc, List<(double Start, double End)> taken)
    {
        OxyRect area = PlotModel.PlotArea;
        foreach (Boundary boundary in problem.Grid.Boundaries)
        {
            string text = EndName(problem.Boundary(boundary.Name));
            double width = FigureFont.Measure(text, Style.TickSize).Width;
            bool left = boundary.Outward < 0;
            double start = left ? area.Left : area.Right - width;
            if (taken.All(other => start > other.End + 3 || start + width < other.Start - 3))
            {
                taken.Add((start, start + width));
                var place = new ScreenPoint(start, area.Top - (MarkHeight / 2) + (Style.TickSize * 0.58));
                Draw(rc, place, text, FigureStyle.Pale, Style.TickSize, HorizontalAlignment.Left);
            }
        }
    }

    private static string EndName(BoundaryCondition condition) => condition switch
    {
        Bath => "bath",
        Wall { Potential: not null } => "electrode",
        Wall { Charge: { } charge } when charge != 0 => $"σ = {NumberText.Of(charge)} C/m²",
        _ => "wall",
    };

    private static void Draw(IRenderContext rc, ScreenPoint place, string text, OxyColor color, double size, HorizontalAlignment alignment) =>
        rc.DrawText(place, text, color, FigureFont.Family, size, FontWeights.Normal, 0, alignment, VerticalAlignment.Bottom);
}
