using System.Text;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

/// <summary>Charts of what was computed over what was expected.</summary>
public sealed class ChartFigureTests
{
    private static readonly ChartCurve Line = new("Nernst", ChartLook.Line, 0, [(0.1, -60), (10, 60)]);
    private static readonly ChartCurve Dots = new("E_K, field", ChartLook.Dots, 1, [(1, 0)]);

    [Theory]
    [InlineData(85)]
    [InlineData(174)]
    public void AxesAndLegendNameWhatIsDrawn(double width)
    {
        string svg = Svg(new("Ratio", "Potential (mV)", [Line, Dots]) { IsLogX = true }, width);
        Assert.All(new[] { "Ratio", "Potential (mV)", "Nernst", "10" }, text => Assert.Contains($">{text}", svg, StringComparison.Ordinal));
    }

    [Fact]
    public void LogarithmicAxisLeavesOutWhatIsNotPositive()
    {
        Chart chart = new("x", "y", [new("a", ChartLook.Line, 0, [(1, 1), (2, 0), (3, 100)])]) { IsLogY = true };
        Assert.Contains(">100", Svg(chart, 85), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => ChartFigure.Of(chart with { Curves = [new("a", ChartLook.Line, 0, [(1, -1)])] }, 85));
    }

    [Fact]
    public void NothingToDrawAndNumbersThatAreNoneAreRefused()
    {
        Assert.Throws<ArgumentException>(() => ChartFigure.Of(new("x", "y", []), 85));
        Assert.Throws<ArgumentException>(() => ChartFigure.Of(new("x", "y", [new("a", ChartLook.Dots, 0, [(1, double.NaN)])]), 85));
    }

    private static string Svg(Chart chart, double width)
    {
        using var stream = new MemoryStream();
        ChartFigure.Of(chart, width).Write(stream, FigureFormat.Svg);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
