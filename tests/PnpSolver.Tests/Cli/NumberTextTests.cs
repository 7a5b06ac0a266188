using PnpSolver.Cli.Reports;

namespace PnpSolver.Tests.Cli;

public class NumberTextTests
{
    [Theory]
    [InlineData(-13.8878862743, 14, "-13.8879")]
    [InlineData(-14, 14, "-14.0000")]
    [InlineData(0.351331, 0.354, "0.351331")]
    [InlineData(0, 14, "0")]
    [InlineData(1.89e-11, 1.89e-11, "1.89e-11")]
    [InlineData(3e-9, 14, "3.00e-9")]
    [InlineData(123456789, 123456789, "1.23e8")]
    public void DecimalsFollowTheScaleAndNothingRoundsToZero(double value, double scale, string text) =>
        Assert.Equal(text, NumberText.Of(value, scale));

    [Theory]
    [InlineData(-0.0080, "-0.80 %")]
    [InlineData(0.000302, "+0.030 %")]
    [InlineData(1.5, "+150 %")]
    [InlineData(-0.095, "-9.5 %")]
    [InlineData(2e-9, "+2.0e-7 %")]
    [InlineData(0, "0 %")]
    [InlineData(-0.0, "0 %")]
    [InlineData(-8.6e-16, "0 %")]
    public void DeviationsHaveASignAndTwoDigits(double deviation, string text) => Assert.Equal(text, NumberText.Percent(deviation));

    [Theory]
    [InlineData(2e-11, "2e-11")]
    [InlineData(0.02 * 1e-9, "2e-11")]
    [InlineData(310.15, "310.15")]
    [InlineData(-1.96e-9, "-1.96e-9")]
    public void FullValuesShowNoRoundingToBinary(double value, string text) => Assert.Equal(text, NumberText.Full(value));

    [Theory]
    [InlineData(-0.07, "V", "-70 mV")]
    [InlineData(1.4e7, "V/m", "14 MV/m")]
    [InlineData(3.5e-3, "F/m^2", "0.35 µF/cm²")]
    [InlineData(-2.46e-4, "C/m^2", "-0.246 mC/m²")]
    [InlineData(8e-10, "m", "0.8 nm")]
    [InlineData(2.5e-11, "A", "25 pA")]
    [InlineData(40, "1", "40")]
    [InlineData(3, "furlong", "3 furlong")]
    public void ValuesAreShownInTheUnitsOfTheField(double si, string unit, string text) =>
        Assert.Equal(text, ProblemText.Value(si, unit));
}
