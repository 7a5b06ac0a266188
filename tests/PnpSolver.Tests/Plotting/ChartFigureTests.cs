using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

/// <summary>Charts of what was computed over what was expected.</summary>
public sealed class ChartFigureTests
{
    private static readonly ChartCurve Line = new("Nernst", ChartLook.Line, 0, [(0.1, -60), (10, 60)]);
    private static readonly ChartCurve Dots = new("E_K, field", ChartLook.Dots, 1, [(1, 0)]);

    private static readonly string[] Named = ["Ratio", "Potential (mV)", "Nernst", "10"];

    [Theory]
    [InlineData(85)]
    [InlineData(174)]
    public void AxesAndLegendNameWhatIsDrawn(double width)
    {
        SvgTexts texts = SvgTexts.Of(ChartFigure.Of(new("Ratio", "Potential (mV)", [Line, Dots]) { IsLogX = true }, width));
        Assert.Empty(texts.Faults());
        Assert.Empty(Named.Except(texts.All));
    }

    [Fact]
    public void LogarithmicAxisLeavesOutWhatIsNotPositive()
    {
        Chart chart = new("x", "y", [new("a", ChartLook.Line, 0, [(1, 1), (2, 0), (3, 100)])]) { IsLogY = true };
        Assert.Contains("100", SvgTexts.Of(ChartFigure.Of(chart, 85)).All);
        Assert.Throws<ArgumentException>(() => ChartFigure.Of(chart with { Curves = [new("a", ChartLook.Line, 0, [(1, -1)])] }, 85));
    }

    [Fact]
    public void NothingToDrawAndNumbersThatAreNoneAreRefused()
    {
        Assert.Throws<ArgumentException>(() => ChartFigure.Of(new("x", "y", []), 85));
        Assert.Throws<ArgumentException>(() => ChartFigure.Of(new("x", "y", [new("a", ChartLook.Dots, 0, [(1, double.NaN)])]), 85));
    }
}
