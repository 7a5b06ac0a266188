using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>The I–V figure: emergent points over the circuit's line, with zero lines and reversals marked.</summary>
public static class CurrentVoltageFigure
{
    private const double Margin = 0.06;

    /// <summary>The figure of a relation.</summary>
    /// <param name="relation">The relation; at least one point.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">There is nothing to draw, or a value is not finite.</exception>
    public static Figure Of(CurrentVoltageRelation relation, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(relation);
        (double Voltage, double Current)[] all = [.. relation.Field, .. relation.Circuit];
        if (all.Length == 0 || !all.All(point => double.IsFinite(point.Voltage) && double.IsFinite(point.Current)))
        {
            throw new ArgumentException("expected at least one point, and only finite ones", nameof(relation));
        }

        var style = new FigureStyle { Width = width };
        Scale voltage = Scale.Of(relation.Voltage, all.Select(point => point.Voltage));
        Scale current = Scale.Of(relation.Current, all.Select(point => point.Current));
        DataPoint[] Points(IEnumerable<(double Voltage, double Current)> points) =>
            [.. points.Select(point => new DataPoint(point.Voltage / voltage.Factor, point.Current / current.Factor)).OrderBy(point => point.X).DistinctBy(point => point.X)];
        var curves = new CurrentVoltageCurves(Points(relation.Field), Points(relation.Circuit)) { Style = style, Unit = voltage.Unit };
        var legend = new Legend(curves.Legend) { Style = style };
        double bottom = (3.4 * style.TickSize) + style.TextSize;
        double top = 6 + legend.Height(style.WidthPoints - 60);
        PlotModel model = FigureLayout.Model(title, style, (top, Right: 12, bottom));
        FigureLayout.AddAxis(model, voltage.Axis($"{relation.Voltage.Name} ({voltage.Unit})", 28), style, AxisPosition.Bottom);
        FigureLayout.AddPanel(model, new($"{relation.Current.Name} ({current.Unit})", current.Axis("", 20), []), style, ("panel", 0, 1));
        model.Annotations.Add(curves);
        model.Annotations.Add(legend);
        double height = FigureLayout.TitleHeight(title, style) + top + (style.IsWide ? 220 : 150) + bottom;
        return FigureLayout.FitLeftMargin(model, style, height);
    }

    /// <summary>One axis: its prefix and the range of its points and of 0.</summary>
    private sealed record Scale(double Factor, string Unit, double Low, double High)
    {
        public static Scale Of(AxisQuantity quantity, IEnumerable<double> values)
        {
            double[] all = [.. values, 0];
            (double factor, string prefix) = NumberText.Prefix(all.Max(Math.Abs));
            double low = all.Min() / factor;
            double high = all.Max() / factor;
            double margin = high > low ? Margin * (high - low) : 1;
            return new(factor, prefix + quantity.Unit, low - margin, high + margin);
        }

        public LinearAxis Axis(string title, double interval) => new()
        {
            Minimum = Low,
            Maximum = High,
            Title = title,
            LabelFormatter = NumberText.Of,
            IntervalLength = interval,
        };
    }
}
