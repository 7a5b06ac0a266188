using System.Numerics;
using PnpSolver.Validation.Exact;

namespace PnpSolver.Tests.Validation;

/// <summary>The inverse transform against known pairs.</summary>
public sealed class LaplaceInversionTests
{
    [Theory]
    [InlineData(1e-9)]
    [InlineData(0.1)]
    [InlineData(3)]
    [InlineData(1e6)]
    public void PairsWithSingularitiesOnTheNegativeAxisKeepTwelveDigits(double t)
    {
        Near.Relative(1, LaplaceInversion.At(s => 1 / s, t), 1e-12);
        Near.Relative(t * t / 2, LaplaceInversion.At(s => 1 / (s * s * s), t), 1e-12);
        Near.Relative(1 / Math.Sqrt(Math.PI * t), LaplaceInversion.At(s => 1 / Complex.Sqrt(s), t), 1e-12);
        double gauss = Math.Exp(-1 / (4 * t)) / Math.Sqrt(Math.PI * t); // e^(−√s)/√s
        Assert.Equal(gauss, LaplaceInversion.At(s => Complex.Exp(-Complex.Sqrt(s)) / Complex.Sqrt(s), t), 1e-12 / Math.Sqrt(t));
        Assert.Equal(Math.Exp(-t), LaplaceInversion.At(s => 1 / (s + 1), t), 1e-12);
    }

    [Theory]
    [InlineData(0.2)]
    [InlineData(1)]
    public void PairsWithSingularitiesOffTheAxisKeepTwelveDigits(double t)
    {
        Assert.Equal(Math.Sin(t), LaplaceInversion.At(s => 1 / ((s * s) + 1), t), 1e-12);
        Complex i = Complex.ImaginaryOne;
        Assert.Equal(BesselFunction.J(0, t), LaplaceInversion.At(s => 1 / (Complex.Sqrt(s - i) * Complex.Sqrt(s + i)), t), 1e-12);
    }
}
