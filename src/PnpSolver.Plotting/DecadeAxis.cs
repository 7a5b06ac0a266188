using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>A logarithmic axis whose labels are 1, 2, 5 per decade where there is room, else 1, else every n-th decade.</summary>
internal sealed class DecadeAxis : LogarithmicAxis
{
    private const double LengthBeforeLayout = 50;
    private const double PointsPerFineDecade = 20;

    /// <summary>Length of the axis that a label needs, in points.</summary>
    public double PointsPerLabel { get; init; } = 11;

    /// <inheritdoc/>
    public override void GetTickValues(
        out IList<double> majorLabelValues, out IList<double> majorTickValues, out IList<double> minorTickValues)
    {
        double low = Math.Log10(ActualMinimum);
        double high = Math.Log10(ActualMaximum);
        double length = Math.Abs(Transform(ActualMaximum) - Transform(ActualMinimum));
        double room = Math.Max(length, LengthBeforeLayout) / PointsPerLabel;
        int[] mantissas = (high - low) * 3.3 <= room && high - low < 2 ? [1, 2, 5] : [1];
        int stride = Math.Max(1, (int)Math.Ceiling((high - low) / room));
        majorTickValues = [.. Ticks(mantissas, stride)];
        majorLabelValues = majorTickValues;
        bool fine = length / (high - low) >= PointsPerFineDecade;
        minorTickValues = [.. Ticks(fine ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [1], 1).Except(majorTickValues)];
    }

    /// <inheritdoc/>
    protected override string FormatValueOverride(double x)
    {
        double exponent = Math.Log10(x);
        int decade = (int)Math.Round(exponent);
        return Math.Abs(exponent - decade) < 1e-9 ? NumberText.Decade(decade) : NumberText.Of(x);
    }

    private IEnumerable<double> Ticks(int[] mantissas, int stride)
    {
        const double slack = 1e-9;
        for (int decade = (int)Math.Floor(Math.Log10(ActualMinimum)); decade <= Math.Log10(ActualMaximum) + slack; decade++)
        {
            foreach (int mantissa in mantissas)
            {
                double value = mantissa * Math.Pow(10, decade);
                if (decade % stride == 0 && value >= ActualMinimum * (1 - slack) && value <= ActualMaximum * (1 + slack))
                {
                    yield return value;
                }
            }
        }
    }
}
