using PnpSolver.Cli.Reports;

namespace PnpSolver.Tests.Cli;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData(0, "0 s")]
    [InlineData(1e-10, "100 ps")]
    [InlineData(1e-9, "1 ns")]
    [InlineData(0.9999e-9, "1 ns")]
    [InlineData(1.2345e-3, "1.23 ms")]
    [InlineData(59.9, "59.9 s")]
    [InlineData(60, "1 min")]
    [InlineData(3600, "1 h")]
    [InlineData(1e5, "27.8 h")]
    [InlineData(1e7, "116 d")]
    public void TimesAreSaidInTheUnitOfWhichTheyAreAFew(double seconds, string expected) => Assert.Equal(expected, DurationText.Of(seconds));
}
