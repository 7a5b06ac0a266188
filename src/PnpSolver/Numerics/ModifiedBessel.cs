namespace PnpSolver.Numerics;

/// <summary>Modified Bessel functions of orders 0 and 1, scaled so that they neither overflow nor vanish; 1e-13.</summary>
/// <remarks>I_n(x) = 1/π ∫ e^(x cos θ) cos nθ dθ over half a turn and K_n(x) = ∫ e^(−x cosh t) cosh nt dt over t &gt; 0 (DLMF 10.32.3 and 10.32.9), whose
/// trapezoidal sums converge faster than any power. Source: Trefethen and Weideman 2014, doi:10.1137/130932132.</remarks>
public static class ModifiedBessel
{
    private const double Step = 0.2;
    private const double Negligible = 40;

    /// <summary>e^(−x) I_n(x).</summary>
    /// <param name="order">n: 0 or 1.</param>
    /// <param name="x">Not negative.</param>
    public static double ScaledI(int order, double x)
    {
        int intervals = 24 + (int)(6 * Math.Sqrt(x));
        double sum = 0.5 * (1 + (Math.Exp(-2 * x) * (order == 0 ? 1 : -1)));
        for (int i = 1; i < intervals; i++)
        {
            double angle = Math.PI * i / intervals;
            sum += Math.Exp(x * (Math.Cos(angle) - 1)) * (order == 0 ? 1 : Math.Cos(angle));
        }

        return sum / intervals;
    }

    /// <summary>e^x K_n(x).</summary>
    /// <param name="order">n: 0 or 1.</param>
    /// <param name="x">Positive.</param>
    public static double ScaledK(int order, double x)
    {
        double step = Step / Math.Max(1, Math.Sqrt(x / 10));
        double sum = 0.5;
        for (double t = step; x * (Math.Cosh(t) - 1) < Negligible + (order * t); t += step)
        {
            sum += Math.Exp(-x * (Math.Cosh(t) - 1)) * (order == 0 ? 1 : Math.Cosh(t));
        }

        return step * sum;
    }
}
