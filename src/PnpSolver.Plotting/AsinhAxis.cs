using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>An axis that is linear around zero and logarithmic in both directions far from it.</summary>
/// <remarks>t = x·W/H within |x| ≤ H, and |t| = W + asinh((|x| − H)/s) outside: a linear core of half width H, a linear
/// zone of about s beside it, decades beyond. W = H/s joins them smoothly; H = 0 gives the plain asinh(x/s). Ticks are
/// placed by <see cref="AsinhTicks"/>.</remarks>
public sealed class AsinhAxis : Axis
{
    // OxyPlot asks for the ticks a dozen times in one drawing, and measuring text is most of their cost
    private readonly Dictionary<(double Value, double FontSize), double> extents = [];

    /// <summary>s: beyond the core the axis is linear up to about this distance and logarithmic farther out; positive.</summary>
    public double LinearScale { get; init; } = 1;

    /// <summary>H: half width of the linear core; 0 for none.</summary>
    public double CoreHalfWidth { get; init; }

    /// <summary>W: half width of the core on the axis, in units in which a decade far out takes ln 10.</summary>
    public double CoreWeight { get; init; }

    /// <summary>Text of a tick.</summary>
    public Func<double, string> TickText { get; init; } = NumberText.Of;

    /// <summary>Smallest distance between two labels, in points.</summary>
    public double LabelGap { get; init; } = 2.5;

    /// <summary>t of a value.</summary>
    /// <param name="value">x.</param>
    public double Compress(double value)
    {
        double size = Math.Abs(value);
        double t = size <= CoreHalfWidth
            ? CoreHalfWidth > 0 ? size * CoreWeight / CoreHalfWidth : 0
            : CoreWeight + Math.Asinh((size - CoreHalfWidth) / LinearScale);
        return Math.CopySign(t, value);
    }

    /// <summary>Value of a t.</summary>
    /// <param name="compressed">t.</param>
    public double Expand(double compressed)
    {
        double t = Math.Abs(compressed);
        double size = t <= CoreWeight
            ? CoreWeight > 0 ? t * CoreHalfWidth / CoreWeight : 0
            : CoreHalfWidth + (LinearScale * Math.Sinh(t - CoreWeight));
        return Math.CopySign(size, compressed);
    }

    /// <inheritdoc/>
    public override bool IsXyAxis() => true;

    /// <inheritdoc/>
    public override double Transform(double x) => (Compress(x) - Offset) * Scale;

    /// <inheritdoc/>
    public override double InverseTransform(double sx) => Expand((sx / Scale) + Offset);

    /// <inheritdoc/>
    public override void GetTickValues(
        out IList<double> majorLabelValues, out IList<double> majorTickValues, out IList<double> minorTickValues)
    {
        var ticks = AsinhTicks.Place(new()
        {
            Minimum = ActualMinimum,
            Maximum = ActualMaximum,
            LinearZone = CoreHalfWidth + LinearScale,
            Place = value => Math.Abs(Transform(value) - Transform(0)),
            Extent = LabelExtent,
            Gap = LabelGap,
        });
        majorLabelValues = ticks.Major;
        majorTickValues = ticks.Major;
        minorTickValues = ticks.Minor;
    }

    /// <inheritdoc/>
    protected override double PreTransform(double x) => Compress(x);

    /// <inheritdoc/>
    protected override double PostInverseTransform(double x) => Expand(x);

    /// <inheritdoc/>
    protected override string FormatValueOverride(double x) => TickText(x);

    private double LabelExtent(double value)
    {
        if (!extents.TryGetValue((value, ActualFontSize), out double extent))
        {
            OxyPlot.OxySize size = FigureFont.Measure(TickText(value), ActualFontSize);
            extent = IsHorizontal() ? size.Width : size.Height * 0.75; // digits are lower than the line
            extents[(value, ActualFontSize)] = extent;
        }

        return extent;
    }
}
