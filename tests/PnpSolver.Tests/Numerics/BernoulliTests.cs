using System.Numerics;
using PnpSolver.Numerics;

namespace PnpSolver.Tests.Numerics;

public class BernoulliTests
{
    /// <summary>2 ulp for B; its derivative is a difference of two terms of like size above 1, hence 6.</summary>
    [Theory]
    [InlineData(1e-9, 0.0199)]
    [InlineData(0.0199, 0.0201)]
    [InlineData(0.0201, 0.99)]
    [InlineData(0.99, 1.01)]
    [InlineData(1.01, 30)]
    [InlineData(30, 300)]
    public void ValueAndDerivativeAgreeWithBigArithmetic(double from, double to)
    {
        var random = new Random(2);
        for (int i = 0; i < 100; i++)
        {
            double x = from * Math.Pow(to / from, random.NextDouble());
            BigInteger exponential = BigExponential.Exp(x);
            BigInteger below = exponential - BigExponential.One;
            BigInteger argument = BigExponential.Fixed(x);
            BigInteger slope = below - ((argument * exponential) >> BigExponential.Bits);
            double value = Bernoulli.Evaluate(x, out double derivative);
            double valueError = BigExponential.UlpDistance(value, argument, below);
            double slopeError = BigExponential.UlpDistance(derivative, slope, (below * below) >> BigExponential.Bits);
            Assert.True(valueError <= 2, $"B({x:r}) is off by {valueError:g3} ulp");
            Assert.True(slopeError <= 6, $"B'({x:r}) is off by {slopeError:g3} ulp");
        }
    }

    [Fact]
    public void LimitsAreExact()
    {
        Assert.Equal(1, Bernoulli.Evaluate(0, out double slope));
        Assert.Equal(-0.5, slope);
        Assert.Equal(0, Bernoulli.Evaluate(800, out slope));
        Assert.Equal(0, slope);
    }

    /// <summary>B(−x) = B(x) + x, with B(−x) = x/(1 − e^(−x)).</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1e-7)]
    [InlineData(0.3)]
    [InlineData(4)]
    public void ArgumentsOfEitherSignFollowOneAnother(double x)
    {
        Dual above = Bernoulli.Evaluate(new Dual(x, 3));
        Dual below = Bernoulli.Evaluate(new Dual(-x, 3));

        Assert.Equal(above.Value + x, below.Value, 1e-15 * below.Value);
        Assert.Equal(-3, above.Derivative + below.Derivative, 1e-15);
        if (x > 1)
        {
            Assert.Equal(x / (1 - Math.Exp(-x)), below.Value, 1e-15 * below.Value);
        }
    }
}
