using PnpSolver.Diagnostics;
using PnpSolver.Validation.Report;

namespace PnpSolver.Tests.Validation.Report;

/// <summary>Numbers of the report, their uncertainties and how they are written.</summary>
public sealed class MeasuredTests
{
    [Theory]
    [InlineData(-0.0741487360, 1.234e-8, "V", "−74.148736 ± 0.000012 mV")]
    [InlineData(-13887886.3, 21.7, "V/m", "−13.887886 ± 0.000022 MV/m")]
    [InlineData(40.0122, 0.0149, "1", "40.012 ± 0.015")]
    [InlineData(1.89e-11, 5.6e-12, "1", "(1.89 ± 0.56)×10⁻¹¹")]
    [InlineData(3140.22, 0.0996, "mol/m^3", "3140.22 ± 0.10 mM")]
    [InlineData(12.7, 340, "1", "13 ± 340")]
    [InlineData(0, 3e-9, "1", "(0.0 ± 3.0)×10⁻⁹")]
    [InlineData(0.999, 1e-16, "1", "0.999000000000 ± 1.0×10⁻¹⁶")]
    public void UncertaintyHasTwoDigitsAndTheValueMatches(double value, double uncertainty, string unit, string text) =>
        Assert.Equal(text, MeasuredText.Of(new Measured(value, unit, uncertainty)));

    [Theory]
    [InlineData(-0.0950225756659, "V", "−95.02257567 mV")]
    [InlineData(40, "1", "40")]
    [InlineData(1.602176634e-17, "A", "1.602176634×10⁻⁵ pA")]
    public void NumberWithoutUncertaintyHasTenDigits(double value, string unit, string text)
    {
        Assert.Equal(text, MeasuredText.Of(new Measured(value, unit)));
        Assert.Equal(text, MeasuredText.Of(new Measured(value, unit, 1e-25) { IsRoundOff = true }));
    }

    [Theory]
    [InlineData(-0.1, "−0.10")]
    [InlineData(9.96, "10")]
    [InlineData(5e-5, "5.0×10⁻⁵")]
    [InlineData(2.5e7, "2.5×10⁷")]
    public void FewDigitsKeepTheirZeros(double value, string text) => Assert.Equal(text, MeasuredText.Number(value, 2));

    /// <summary>Both err by 1 % on the given mesh: their ratio does not err at all, which a sum of the two would hide.</summary>
    [Fact]
    public void ErrorsOfOneMeshGoTogether()
    {
        Measured charge = Reported(1.01, 1);
        Measured drop = Reported(2.02, 2);
        Measured ratio = charge / drop;
        Assert.Equal(0.5, ratio.Value, 1e-15);
        Assert.InRange(ratio.Uncertainty!.Value, 0, 1e-12);
        Assert.Equal(1.25 * 0.01, (drop - charge).Uncertainty!.Value, 1e-10);
    }

    [Fact]
    public void IntervalsAddUpWhereTheMeshesShowNoOrder()
    {
        var a = new Measured(3, "V", 0.1);
        var b = new Measured(1, "V", 0.2);
        Assert.Equal(0.3, (a - b).Uncertainty!.Value, 1e-12);
        Assert.Equal(0.1 + (3 * 0.2), (a / b).Uncertainty!.Value, 0.05);
        Assert.Equal(0.2, a.Map(value => 2 * value, "V").Uncertainty!.Value, 1e-12);
        Assert.Null((a - new Measured(1, "V")).Uncertainty);
        Assert.Throws<ArgumentException>(() => a - new Measured(1, "A"));
    }

    [Fact]
    public void WhatIsComputedFromExactNumbersIsExact() =>
        Assert.True((new Measured(3, "V", 1e-12) { IsRoundOff = true } / (new Measured(1, "V", 1e-12) { IsRoundOff = true })).IsRoundOff);

    private static Measured Reported(double value, double limit) => Measured.Of(new Quantity("q", value, "V", "")
    {
        Uncertainty = new(1.25 * Math.Abs(value - limit)) { Order = 2, Extrapolated = limit },
    });
}
