namespace PnpSolver.Validation.Exact;

/// <summary>Elliptic integrals of the first kind.</summary>
/// <remarks>By Carlson's duplication: R_F(x, y, z) is unchanged by x → (x + s)/4 with s = √x√y + √y√z + √z√x, and is x^(−1/2)
/// once all three are equal. Source: Carlson 1995, doi:10.1007/BF02198293.</remarks>
internal static class EllipticIntegrals
{
    private const double SeriesTolerance = 2e-3;

    /// <summary>F(ϕ, k) = ∫₀^ϕ dθ/√(1 − k² sin²θ), given sin ϕ, for ϕ in [0, π/2].</summary>
    public static double FirstKind(double sine, double modulus) =>
        sine * SymmetricFirstKind((1 - sine) * (1 + sine), (1 - (modulus * sine)) * (1 + (modulus * sine)), 1);

    /// <summary>K(k) = F(π/2, k), given the complementary parameter 1 − k².</summary>
    public static double CompleteFirstKind(double complementaryParameter) =>
        SymmetricFirstKind(0, complementaryParameter, 1);

    private static double SymmetricFirstKind(double x, double y, double z)
    {
        while (true)
        {
            double mean = (x + y + z) / 3;
            double dx = 1 - (x / mean);
            double dy = 1 - (y / mean);
            double dz = -(dx + dy);
            if (Math.Max(Math.Abs(dx), Math.Max(Math.Abs(dy), Math.Abs(dz))) < SeriesTolerance)
            {
                // Taylor expansion about equal arguments; the first neglected term is of sixth order
                double e2 = (dx * dy) - (dz * dz);
                double e3 = dx * dy * dz;
                return (1 - (e2 / 10) + (e3 / 14) + (e2 * e2 / 24) - (3 * e2 * e3 / 44)) / Math.Sqrt(mean);
            }

            double shift = (Math.Sqrt(x) * Math.Sqrt(y)) + (Math.Sqrt(y) * Math.Sqrt(z)) + (Math.Sqrt(z) * Math.Sqrt(x));
            (x, y, z) = ((x + shift) / 4, (y + shift) / 4, (z + shift) / 4);
        }
    }
}
