using OxyPlot;
using OxyPlot.Axes;
using PnpSolver.Diagnostics.Checks;

namespace PnpSolver.Plotting;

/// <summary>All checks at a glance: for each a logarithmic strip of its thresholds with the value on it, worse to the right.</summary>
public static class CheckFigure
{
    /// <summary>The figure of checks.</summary>
    /// <param name="checks">The checks; at least one. Those of one definition share a strip.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">There is nothing to draw.</exception>
    public static Figure Of(IReadOnlyList<Check> checks, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(checks);
        if (checks.Count == 0)
        {
            throw new ArgumentException("expected at least one check", nameof(checks));
        }

        var style = new FigureStyle { Width = width };
        var strips = new CheckStrips([.. checks.GroupBy(check => check.Definition).Select(group => new CheckStrip([.. group]))]) { Style = style };
        var legend = new Legend([.. Enum.GetValues<CheckStatus>().Select(status => new LegendEntry(status.Word(), CheckStrips.ColorOf(status), LegendMark.Dot))]) { Style = style };
        const double edge = 6;
        (double left, double right) = strips.Margins();
        right += edge;
        double top = 6 + legend.Height(style.WidthPoints - left - right);
        double bottom = (3.4 * style.TickSize) + style.TextSize;
        PlotModel model = FigureLayout.Model(title, style, (top, right, bottom));
        model.PlotMargins = new OxyThickness(left, top, right, bottom);
        FigureLayout.AddAxis(model, Axis(), style, AxisPosition.Bottom);
        FigureLayout.AddAxis(model, new LinearAxis { Minimum = 0, Maximum = 1, IsAxisVisible = false }, style, AxisPosition.Left);
        model.Annotations.Add(strips);
        model.Annotations.Add(legend);
        return new(model, style.Width, (FigureLayout.TitleHeight(title, style) + top + strips.Height + bottom) * 25.4 / 72);
    }

    private static LinearAxis Axis() => new()
    {
        Minimum = CheckStrip.Lowest,
        Maximum = CheckStrip.Highest,
        MajorStep = 1,
        MinorStep = 1,
        Title = "Value over its warning threshold (inverted where less is worse)",
        LabelFormatter = decade => NumberText.Decade((int)Math.Round(decade)),
    };
}
