using FsCheck.Xunit;
using OxyPlot;
using OxyPlot.Axes;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

public class AsinhAxisTests
{
    public static TheoryData<double, double, double, double> Domains()
    {
        var data = new TheoryData<double, double, double, double>();
        foreach (double points in new[] { 150.0, 190, 430 })
        {
            foreach (double reach in new[] { 1, 3, 20, 50, 52.5, 200, 1e3, 1e4, 5e6, 1e7 })
            {
                data.Add(-reach, reach, 2.5, points);
                data.Add(0, reach, 0, points);
                data.Add(-reach, 0.3 * reach, 0.1, points);
            }
        }

        return data;
    }

    [Property]
    public void ExpandInvertsCompress(double mantissa, int decade, byte core, byte share)
    {
        if (!double.IsFinite(mantissa))
        {
            return;
        }

        var axis = new AsinhAxis { LinearScale = 0.8, CoreHalfWidth = core, CoreWeight = core > 0 ? 0.1 + share : 0 };
        double x = Math.IEEERemainder(mantissa, 1) * Math.Pow(10, decade % 9);

        // sinh multiplies the rounding of t by its own size: t ≤ 22 + 256 here, each at 1e-16
        Assert.Equal(x, axis.Expand(axis.Compress(x)), 1e-13 * 300 * Math.Max(Math.Abs(x), 1e-3));
        Assert.Equal(-axis.Compress(x), axis.Compress(-x));
    }

    [Fact]
    public void CoreIsLinearAndJoinsSmoothly()
    {
        var axis = new AsinhAxis { LinearScale = 0.8, CoreHalfWidth = 2.5, CoreWeight = 2.5 / 0.8 };
        Assert.Equal(2 * axis.Compress(1), axis.Compress(2), 1e-14);
        double below = (axis.Compress(2.5) - axis.Compress(2.4999)) / 1e-4;
        double above = (axis.Compress(2.5001) - axis.Compress(2.5)) / 1e-4;
        Assert.Equal(below, above, 1e-6);
        Assert.Equal(Math.Log(10), axis.Compress(1e7 + 2.5) - axis.Compress(1e6 + 2.5), 1e-12); // asinh x = ln 2x + O(1/x²)
    }

    [Theory]
    [MemberData(nameof(Domains))]
    public void PageIsProportionalToTheCompressedValue(double low, double high, double core, double points)
    {
        AsinhAxis axis = Laid(low, high, core, points);
        double Fraction(double x) => (axis.Transform(x) - axis.Transform(low)) / (axis.Transform(high) - axis.Transform(low));
        foreach (double x in new[] { low, low / 2, low / 100, high / 1000, high / 3, high })
        {
            double expected = (axis.Compress(x) - axis.Compress(low)) / (axis.Compress(high) - axis.Compress(low));
            Assert.Equal(expected, Fraction(x), 1e-9);
            Assert.Equal(x, axis.InverseTransform(axis.Transform(x)), 1e-9 * (high - low));
        }
    }

    [Theory]
    [MemberData(nameof(Domains))]
    public void LabelsRiseAndDoNotOverlap(double low, double high, double core, double points)
    {
        AsinhAxis axis = Laid(low, high, core, points);
        axis.GetTickValues(out IList<double> labels, out IList<double> major, out IList<double> minor);
        Assert.Equal(labels, major);
        Assert.Equal(labels.Order().Distinct(), labels);
        Assert.Equal(minor.Order().Distinct(), minor);
        Assert.Empty(minor.Intersect(major));
        Assert.Contains(0.0, labels);
        Assert.InRange(labels.Count, 2, 30);
        double rounding = 1e-9 * (high - low);
        Assert.All(labels.Concat(minor), tick => Assert.InRange(tick, low - rounding, high + rounding));
        double end = double.NegativeInfinity;
        foreach (double tick in labels)
        {
            double half = FigureFont.Measure(axis.FormatValue(tick), axis.FontSize).Width / 2;
            Assert.True(axis.Transform(tick) - half > end, $"label at {tick} overlaps the one before");
            end = axis.Transform(tick) + half;
        }
    }

    [Theory]
    [MemberData(nameof(Domains))]
    public void TicksAreRoundNumbersThatReachIntoTheBulk(double low, double high, double core, double points)
    {
        AsinhAxis axis = Laid(low, high, core, points);
        axis.GetTickValues(out IList<double> labels, out _, out IList<double> minor);
        Assert.All(labels, tick => Assert.Equal(double.Parse($"{tick:E1}"), tick)); // two digits
        Assert.All(minor, tick => Assert.Equal(double.Parse($"{tick:E2}"), tick, 1e-12 * Math.Abs(tick)));
        double farthest = Math.Max(high, -low);
        Assert.True(labels.Max(Math.Abs) > farthest / 1001, $"the last label is {labels.Max(Math.Abs)} of {farthest}");
    }

    private static AsinhAxis Laid(double low, double high, double core, double points)
    {
        var axis = new AsinhAxis
        {
            Position = AxisPosition.Bottom,
            LinearScale = 0.8,
            CoreHalfWidth = core,
            CoreWeight = core / 0.8,
            Minimum = low,
            Maximum = high,
            FontSize = 7,
        };
        var model = new PlotModel { PlotMargins = new(20), Padding = new(0) };
        model.Axes.Add(axis);
        using var stream = new MemoryStream();
        new Figure(model, (points + 40) * 25.4 / 72, 40).Write(stream, FigureFormat.Svg);
        return axis;
    }
}
