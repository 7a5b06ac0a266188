namespace PnpSolver.Validation.Exact;

/// <summary>The complement of the error function, 2/√π ∫ e^(−s²) ds from x to infinity.</summary>
/// <remarks>Around zero 1 − erf by the series DLMF 7.6.2, whose terms have one sign; beyond 2 the continued fraction DLMF 7.9.1. Relative digits to 1e-13
/// on the positive side.</remarks>
public static class ErrorFunction
{
    private const double Switch = 2;
    private const int Fractions = 80;

    /// <summary>erfc(x), from 2 down to 0.</summary>
    /// <param name="x">x.</param>
    public static double Complement(double x) =>
        Math.Abs(x) < Switch ? 1 - Series(x) : x > 0 ? Fraction(x) : 2 - Fraction(-x);

    private static double Series(double x)
    {
        double term = 2 / Math.Sqrt(Math.PI) * x * Math.Exp(-x * x);
        double sum = 0;
        for (int n = 1; sum + term != sum; n++)
        {
            sum += term;
            term *= 2 * x * x / ((2 * n) + 1);
        }

        return sum;
    }

    private static double Fraction(double x)
    {
        double tail = x;
        for (int n = Fractions; n >= 1; n--)
        {
            tail = x + (n / (2 * tail));
        }

        return Math.Exp(-x * x) / (Math.Sqrt(Math.PI) * tail);
    }
}
