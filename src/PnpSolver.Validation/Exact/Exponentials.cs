namespace PnpSolver.Validation.Exact;

/// <summary>Differences of exponentials that keep their digits near zero; independent of the solver's own functions.</summary>
internal static class Exponentials
{
    /// <summary>eˣ − 1 = 2 e^(x/2) sinh(x/2).</summary>
    public static double Expm1(double x) => Math.Abs(x) < 40 ? 2 * Math.Exp(x / 2) * Math.Sinh(x / 2) : Math.Exp(x) - 1;

    /// <summary>(eˣ − 1)/x, which is 1 at 0.</summary>
    public static double MeanExp(double x) => x == 0 ? 1 : Expm1(x) / x;

    /// <summary>eˣ − 1 − x, by its series near zero.</summary>
    public static double ExpMinusLine(double x)
    {
        if (Math.Abs(x) > 1)
        {
            return Expm1(x) - x;
        }

        double term = x * x / 2;
        double sum = 0;
        for (int n = 3; sum + term != sum; n++)
        {
            sum += term;
            term *= x / n;
        }

        return sum;
    }
}
