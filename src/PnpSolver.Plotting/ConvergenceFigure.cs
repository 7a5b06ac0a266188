using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>The convergence figure: residual and update of every Newton step, with the stages of the solve marked.</summary>
public static class ConvergenceFigure
{
    private const double Smallest = 1e-18;
    private const double PanelHeight = 130;

    /// <summary>The figure of a solver's report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    public static Figure Of(SolverReport report, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(report);
        var style = new FigureStyle { Width = width };
        IReadOnlyList<NewtonStep> steps = report.History;
        Curve[] curves =
        [
            Line("residual", FigureStyle.Color(0), steps, step => step.Residual),
            Line("update", FigureStyle.Color(1), steps, step => step.Update),
        ];
        var panel = new Panel("Residual, update (relative)", Vertical(curves), [.. curves.Where(curve => curve.Pieces.Count > 0)]);
        double right = FigureFont.Measure("residual", style.TextSize).Width + 12;
        double axisHeight = (3.4 * style.TickSize) + style.TextSize;
        var stages = new StageMarks(steps) { Style = style };
        double top = 4 + stages.Height(style.WidthPoints - 45 - right);
        PlotModel model = FigureLayout.Model(title, style, (top, right, axisHeight));
        FigureLayout.AddAxis(model, Horizontal(steps.Count), style, AxisPosition.Bottom);
        FigureLayout.AddPanel(model, panel, style, ("panel", 0, 1));
        foreach (LineSeries series in model.Series.Cast<LineSeries>())
        {
            (series.MarkerType, series.MarkerSize, series.MarkerFill) = (MarkerType.Circle, 1.8, series.Color);
        }

        model.Annotations.Add(stages);
        return FigureLayout.FitLeftMargin(model, style, FigureLayout.TitleHeight(title, style) + top + PanelHeight + axisHeight);
    }

    /// <summary>A curve over the step numbers, one piece for each stage; a logarithmic axis has no place for an exact zero.</summary>
    private static Curve Line(string name, OxyColor color, IReadOnlyList<NewtonStep> steps, Func<NewtonStep, double> value)
    {
        var pieces = new List<IReadOnlyList<DataPoint>>();
        foreach ((int first, int last) in StageMarks.Stages(steps))
        {
            DataPoint[] points =
            [
                .. Enumerable.Range(first, last - first + 1).Select(step => new DataPoint(step, value(steps[step - 1])))
                    .Where(point => point.Y > Smallest && double.IsFinite(point.Y)),
            ];
            if (points.Length > 0)
            {
                pieces.Add(points);
            }
        }

        return new(name, color, LineStyle.Solid, pieces);
    }

    private static DecadeAxis Vertical(IReadOnlyList<Curve> curves)
    {
        double[] values = [.. curves.SelectMany(curve => curve.Points).Select(point => point.Y)];
        return new()
        {
            Minimum = values.Length > 0 ? values.Min() / 4 : 1e-16,
            Maximum = values.Length > 0 ? values.Max() * 4 : 1,
        };
    }

    private static LinearAxis Horizontal(int steps) => new()
    {
        Title = "Newton step",
        Minimum = 0.5,
        Maximum = Math.Max(steps, 1) + 0.5,
        MinimumMajorStep = 1,
        MinimumMinorStep = 1,
        IntervalLength = 24,
        LabelFormatter = NumberText.Of,
    };
}
