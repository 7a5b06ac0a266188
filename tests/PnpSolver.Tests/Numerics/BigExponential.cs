using System.Numerics;

namespace PnpSolver.Tests.Numerics;

/// <summary>Exponentials in fixed-point big-integer arithmetic: 2^-Bits resolution, for judging double functions.</summary>
internal static class BigExponential
{
    public const int Bits = 1400;

    public static BigInteger One => BigInteger.One << Bits;

    /// <summary>The double x, exactly, in fixed point.</summary>
    public static BigInteger Fixed(double x)
    {
        long bits = BitConverter.DoubleToInt64Bits(Math.Abs(x));
        int exponent = (int)(bits >> 52);
        BigInteger mantissa = (bits & 0xFFFFFFFFFFFFF) + (exponent == 0 ? 0 : 1L << 52);
        int shift = Bits + Math.Max(exponent, 1) - 1075;
        BigInteger value = shift >= 0 ? mantissa << shift : mantissa >> -shift;
        return x < 0 ? -value : value;
    }

    /// <summary>e^x by the Taylor series of x/2^k and k squarings.</summary>
    public static BigInteger Exp(double x)
    {
        const int Halvings = 12;
        BigInteger argument = Fixed(x) >> Halvings;
        BigInteger term = One;
        BigInteger sum = One;
        for (int n = 1; !term.IsZero && n < 2000; n++)
        {
            term = (term * argument) / (n * One);
            sum += term;
        }

        for (int i = 0; i < Halvings; i++)
        {
            sum = (sum * sum) >> Bits;
        }

        return sum;
    }

    /// <summary>Distance of a double from an exact quotient, in units in the last place of that double.</summary>
    public static double UlpDistance(double value, BigInteger numerator, BigInteger denominator)
    {
        BigInteger difference = (Fixed(value) * denominator) - (numerator << Bits);
        double ulp = Math.BitIncrement(Math.Abs(value)) - Math.Abs(value);
        BigInteger scaled = (difference << 60) / (denominator * Fixed(ulp));
        return Math.Abs((double)scaled) / Math.Pow(2, 60);
    }
}
