using FsCheck;
using FsCheck.Fluent;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Refinement;

namespace PnpSolver.Tests.Diagnostics.Refinement;

public class RichardsonTests
{
    [Theory]
    [InlineData(2, 1.0)]
    [InlineData(2, -1e-6)]
    [InlineData(1.5, 0.3)] // a re-entrant corner
    [InlineData(4, 1e-3)]
    public void PowerOfTheCellIsFoundWithItsLimit(double order, double coefficient)
    {
        double At(double h) => 7 + (coefficient * Math.Pow(h, order));

        Uncertainty found = Richardson.Of(At(1), At(0.5), At(0.25));

        Assert.Equal(order, found.Order!.Value, 1e-5);
        Assert.Equal(7, found.Extrapolated!.Value, 1e-9);
        Assert.Equal(1.25 * Math.Abs(coefficient), found.Value, 1e-9);
    }

    [Theory]
    [InlineData(1, 2, 1, 3)] // to and fro
    [InlineData(1, 1.1, 1.3, 0.9)] // ever faster
    [InlineData(4, 3, 2, 6)] // no slower: first differences are equal
    public void WithoutAnOrderTheLargestDifferenceCountsThreefold(double first, double second, double third, double expected)
    {
        Uncertainty found = Richardson.Of(first, second, third);

        Assert.Null(found.Order);
        Assert.Null(found.Extrapolated);
        Assert.Equal(expected, found.Value, 1e-9);
    }

    [Fact]
    public void WhatDoesNotDependOnTheMeshIsUncertainByRoundOff()
    {
        Uncertainty found = Richardson.Of(1e7, 1e7 + 1e-9, 1e7);

        Assert.True(found.IsRoundOff);
        Assert.InRange(found.Value, 1e-9, 1e-4);
        Assert.True(Richardson.Of(0, 0, 0).IsRoundOff);
        Assert.True(Richardson.Of(1e-15, -2e-15, 0, scale: 1).IsRoundOff);
    }

    [Fact]
    public void ErrorOfTwoTermsLiesWithin()
    {
        Gen<(double C, double D)> terms = Gen.Zip(Gen.Choose(-1000, 1000), Gen.Choose(-1000, 1000)).Select(pair => (pair.Item1 / 1e3, pair.Item2 / 3e3));
        Prop.ForAll(terms.ToArbitrary(), pair =>
        {
            double At(double h) => 1 + (pair.C * h * h) + (pair.D * h * h * h * h);
            Uncertainty found = Richardson.Of(At(0.5), At(0.25), At(0.125));
            return Math.Abs(At(0.5) - 1) <= found.Value;
        }).QuickCheckThrowOnFailure();
    }
}
