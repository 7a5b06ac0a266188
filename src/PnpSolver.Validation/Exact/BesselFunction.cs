namespace PnpSolver.Validation.Exact;

/// <summary>Bessel functions of the first kind.</summary>
/// <remarks>J_n(x) = 1/π ∫ cos(nθ − x sin θ) dθ over half a turn; the trapezoidal rule converges faster than any power once it has more points
/// than x. Good to 1e-14. Source: Trefethen and Weideman 2014, doi:10.1137/130932132.</remarks>
public static class BesselFunction
{
    /// <summary>J_n(x).</summary>
    /// <param name="order">n; not negative.</param>
    /// <param name="argument">x; not negative.</param>
    public static double J(int order, double argument)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(order);
        ArgumentOutOfRangeException.ThrowIfNegative(argument);
        int intervals = 20 + order + (int)(0.6 * argument);
        double sum = (1 + (order % 2 == 0 ? 1 : -1)) / 2.0;
        for (int i = 1; i < intervals; i++)
        {
            double angle = Math.PI * i / intervals;
            sum += Math.Cos((order * angle) - (argument * Math.Sin(angle)));
        }

        return sum / intervals;
    }
}
