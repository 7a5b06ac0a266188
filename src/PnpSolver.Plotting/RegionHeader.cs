using OxyPlot;
using OxyPlot.Annotations;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;

namespace PnpSolver.Plotting;

/// <summary>What lies where: shades ion-free regions, names regions and ends above the panels, marks Debye lengths.</summary>
/// <remarks>More regions than can be named in three rows stay without names.</remarks>
internal sealed class RegionHeader : Annotation
{
    private const int MostRows = 3;
    private const double NameGap = 2;
    private const double SmallestMark = 2.5;
    private const double MarkGap = 5;
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
        int rows = LabelPlacement.Rows(NameSpans(Page, 0, width)).Max() + 1;
        return ((rows > MostRows ? 0 : rows) * Style.LineHeight) + MarkHeight;
    }

    private double MarkHeight => Style.TickSize * 1.45;

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect area = PlotModel.PlotArea;
        DrawRegions(rc, area);
        DrawNames(rc, area);
        var taken = new List<(double Start, double End)>();
        foreach (ScreeningFace face in faces)
        {
            DrawDebyeLength(rc, face, taken);
        }

        DrawEnds(rc, taken);
    }

    /// <summary>Shades ion-free regions among electrolytes; other interfaces get a line.</summary>
    private void DrawRegions(IRenderContext rc, OxyRect area)
    {
        bool shade = profiles.Any(run => run.AdmitsIons);
        for (int i = 0; i < profiles.Count; i++)
        {
            double left = Page(profiles[i].Position[0]);
            if (shade && !profiles[i].AdmitsIons)
            {
                double width = Page(profiles[i].Position[^1]) - left;
                rc.DrawRectangle(new(left, area.Top, width, area.Height), FigureStyle.Shade, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
            }

            if (i > 0 && (!shade || profiles[i].AdmitsIons == profiles[i - 1].AdmitsIons))
            {
                rc.DrawLine([new(left, area.Top), new(left, area.Bottom)], FigureStyle.Pale, 0.35, EdgeRenderingMode.Automatic);
            }
        }
    }

    private double Page(double position) => XAxis!.Transform(Scale.Of(position));

    private List<(double Start, double End)> NameSpans(Func<double, double> page, double left, double right)
    {
        var spans = new List<(double Start, double End)>();
        foreach (RegionProfile run in profiles)
        {
            double half = FigureFont.Measure(Name(run, right - left), Style.TextSize).Width / 2;
            double middle = (page(run.Position[0]) + page(run.Position[^1])) / 2;
            middle = Math.Max(left + half, Math.Min(middle, right - half));
            spans.Add((middle - half - NameGap, middle + half + NameGap));
        }

        return spans;
    }

    private void DrawNames(IRenderContext rc, OxyRect area)
    {
        List<(double Start, double End)> spans = NameSpans(Page, area.Left, area.Right);
        int[] rows = LabelPlacement.Rows(spans);
        for (int i = 0; i < rows.Length && rows.Max() < MostRows; i++)
        {
            double y = area.Top - MarkHeight - ((rows[i] + 0.5) * Style.LineHeight);
            Draw(rc, new(spans[i].Start + NameGap, y), Name(profiles[i], area.Width), FigureStyle.Ink, Style.TextSize);
        }
    }

    private string Name(RegionProfile run, double width) => FigureFont.Fit(run.Region, Style.TextSize, width - (2 * NameGap));

    /// <summary>A dashed line one Debye length from the face and, where there is room, a bracket with the number.</summary>
    private void DrawDebyeLength(IRenderContext rc, ScreeningFace face, List<(double Start, double End)> taken)
    {
        OxyRect area = PlotModel.PlotArea;
        double start = Page(face.Position);
        double end = Page(face.Position + (face.Direction * face.DebyeLength));
        if (Math.Abs(end - start) < SmallestMark)
        {
            return;
        }

        rc.DrawLine([new(end, area.Top), new(end, area.Bottom)], FigureStyle.Pale, 0.5, EdgeRenderingMode.Automatic, [5, 4]);
        string text = $"λ_D = {NumberText.Length(face.DebyeLength, 2, keepZeros: true)}";
        double width = SubscriptText.Width(text, Style.TickSize);
        double far = end + (face.Direction * (width + 3));
        (double Start, double End) span = (Math.Min(start, far), Math.Max(start, far));
        if (span.Start < area.Left - 1 || span.End > area.Right + 1 || taken.Any(other => span.Start < other.End + MarkGap && other.Start < span.End + MarkGap))
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

        double x0 = Math.Min(end + (face.Direction * 3), far);
        SubscriptText.Draw(rc, new(x0, y), text, new(FigureStyle.Pale, Style.TickSize));
    }

    private void DrawEnds(IRenderContext rc, List<(double Start, double End)> taken)
    {
        OxyRect area = PlotModel.PlotArea;
        foreach (Boundary boundary in problem.Grid.Boundaries)
        {
            string name = EndName(problem.Boundary(boundary.Name));
            string place = $" ({Scale.Text(problem.Grid.Positions[boundary.Node])})";
            foreach (string text in Scale.IsCompressed ? new[] { name + place, name } : [name])
            {
                double width = FigureFont.Measure(text, Style.TickSize).Width;
                double start = boundary.Outward < 0 ? area.Left : area.Right - width;
                if (taken.All(other => start > other.End + MarkGap || start + width < other.Start - MarkGap))
                {
                    taken.Add((start, start + width));
                    Draw(rc, new(start, area.Top - (MarkHeight / 2)), text, FigureStyle.Pale, Style.TickSize);
                    break;
                }
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

    private static void Draw(IRenderContext rc, ScreenPoint place, string text, OxyColor color, double size) =>
        rc.DrawText(place, text, color, FigureFont.Family, size, FontWeights.Normal, 0, HorizontalAlignment.Left, VerticalAlignment.Middle);
}
