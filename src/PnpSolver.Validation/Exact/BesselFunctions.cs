namespace PnpSolver.Validation.Exact;

/// <summary>Bessel functions of the first kind of real order, and Euler's gamma function; 1e-10.</summary>
/// <remarks>The power series DLMF 10.2.2, whose terms grow to e^x and cancel, up to x = 14, and Hankel's expansion DLMF 10.17.3, whose smallest term is
/// about e^(−2x), beyond; Γ by Stirling's series DLMF 5.11.1 eight above its argument.</remarks>
internal static class BesselFunctions
{
    private const double Switch = 14;

    /// <summary>J_ν(x).</summary>
    /// <param name="order">ν, from 0 to 3.</param>
    /// <param name="x">Positive.</param>
    public static double J(double order, double x) => x < Switch ? Series(order, x) : Hankel(order, x);

    /// <summary>The m-th positive zero of J₁: McMahon's expansion, then Newton's method with J₁′ = J₀ − J₁/x.</summary>
    public static double ZeroOfJ1(int m)
    {
        double b = Math.PI * (m + 0.25);
        double x = b - (3 / (8 * b)) + (3 / (128 * b * b * b));
        for (int step = 0; step < 2; step++)
        {
            double value = J(1, x);
            x -= value / (J(0, x) - (value / x));
        }

        return x;
    }

    /// <summary>Γ(x), x positive.</summary>
    public static double Gamma(double x)
    {
        double shift = 1;
        double y = x;
        for (int step = 0; step < 8; step++)
        {
            shift *= y++;
        }

        double square = y * y;
        double series = (1 - ((1 - ((2 - (1.5 / square)) / (7 * square))) / (30 * square))) / (12 * y);
        return Math.Sqrt(2 * Math.PI / y) * Math.Exp((y * Math.Log(y / Math.E)) + series) / shift;
    }

    private static double Series(double order, double x)
    {
        double square = -x * x / 4;
        double term = Math.Pow(x / 2, order) / Gamma(order + 1);
        double sum = term;
        for (int k = 1; Math.Abs(term) > 1e-17 * Math.Abs(sum) || k < x; k++)
        {
            term *= square / (k * (k + order));
            sum += term;
        }

        return sum;
    }

    private static double Hankel(double order, double x)
    {
        double even = 0;
        double odd = 0;
        double term = 1;
        for (int k = 0; k < 2 * Switch && Math.Abs(term) > 1e-17; k++)
        {
            double sign = k % 4 < 2 ? 1 : -1;
            (even, odd) = k % 2 == 0 ? (even + (sign * term), odd) : (even, odd + (sign * term));
            term *= ((4 * order * order) - (((2 * k) + 1) * ((2 * k) + 1))) / (8 * (k + 1) * x);
        }

        double phase = x - (((order / 2) + 0.25) * Math.PI);
        return Math.Sqrt(2 / (Math.PI * x)) * ((Math.Cos(phase) * even) - (Math.Sin(phase) * odd));
    }
}
