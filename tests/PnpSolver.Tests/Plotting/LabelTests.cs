using FsCheck.Xunit;
using OxyPlot;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

public class LabelTests
{
    [Theory]
    [InlineData("K", 1, "K⁺")]
    [InlineData("A", -1, "A⁻")]
    [InlineData("Ca", 2, "Ca²⁺")]
    [InlineData("SO4", -2, "SO₄²⁻")]
    [InlineData("HCO3", -1, "HCO₃⁻")]
    [InlineData("Na+", 1, "Na⁺")]
    [InlineData("Ca2+", 2, "Ca²⁺")]
    [InlineData("Mg++", 2, "Mg²⁺")]
    [InlineData("Na+", -1, "Na+")]
    [InlineData("K⁺", 1, "K⁺")]
    [InlineData("glucose", 0, "glucose")]
    [InlineData("anion 2", -1, "anion 2⁻")]
    [InlineData("protein", -12, "protein¹²⁻")]
    [InlineData("protein", -2.5, "protein (z = −2.5)")]
    [InlineData("", 1, "⁺")]
    [InlineData("+", 1, "+⁺")]
    public void IonsAreTypeset(string name, double valence, string expected) =>
        Assert.Equal(expected, IonLabel.Of(new(name, valence, 1e-9)));

    [Theory]
    [InlineData(-0.5, "−0.5")]
    [InlineData(0.1 + 0.2, "0.3")]
    [InlineData(1e-7, "10⁻⁷")]
    [InlineData(-2e-7, "−2·10⁻⁷")]
    [InlineData(1e15, "10¹⁵")]
    [InlineData(0, "0")]
    public void NumbersHaveARealMinusSign(double value, string expected) => Assert.Equal(expected, NumberText.Of(value));

    [Theory]
    [InlineData(0.797e-9, 2, "0.80 nm")]
    [InlineData(1.2345e-9, 2, "1.2 nm")]
    [InlineData(999.9e-9, 2, "1000 nm")]
    [InlineData(1e-6, 2, "1.0 µm")]
    [InlineData(123e-9, 2, "123 nm")]
    [InlineData(0, 2, "0.0 nm")]
    public void MeasuredLengthsKeepTheirZeros(double metres, int digits, string expected) =>
        Assert.Equal(expected, NumberText.Length(metres, digits, keepZeros: true));

    [Fact]
    public void ExactLengthsDropTheirZeros()
    {
        Assert.Equal("10.0025 µm", NumberText.Length(10.0025e-6, 8));
        Assert.Equal("−5 mm", NumberText.Length(-5e-3, 3));
    }

    [Property]
    public void SpreadLabelsKeepTheirOrderAndDistance(byte[] wanted)
    {
        double[] places = [.. wanted.Select(place => (double)place).Order()];
        double[] spread = LabelPlacement.Spread(places, 8, 0, 255);
        Assert.Equal(places.Length, spread.Length);
        for (int i = 1; i < spread.Length; i++)
        {
            Assert.True(spread[i] - spread[i - 1] > 8 - 1e-9);
        }

        if (places.Length is > 0 and < 30)
        {
            Assert.InRange(spread[0], -1e-9, 255);
            Assert.InRange(spread[^1], 0, 255 + 1e-9);
        }
    }

    [Fact]
    public void LabelsThatHaveRoomStayWhereTheyAre() =>
        Assert.Equal([10, 50, 90], LabelPlacement.Spread([10, 50, 90], 8, 0, 100));

    [Fact]
    public void NamesThatTouchGoToAnotherRow() =>
        Assert.Equal([0, 1, 0, 1], LabelPlacement.Rows([(0, 10), (5, 15), (10, 20), (18, 30)]));

    [Fact]
    public void ThinnedCurveKeepsItsSpikes()
    {
        const int count = 1_000_000;
        DataPoint[] points = [.. Enumerable.Range(0, count).Select(i => new DataPoint(i, i == 777_777 ? 1 : i == 777_778 ? -1 : 0))];
        IReadOnlyList<DataPoint> thin = Decimation.Thin(points, x => x, (0, count - 1));
        Assert.InRange(thin.Count, 1, (4 * Decimation.Columns) + 4);
        Assert.Contains(points[777_777], thin);
        Assert.Contains(points[777_778], thin);
        Assert.Equal(points[0], thin[0]);
        Assert.Equal(points[^1], thin[^1]);
        Assert.Equal(thin.OrderBy(point => point.X), thin);
    }

    [Fact]
    public void ShortCurveIsLeftAlone()
    {
        DataPoint[] points = [new(0, 1), new(1, 2)];
        Assert.Same(points, Decimation.Thin(points, x => x, (0, 1)));
    }
}
