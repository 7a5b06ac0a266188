using PnpSolver.Meshing;

namespace PnpSolver.Tests.Meshing;

public sealed class ErrorEstimateTests
{
    /// <summary>q(h) = 1 + hᵖ on h = 4, 2, 1 has the error 1 on the finest; the estimate is never below it, and at most 1.25 times that.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1.33)]
    [InlineData(2)]
    public void ErrorIsCoveredAtTheObservedOrder(double order)
    {
        double At(double h) => 1 + Math.Pow(h, order);
        Assert.InRange(ErrorEstimate.Of(At(4), At(2), At(1)), 1, 1.25 + 1e-12);
    }

    /// <summary>A fourth-order shrinkage may be chance: no more than second order is trusted.</summary>
    [Fact]
    public void FasterConvergenceIsNotTrusted() => Assert.InRange(ErrorEstimate.Of(1 + 256, 1 + 16, 1 + 1), 240 / 12.0, 1.25 * 240 / 12.0);

    [Fact]
    public void DifferencesThatDoNotShrinkStand() => Assert.Equal(2, ErrorEstimate.Of(1, 3, 1.5));

    [Fact]
    public void WithoutACoarseValueTheDifferenceStands() => Assert.Equal(0.5, ErrorEstimate.Of(double.NaN, 3, 2.5));
}
