namespace PnpSolver.Validation.Exact;

/// <summary>The double layer around a charged sphere or cylinder in an unbounded 1:1 salt. Immutable.</summary>
/// <remarks>y″ + (n/x) y′ = sinh y with x = κr, n = 1 (cylinder) or 2 (sphere), y(κa) = y₀, y(∞) = 0. There is no closed form.
/// With t = ln y and w = −d ln y/d ln x the equation reads d ln x/dt = −1/w, dw/dt = n − 1 + x² sinh(y)/(y w) − w,
/// which is smooth and stable inwards; it starts at y = 1e-12 on the linear solution (w = 1 + x, or x K₁(x)/K₀(x)), where the
/// neglected term is of relative size y²/6, and its start is sought such that the surface lies at κa. Good to about 1e-13.
/// Source of the problem: Ohshima, Healy and White 1982, doi:10.1016/0021-9797(82)90393-9.</remarks>
public sealed record CurvedDoubleLayer
{
    // the start lies beyond this radius unless the surface's own is far below 1e-3; nearer trial starts only bracket it
    private const double SeriesRadius = 18;
    private const int Steps = 240;
    private const double LinearPotential = 1e-12;

    private CurvedDoubleLayer(double radius, double potential, int curvature)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(radius);
        Radius = radius;
        SurfacePotential = potential;
        SurfaceSlope = potential == 0 ? 0 : Math.Sign(potential) * Slope(radius, Math.Abs(potential), curvature);
    }

    /// <summary>κa.</summary>
    public double Radius { get; }

    /// <summary>y₀ = φ_surface/V_T.</summary>
    public double SurfacePotential { get; }

    /// <summary>I = −dy/d(κr) at the surface; the surface charge density is I·ε·V_T/λ_D.</summary>
    public double SurfaceSlope { get; }

    /// <summary>The layer around a sphere.</summary>
    /// <param name="radius">κa; positive.</param>
    /// <param name="potential">y₀.</param>
    public static CurvedDoubleLayer Sphere(double radius, double potential) => new(radius, potential, 2);

    /// <summary>The layer around a long cylinder.</summary>
    /// <param name="radius">κa; positive.</param>
    /// <param name="potential">y₀.</param>
    public static CurvedDoubleLayer Cylinder(double radius, double potential) => new(radius, potential, 1);

    private static double Slope(double radius, double potential, int curvature)
    {
        double low = Math.Min(LinearPotential, potential * LinearPotential);

        // a curved layer decays faster than the plane one, whose width is known
        double planeWidth = Math.Log(Math.Tanh(potential / 4) / Math.Tanh(low / 4));
        double start = Bisection.Root(
            x => Inwards(x, low, potential, curvature)[0] - Math.Log(radius), radius, radius + planeWidth + 1e-6);
        return potential * Inwards(start, low, potential, curvature)[1] / radius;
    }

    /// <summary>[ln x, w] at y = <paramref name="high"/> on the decaying solution that is <paramref name="low"/> at x.</summary>
    private static double[] Inwards(double x, double low, double high, int curvature)
    {
        double decay = curvature == 2 ? 1 + x : CylinderDecay(Math.Max(x, SeriesRadius));
        return ExtrapolationIntegrator.Integrate(Rate, (Math.Log(low), Math.Log(high)), [Math.Log(x), decay], Steps);

        double[] Rate(double t, double[] state)
        {
            double y = Math.Exp(t);
            double w = state[1];
            return [-1 / w, curvature - 1 + (Math.Exp(2 * state[0]) * Math.Sinh(y) / (y * w)) - w];
        }
    }

    /// <summary>x K₁(x)/K₀(x) = x + Σ a_k x^(−k), whose coefficients follow from x w′ = w² − x²; summed to its smallest term,
    /// of relative size e^(−2x).</summary>
    private static double CylinderDecay(double x)
    {
        var coefficients = new List<double> { 0.5 };
        double sum = x + 0.5;
        double power = 1;
        double last = 1;
        for (int k = 0; ; k++)
        {
            double square = 0;
            for (int i = 0; i <= k; i++)
            {
                square += coefficients[i] * coefficients[k - i];
            }

            coefficients.Add(-((k * coefficients[k]) + square) / 2);
            power /= x;
            double term = coefficients[k + 1] * power;
            if (Math.Abs(term) >= last || sum + term == sum)
            {
                return sum;
            }

            sum += term;
            last = Math.Abs(term);
        }
    }
}
