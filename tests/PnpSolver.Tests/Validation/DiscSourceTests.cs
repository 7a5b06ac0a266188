using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

public sealed class DiscSourceTests
{
    [Fact]
    public void SmallDiscInADeepCylinderIsOneInAHalfSpace()
    {
        var source = new DiscSource(1, 100, 1000);

        // the cylinder itself is in series with what spreads: the first correction is a/R of the disc's own
        double spreading = source.OverDisc - (source.Share * 1000);
        Near.Relative(8 / (3 * Math.PI), spreading, 0.02);
    }

    [Fact]
    public void DiscOverTheWholeEndIsALine()
    {
        var source = new DiscSource(0.9999999, 1, 3);
        Near.Relative(3, source.OverDisc, 1e-6);
    }

    /// <summary>All that flows through the disc passes the whole section, whose mean is that of a line.</summary>
    [Fact]
    public void MeanOverTheEndIsThatOfALine()
    {
        var source = new DiscSource(0.3, 1, 0.5);
        Near.Relative(source.Share * 0.5, (source.Share * source.OverDisc) + ((1 - source.Share) * source.OverRest), 1e-12);
        Assert.True(source.OverDisc > source.OverRest);
    }

    [Theory]
    [InlineData(0, 2.404825557695773, 0)]
    [InlineData(1, 3.831705970207512, 0)]
    [InlineData(0, 1.0, 0.7651976865579666)]
    [InlineData(1, 1000.0, 0.004728311907089523)]
    public void BesselFunctionsHaveTheirTabulatedValues(int order, double argument, double expected) =>
        Assert.Equal(expected, BesselFunction.J(order, argument), 1e-13);
}
