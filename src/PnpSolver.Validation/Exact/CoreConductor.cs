namespace PnpSolver.Validation.Exact;

/// <summary>A long cylinder of electrolyte in a leaky membrane, the outside at one potential. Immutable.</summary>
/// <remarks>∇²φ = 0 inside with σ ∂φ/∂r = −g φ at r = a. Along the axis the slowest solution is J₀(r/λ) e^(−z/λ) with
/// (a/λ) J₁(a/λ)/J₀(a/λ) = g a/σ; a cable has λ = √(a σ/(2 g)), the limit of small g a/σ. Exact for an ohmic electrolyte; for one of ions
/// where concentrations stay uniform, so where every ion leaks in proportion to its share of σ and the signal is small against V_T.
/// Source: Eisenberg and Johnson 1970, doi:10.1016/0079-6107(70)90013-1.</remarks>
/// <param name="Radius">a, in m; positive.</param>
/// <param name="Conductivity">σ of the electrolyte, in S/m; positive.</param>
/// <param name="Conductance">g of the membrane, in S/m²; positive.</param>
public sealed record CoreConductor(double Radius, double Conductivity, double Conductance)
{
    /// <summary>Square of the first zero of J₀, where x J₁/J₀ is infinite.</summary>
    private const double FirstPole = 5.783185962946784;
    private const int Fractions = 40;

    /// <summary>λ of the slowest solution, in m.</summary>
    public double DecayLength
    {
        get
        {
            double loss = Conductance * Radius / Conductivity;
            double square = Bisection.Root(x => Ratio(x) - loss, 0, FirstPole * (1 - 1e-12));
            return Radius / Math.Sqrt(square);
        }
    }

    /// <summary>√(a σ/(2 g)), the cable's, in m.</summary>
    public double CableLength => Math.Sqrt(Radius * Conductivity / (2 * Conductance));

    /// <summary>Signal at a distance over that at the start of a cylinder whose far end is sealed: cosh((L − z)/λ)/cosh(L/λ).</summary>
    /// <param name="distance">z, in m.</param>
    /// <param name="length">L, in m.</param>
    public double Attenuation(double distance, double length) =>
        Math.Cosh((length - distance) / DecayLength) / Math.Cosh(length / DecayLength);

    /// <summary>x J₁(x)/J₀(x) as a continued fraction in x², which has no cancellation.</summary>
    private static double Ratio(double square)
    {
        double denominator = 2 * Fractions;
        for (int k = Fractions - 1; k >= 1; k--)
        {
            denominator = (2 * k) - (square / denominator);
        }

        return square / denominator;
    }
}
