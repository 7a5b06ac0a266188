using System.Numerics;

namespace PnpSolver.Validation.Exact;

/// <summary>The function 1 − T, T(u) = tanh(√u)/√u, near zero, where T itself keeps no digits of it.</summary>
/// <remarks>T = 1/(1 + u/(3 + u/(5 + …))), Lambert's continued fraction, DLMF 4.39.1; tan(√−u)/√−u for negative u.</remarks>
internal static class TanhFraction
{
    private const int Fractions = 20;

    /// <summary>1/(5 + u/(7 + …)), where |u| is at most 1.</summary>
    public static Complex Tail(Complex u)
    {
        Complex tail = 0;
        for (int k = Fractions; k >= 2; k--)
        {
            tail = 1 / ((2 * k) + 1 + (u * tail));
        }

        return tail;
    }

    /// <summary>(1 − T)/u, 1/3 at 0.</summary>
    /// <param name="u">Any number but the poles −(n − ½)²π².</param>
    public static Complex Deficit(Complex u)
    {
        if (Complex.Abs(u) <= 1)
        {
            Complex fraction = 1 / (3 + (u * Tail(u)));
            return fraction / (1 + (u * fraction));
        }

        Complex root = Complex.Sqrt(u);
        Complex decay = Complex.Exp(-2 * root); // tanh itself overflows for large arguments
        return (1 - ((1 - decay) / (1 + decay) / root)) / u;
    }
}
