using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>A linear axis of time that leaves out labels which would touch the one before or reach too far beyond an end.</summary>
internal sealed class LinearTimeAxis : LinearAxis
{
    private const double LabelGap = 2;

    /// <summary>How far a label may reach beyond the ends of the axis, in points.</summary>
    public double Overhang { get; init; } = double.PositiveInfinity;

    /// <inheritdoc/>
    public override void GetTickValues(out IList<double> majorLabelValues, out IList<double> majorTickValues, out IList<double> minorTickValues)
    {
        base.GetTickValues(out IList<double> all, out majorTickValues, out minorTickValues);
        var kept = new List<double>();
        double free = Transform(ActualMinimum) - Overhang;
        foreach (double value in all)
        {
            double half = FigureFont.Measure(FormatValue(value), ActualFontSize).Width / 2;
            if (Transform(value) - half >= free && Transform(value) + half <= Transform(ActualMaximum) + Overhang)
            {
                kept.Add(value);
                free = Transform(value) + half + LabelGap;
            }
        }

        majorLabelValues = kept;
    }
}
