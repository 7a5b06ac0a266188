namespace PnpSolver.Validation.Exact;

/// <summary>Modes in which charge relaxes between a plane that keeps the bulk's composition and potential and a blocking wall, without units.
/// Immutable.</summary>
/// <remarks>Rates µ in D/λ²; e = λ/L; β = ℓ/L, ℓ = ε/C the width of electrolyte that holds as much voltage as the compact layer. With
/// u = (1 − µ)/e² and T(u) = tanh(√u)/√u, which is tan(√−u)/√−u for negative u, (1 + β) µ = β + T(u). The root µ = 1, u = 0 is none of the problem's;
/// without it (1 − T)/u = a, a = e²(1 + β). The slowest mode has u above −π²/4, and one more has √−u in each (nπ, nπ + π/2).
/// The shares are residues of the response to a step at s = −µD/λ², with T′ = (1 − u T² − T)/(2u).</remarks>
/// <param name="Ratio">e; positive.</param>
/// <param name="Compact">β; not negative.</param>
internal sealed record BlockedModes(double Ratio, double Compact)
{
    private double Loss => Ratio * Ratio * (1 + Compact);

    /// <summary>µ of a mode and its shares in the charge of the wall and the charge stored in the liquid, both in εV/λ.</summary>
    /// <param name="mode">0 for the slowest.</param>
    public (double Rate, double Wall, double Stored) At(int mode)
    {
        double u = mode == 0 ? Slowest() : Higher(mode);

        // each quantity by the form that does not cancel: T from u where the layers are thin, from the equation elsewhere
        double tangent = u > 0 ? Tangent(u) : 1 - (Loss * u);
        double rate = u > 0 ? (tangent + Compact) / (1 + Compact) : 1 - (Ratio * Ratio * u);
        double secant = u > 0 ? 1 / Math.Cosh(Math.Sqrt(u)) : (mode % 2 == 0 ? 1 : -1) * Math.Sqrt(1 - (u * tangent * tangent));
        double rise = Math.Abs(u) > 1 ? (1 - secant) / u : tangent * tangent / (1 + secant);
        double share = -2 * Ratio * Ratio * Ratio * Weight(u, tangent) / rate;
        return (rate, Ratio * Ratio * share, rise * share);
    }

    private static double Tangent(double u)
    {
        double root = Math.Sqrt(Math.Abs(u));
        return root == 0 ? 1 : (u > 0 ? Math.Tanh(root) : Math.Tan(root)) / root;
    }

    private double Slowest() =>
        Bisection.Root(u => TanhFraction.Deficit(u).Real - Loss, -Math.PI * Math.PI / 4 * (1 - 1e-15), 1 / (Ratio * Ratio));

    private double Higher(int mode)
    {
        // by the distance below the pole of the tangent, which is far smaller than the root
        double pole = (mode + 0.5) * Math.PI;
        double below = Bisection.Root(x => (Math.Sin(x) * (pole - x) * (1 + (Loss * (pole - x) * (pole - x)))) - Math.Cos(x), 0, Math.PI / 2);
        double root = pole - below;
        return -root * root;
    }

    /// <summary>u/(3a − T²), which is finite at u = 0, where a is 1/3.</summary>
    private double Weight(double u, double tangent)
    {
        if (Math.Abs(u) > 1)
        {
            return u / ((3 * Loss) - (tangent * tangent));
        }

        double tail = TanhFraction.Tail(u).Real;
        double fraction = 1 / (3 + (u * tail));
        double slope = -fraction * (1 + tail) / (1 + (u * fraction));
        return 1 / (slope + (2 * Loss) - (Loss * Loss * u));
    }
}
