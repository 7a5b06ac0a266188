using System.Numerics;
using PnpSolver.Numerics;

namespace PnpSolver.Tests.Numerics;

public class ExponentialTests
{
    [Theory]
    [InlineData(1e-300, 1e-20)]
    [InlineData(1e-20, 1e-6)]
    [InlineData(1e-6, 0.3)]
    [InlineData(0.3, 2)]
    [InlineData(2, 50)]
    [InlineData(50, 350)]
    public void Expm1IsWithinTwoUlp(double from, double to)
    {
        var random = new Random(1);
        for (int i = 0; i < 150; i++)
        {
            double x = from * Math.Pow(to / from, random.NextDouble());
            foreach (double signed in new[] { x, -x })
            {
                BigInteger exact = BigExponential.Exp(signed) - BigExponential.One;
                double distance = Math.Abs(signed) < 1e-60 ? Math.Abs(Exponential.Expm1(signed) - signed) / signed
                    : BigExponential.UlpDistance(Exponential.Expm1(signed), exact, BigExponential.One);
                Assert.True(distance <= 2, $"expm1({signed:r}) is off by {distance:g3} ulp");
            }
        }
    }

    [Fact]
    public void Expm1HasItsLimits()
    {
        Assert.Equal(0, Exponential.Expm1(0));
        Assert.Equal(-1, Exponential.Expm1(double.NegativeInfinity));
        Assert.Equal(-1, Exponential.Expm1(-1000));
        Assert.Equal(double.PositiveInfinity, Exponential.Expm1(1000));
        Assert.True(double.IsNaN(Exponential.Expm1(double.NaN)));
        Assert.Equal(double.Epsilon, Exponential.Expm1(double.Epsilon));
    }
}
