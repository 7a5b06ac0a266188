using System.Numerics;

namespace PnpSolver.Validation.Exact;

/// <summary>Functions of time from their Laplace transforms.</summary>
/// <remarks>f(t) = 1/(2πi) ∫ F(z/t) e^z dz/t along Talbot's cotangent contour z = N (−0.6122 + 0.5017 θ cot 0.6407θ + 0.2645 iθ) by the midpoint
/// rule; the error is about 3.89^(−N), and round-off near 1e-13 of the largest values met. Holds where the singularities of F, times t, lie left of
/// the contour: on the negative real axis, or less than about two off it. Source: Trefethen, Weideman and Schmelzer 2006,
/// doi:10.1007/s10543-006-0077-9.</remarks>
public static class LaplaceInversion
{
    private const int Points = 34;

    /// <summary>f(t) of a real function.</summary>
    /// <param name="transform">F(s), analytic to the right of its singularities.</param>
    /// <param name="time">t; positive.</param>
    public static double At(Func<Complex, Complex> transform, double time)
    {
        ArgumentNullException.ThrowIfNull(transform);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(time);
        double sum = 0;
        for (int k = 0; k < Points / 2; k++)
        {
            // a real function's transform is conjugate on the lower half
            double angle = ((2 * k) + 1) * Math.PI / Points;
            double turned = 0.6407 * angle;
            double cotangent = 1 / Math.Tan(turned);
            var place = new Complex(Points * (-0.6122 + (0.5017 * angle * cotangent)), Points * 0.2645 * angle);
            double slope = 0.5017 * (cotangent - (turned * (1 + (cotangent * cotangent))));
            Complex weight = Complex.Exp(place) * new Complex(slope, 0.2645);
            sum += (weight * transform(place / time)).Imaginary;
        }

        return 2 * sum / time;
    }
}
