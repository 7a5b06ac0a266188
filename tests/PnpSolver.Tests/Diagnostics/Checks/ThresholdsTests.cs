using PnpSolver.Diagnostics.Checks;

namespace PnpSolver.Tests.Diagnostics.Checks;

public class ThresholdsTests
{
    [Theory]
    [InlineData(0.9, CheckStatus.Pass, 1)]
    [InlineData(1, CheckStatus.Pass, 1)] // on the threshold is not beyond it
    [InlineData(1.1, CheckStatus.Note, 1)]
    [InlineData(9, CheckStatus.Warn, 2)]
    [InlineData(11, CheckStatus.Fail, 10)]
    public void LargerValuesAreWorse(double value, CheckStatus status, double nearest)
    {
        Thresholds thresholds = Thresholds.Above(note: 1, warn: 2, fail: 10);
        Assert.Equal(status, thresholds.StatusOf(value));
        Assert.Equal(nearest, thresholds.NearestTo(value));
    }

    [Theory]
    [InlineData(11, CheckStatus.Pass, 10)]
    [InlineData(10, CheckStatus.Pass, 10)]
    [InlineData(3, CheckStatus.Warn, 10)]
    [InlineData(0.9, CheckStatus.Fail, 1)]
    public void SmallerValuesAreWorse(double value, CheckStatus status, double nearest)
    {
        Thresholds thresholds = Thresholds.Below(warn: 10, fail: 1);
        Assert.Equal(status, thresholds.StatusOf(value));
        Assert.Equal(nearest, thresholds.NearestTo(value));
    }

    [Fact]
    public void NamesOfChecksAreUniqueAndTheirThresholdsRise()
    {
        Assert.Equal(CheckCatalogue.Definitions.Count, CheckCatalogue.Definitions.Select(definition => definition.Name).Distinct().Count());
        Assert.All(CheckCatalogue.Definitions, definition =>
        {
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", definition.Name);
            double[] given = [.. new[] { definition.Thresholds.Note, definition.Thresholds.Warn, definition.Thresholds.Fail }.OfType<double>()];
            Assert.NotEmpty(given);
            Assert.Equal(definition.Thresholds.IsLowWorse ? given.OrderDescending() : given.Order(), given);
            Assert.NotEmpty(definition.Formula);
            Assert.NotEmpty(definition.Source);
        });
    }
}
