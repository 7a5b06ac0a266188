using System.Runtime.CompilerServices;

namespace PnpSolver.Numerics;

/// <summary>The Bernoulli function B(x) = x/(e^x − 1) of the Scharfetter–Gummel flux, and its derivative, for x ≥ 0.</summary>
/// <remarks>Negative arguments follow from B(−x) = B(x) + x. Below 1 both come from the Taylor series with the Bernoulli
/// numbers, B(x) = 1 − x/2 + Σ B₂ₙ x²ⁿ/(2n)! (radius 2π), because x/(e^x − 1) loses the digits of the derivative there;
/// above 1 from B = x/(e^x − 1) and B′ = B(1 − B − x)/x, which cancel nothing.</remarks>
public static class Bernoulli
{
    // B₂ₙ/(2n)! for n = 1 … 10
    private const double C1 = 1.0 / 12;
    private const double C2 = -1.0 / 720;
    private const double C3 = 1.0 / 30240;
    private const double C4 = -1.0 / 1209600;
    private const double C5 = 1.0 / 47900160;
    private const double C6 = -691.0 / 1307674368000;
    private const double C7 = 1.0 / 74724249600;
    private const double C8 = -3617.0 / 10670622842880000;
    private const double C9 = 43867.0 / 5109094217170944000;
    private const double C10 = -174611.0 / 802857662698291200000.0;

    /// <summary>B(x) and B′(x).</summary>
    /// <param name="x">Not negative.</param>
    /// <param name="derivative">B′(x), between −1/2 and 0.</param>
    /// <returns>B(x), between 0 and 1.</returns>
    public static double Evaluate(double x, out double derivative)
    {
        if (x < 1)
        {
            double s = x * x;
            Series(s, out double value, out double slope);
            derivative = -0.5 + (x * slope);
            return 1 - (0.5 * x) + (s * value);
        }

        double b = x / Exponential.Expm1(x);
        derivative = b * (1 - b - x) / x;
        return b > 0 ? b : 0;
    }

    /// <summary>B(x) of an argument of either sign, with its derivative.</summary>
    /// <param name="x">Any number.</param>
    public static Dual Evaluate(Dual x)
    {
        double value = Evaluate(Math.Abs(x.Value), out double slope);
        return x.Value < 0 ? new(value - x.Value, -(1 + slope) * x.Derivative) : new(value, slope * x.Derivative);
    }

    /// <summary>Σ C_n s^(n−1) and Σ 2n C_n s^(n−1), cut where the rest is below round-off.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Series(double s, out double value, out double slope)
    {
        if (s < 4e-4)
        {
            value = C1 + (s * (C2 + (s * (C3 + (s * C4)))));
            slope = (2 * C1) + (s * ((4 * C2) + (s * ((6 * C3) + (s * 8 * C4)))));
            return;
        }

        value = C9 + (s * C10);
        value = C8 + (s * value);
        value = C7 + (s * value);
        value = C6 + (s * value);
        value = C5 + (s * value);
        value = C4 + (s * value);
        value = C3 + (s * value);
        value = C2 + (s * value);
        value = C1 + (s * value);
        slope = (18 * C9) + (s * 20 * C10);
        slope = (16 * C8) + (s * slope);
        slope = (14 * C7) + (s * slope);
        slope = (12 * C6) + (s * slope);
        slope = (10 * C5) + (s * slope);
        slope = (8 * C4) + (s * slope);
        slope = (6 * C3) + (s * slope);
        slope = (4 * C2) + (s * slope);
        slope = (2 * C1) + (s * slope);
    }
}
