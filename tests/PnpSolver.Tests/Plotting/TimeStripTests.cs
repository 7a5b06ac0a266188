using OxyPlot;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

public class TimeStripTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(1e-10, "100 ps")]
    [InlineData(2.5e-3, "2.5 ms")]
    [InlineData(0.9999e-6, "1 µs")]
    [InlineData(59, "59 s")]
    [InlineData(60, "1 min")]
    [InlineData(7200, "2 h")]
    [InlineData(1e5, "27.8 h")]
    [InlineData(864e4, "100 d")]
    public void TimesAreSaidInNaturalUnits(double seconds, string text) => Assert.Equal(text, TimeText.Of(seconds));

    [Theory]
    [InlineData(1e-9, "1 ns")]
    [InlineData(10, "10 s")]
    [InlineData(36e4, "100 h")]
    [InlineData(36e5, "1000 h")]
    [InlineData(72e5, "2000 h")]
    [InlineData(36e7, "10⁵ h")]
    public void TicksAreInHours(double seconds, string text) => Assert.Equal(text, TimeText.Tick(seconds));

    [Fact]
    public void BothStatesOfAnEventBelongToTheirOwnSegment()
    {
        double[] times = [0, 1, 1, 2];
        double[] values = [0, 10, 20, 30];
        IReadOnlyList<TimeStrip> strips = TimeStrip.Of([new("a", 0, 1) { IsLinear = true }, new("b", 1, 2) { IsLinear = true }], times);
        Assert.Equal([0.0, 10], strips[0].Pieces(times, values)[0].Select(point => point.Y));
        Assert.Equal([20.0, 30], strips[1].Pieces(times, values)[0].Select(point => point.Y));
    }

    [Fact]
    public void LogarithmicSegmentBeginsWithTheFirstTimeAfterItsEvent()
    {
        double[] times = [0, 1, 5, 5.25, 6, 105];
        TimeStrip strip = TimeStrip.Of([new("b", 5, 105)], times)[0];
        Assert.Equal([0.25, 1, 100], strip.Pieces(times, [1, 2, 3, 4, 5, 6])[0].Select(point => point.X));
        Assert.Equal(Math.Log10(400), strip.Weight, 1e-12);
        Assert.Equal([0, 1], new[] { strip.Place(0.25), strip.Place(100) });
    }

    [Fact]
    public void ValueThatIsNoNumberLeavesAGap()
    {
        double[] times = [1, 2, 3, 4, 5];
        TimeStrip strip = TimeStrip.Of([new("", 0, 5)], times)[0];
        Assert.Equal([2, 1], strip.Pieces(times, [1, 2, double.NaN, double.PositiveInfinity, 5]).Select(piece => piece.Count));
    }

    [Fact]
    public void LonePointsAreDots()
    {
        Curve curve = new("K⁺", FigureStyle.Ink, LineStyle.Solid, [[new(1, 1)], [new(2, 2), new(3, 3)], [new(4, 4)]]);
        Curve[] drawn = [.. curve.WithDots()];
        Assert.Equal(["K⁺", ""], drawn.Select(part => part.Label));
        Assert.Equal([1.0, 4], drawn[1].Points.Select(point => point.X));
        Assert.Equal([MarkerType.None, MarkerType.Circle], drawn.Select(part => part.Marker));
        Assert.Single((curve with { Pieces = [curve.Pieces[1]] }).WithDots());
    }

    [Fact]
    public void DeviationIsInterpolatedAlongTheAxis()
    {
        DataPoint[] curve = [new(0.1, 9), new(1, 5), new(10, 5), new(100, 7), new(1000, 9)];
        DataPoint[] other = [new(1, 1), new(100, 3)];
        IReadOnlyList<DataPoint> difference = Assert.Single(Deviation.Of([curve], [other], Math.Log10));
        Assert.Equal([new(1, 4), new(10, 3), new(100, 4)], difference);
    }

    [Fact]
    public void FlagsTouchNeitherTextsNorLines()
    {
        var random = new Random(1);
        for (int trial = 0; trial < 2000; trial++)
        {
            var stems = Enumerable.Range(0, random.Next(1, 9)).Select(_ => (X: 300 * random.NextDouble(), Text: "", Width: 5 + (100 * random.NextDouble()))).OrderBy(stem => stem.X).ToList();
            Flag[] flags = Flag.Place(stems, 310);
            for (int i = 0; i < flags.Length; i++)
            {
                (double left, double right) = (flags[i].Left, flags[i].Left + stems[i].Width - 2);
                Assert.True(right <= 310);
                for (int j = 0; j < flags.Length; j++)
                {
                    double otherRight = flags[j].Left + stems[j].Width - 2;
                    Assert.False(i < j && flags[i].Row == flags[j].Row && left < otherRight && flags[j].Left < right, $"texts {i} and {j} of trial {trial}");
                    Assert.False(j != i && flags[j].Row >= flags[i].Row && flags[j].Stem > left && flags[j].Stem < right, $"text {i} and line {j} of trial {trial}");
                }
            }
        }
    }
}
