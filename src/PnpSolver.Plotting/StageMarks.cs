using OxyPlot;
using OxyPlot.Annotations;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>Marks the stages of a solve: a line where one begins, its name above.</summary>
internal sealed class StageMarks : Annotation
{
    private const int MostRows = 3;
    private readonly List<(string Name, int First, int Last)> stages;

    /// <summary>The stages of a history.</summary>
    public StageMarks(IReadOnlyList<NewtonStep> steps)
    {
        Layer = AnnotationLayer.BelowSeries;
        stages = [.. Stages(steps).Select(stage => (steps[stage.First - 1].Stage, stage.First, stage.Last))];
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    private int StepCount => stages.Count > 0 ? stages[^1].Last : 1;

    /// <summary>Height above the panel, in points, for a panel of about the given width.</summary>
    public double Height(double width)
    {
        int[] rows = LabelPlacement.Rows(Spans(step => (step - 0.5) / StepCount * width, 0, width));
        int count = rows.DefaultIfEmpty(0).Max() + 1;
        return (count > MostRows ? 0 : count) * Style.LineHeight;
    }

    /// <summary>First and last step, counted from 1, of each run of one stage.</summary>
    public static IEnumerable<(int First, int Last)> Stages(IReadOnlyList<NewtonStep> steps)
    {
        int first = 1;
        for (int step = 1; step <= steps.Count; step++)
        {
            if (step == steps.Count || steps[step].Stage != steps[step - 1].Stage)
            {
                yield return (first, step);
                first = step + 1;
            }
        }
    }

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect area = PlotModel.PlotArea;
        List<(double Start, double End)> spans = Spans(step => XAxis!.Transform(step), area.Left, area.Right);
        int[] rows = LabelPlacement.Rows(spans);
        for (int i = 0; i < stages.Count; i++)
        {
            if (i > 0)
            {
                double x = XAxis!.Transform(stages[i].First - 0.5);
                rc.DrawLine([new(x, area.Top), new(x, area.Bottom)], FigureStyle.Pale, 0.5, EdgeRenderingMode.Automatic, [5, 4]);
            }

            if (rows.Max() < MostRows)
            {
                rc.DrawText(
                    new((spans[i].Start + spans[i].End) / 2, area.Top - 2 - (rows[i] * Style.LineHeight)), stages[i].Name, FigureStyle.Ink,
                    FigureFont.Family, Style.TickSize, FontWeights.Normal, 0, HorizontalAlignment.Center, VerticalAlignment.Bottom);
            }
        }
    }

    private List<(double Start, double End)> Spans(Func<double, double> page, double left, double right)
    {
        var spans = new List<(double Start, double End)>();
        foreach ((string name, int first, int last) in stages)
        {
            double half = FigureFont.Measure(name, Style.TickSize).Width / 2;
            double middle = Math.Max(left + half, Math.Min(page((first + last) / 2.0), right - half));
            spans.Add((middle - half - 3, middle + half + 3));
        }

        return spans;
    }
}
