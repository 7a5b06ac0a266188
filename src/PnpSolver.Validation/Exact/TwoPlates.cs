namespace PnpSolver.Validation.Exact;

/// <summary>Two equal plates at a fixed potential in a 1:1 salt: the overlapping double layer. Immutable.</summary>
/// <remarks>With u = φ/V_T and X = κd/2 the half gap, X = 2e^(−u_m/2)[K(k) − F(ϕ, k)], modulus k = e^(−u_m),
/// sin ϕ = e^(−(u₀−u_m)/2). Exact for Poisson–Boltzmann. Source: Verwey 1947,
/// doi:10.1021/j150453a001 (in full in Verwey and Overbeek 1948, Theory of the stability of lyophobic colloids).</remarks>
public sealed record TwoPlates
{
    /// <summary>Solves for the potential midway.</summary>
    /// <param name="halfGap">X = κd/2; positive.</param>
    /// <param name="platePotential">u₀ = φ_plate/V_T of either sign.</param>
    public TwoPlates(double halfGap, double platePotential)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(halfGap);
        HalfGap = halfGap;
        PlatePotential = platePotential;
        double magnitude = Math.Abs(platePotential);

        // the gap falls from infinity to 0 as the midplane rises from 0 to the plates' potential; ln u_m spans both ends
        double lowest = magnitude * Math.Exp(-halfGap - 5);
        double midplane = magnitude == 0
            ? 0
            : Math.Exp(Bisection.Root(l => Gap(Math.Exp(l), magnitude) - halfGap, Math.Log(lowest), Math.Log(magnitude)));
        MidplanePotential = Math.Sign(platePotential) * midplane;
    }

    /// <summary>X = κd/2.</summary>
    public double HalfGap { get; }

    /// <summary>u₀.</summary>
    public double PlatePotential { get; }

    /// <summary>u_m, midway between the plates.</summary>
    public double MidplanePotential { get; }

    /// <summary>−du/d(κx) at the wall, x into the gap: 2√(sinh((u₀+u_m)/2) sinh((u₀−u_m)/2)), with the sign of u₀.</summary>
    public double WallSlope => 2 * Math.Sign(PlatePotential) * Math.Sqrt(
        Math.Sinh((PlatePotential + MidplanePotential) / 2) * Math.Sinh((PlatePotential - MidplanePotential) / 2));

    private static double Gap(double midplane, double plate)
    {
        double complete = EllipticIntegrals.CompleteFirstKind(-Exponentials.Expm1(-2 * midplane));
        double sine = Math.Exp(-(plate - midplane) / 2);
        return 2 * Math.Exp(-midplane / 2) * (complete - EllipticIntegrals.FirstKind(Math.Min(sine, 1), Math.Exp(-midplane)));
    }
}
