using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>How the membrane potential forms: Nernst potentials, leaks alone, the pump's shift and rest, field solver and circuit side by side.</summary>
public static class PotentialFigure
{
    private const double LabelGap = 5;

    /// <summary>The figure of a list of potentials.</summary>
    /// <param name="rows">The potentials, from top to bottom; at least one has a value.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, or a value is not finite.</exception>
    public static Figure Of(IReadOnlyList<PotentialRow> rows, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(rows);
        double[] values = [.. rows.SelectMany(row => new[] { row.Circuit, row.Field }).OfType<double>()];
        if (values.Length == 0 || !values.All(double.IsFinite))
        {
            throw new ArgumentException("expected at least one potential, and only finite ones", nameof(rows));
        }

        var style = new FigureStyle { Width = width };
        var bars = new PotentialBars(rows) { Style = style };
        double left = rows.Max(row => SubscriptText.Width(row.Label, style.TextSize)) + LabelGap;
        const double right = 10;
        double plotWidth = style.WidthPoints - left - right;
        var legend = new Legend(bars.Legend) { Style = style };
        double top = 6 + legend.Height(plotWidth);
        double bottom = (3.4 * style.TickSize) + style.TextSize;
        PlotModel model = FigureLayout.Model(title, style, (top, right, bottom));
        model.PlotMargins = new OxyThickness(left, top, right, bottom);
        FigureLayout.AddAxis(model, bars.Axis(plotWidth), style, AxisPosition.Bottom);
        FigureLayout.AddAxis(model, new LinearAxis { Minimum = 0, Maximum = 1, IsAxisVisible = false }, style, AxisPosition.Left);
        model.Annotations.Add(bars);
        model.Annotations.Add(legend);
        double height = FigureLayout.TitleHeight(title, style) + top + bars.Height + bottom;
        return new(model, style.Width, height * 25.4 / 72);
    }
}
