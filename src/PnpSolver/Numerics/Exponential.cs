namespace PnpSolver.Numerics;

/// <summary>Exponential functions that keep their digits near zero.</summary>
public static class Exponential
{
    private const double Log2High = 6.93147180369123816490e-01;
    private const double Log2Low = 1.90821492927058770002e-10;

    /// <summary>e^x − 1, to within 2 units in the last place for every x.</summary>
    /// <remarks>x = k·ln 2 + r with |r| ≤ ln 2/2; e^r − 1 by its Taylor polynomial with the leading terms added last, then
    /// scaled as 2^k(e^r − 1) + (2^k − 1). The framework's own function subtracts 1 from e^x, which leaves 8 digits at
    /// x = 1e-10.</remarks>
    /// <param name="x">Any number; −∞ gives −1.</param>
    public static double Expm1(double x)
    {
        if (!(Math.Abs(x) <= 708))
        {
            return x > 0 || double.IsNaN(x) ? Math.Exp(x) - 1 : -1;
        }

        double k = Math.Round(x * (1 / Math.Log(2)));
        double high = x - (k * Log2High);
        double low = k * Log2Low;
        double r = high - low;
        double lost = high - r - low;
        double tail = (r * r * Taylor(r)) + (lost * (1 + r));
        if (k == 0)
        {
            return r + tail;
        }

        double scale = BitConverter.Int64BitsToDouble((long)(1023 + k) << 52);
        return k > 0
            ? (scale * tail) + ((scale * r) + (scale - 1))
            : (scale - 1) + ((scale * r) + (scale * tail));
    }

    /// <summary>(e^r − 1 − r)/r² for |r| ≤ 0.35.</summary>
    private static double Taylor(double r)
    {
        double sum = 1 / 1307674368000.0;
        sum = (sum * r) + (1 / 87178291200.0);
        sum = (sum * r) + (1 / 6227020800.0);
        sum = (sum * r) + (1 / 479001600.0);
        sum = (sum * r) + (1 / 39916800.0);
        sum = (sum * r) + (1 / 3628800.0);
        sum = (sum * r) + (1 / 362880.0);
        sum = (sum * r) + (1 / 40320.0);
        sum = (sum * r) + (1 / 5040.0);
        sum = (sum * r) + (1 / 720.0);
        sum = (sum * r) + (1 / 120.0);
        sum = (sum * r) + (1 / 24.0);
        sum = (sum * r) + (1 / 6.0);
        return (sum * r) + 0.5;
    }
}
