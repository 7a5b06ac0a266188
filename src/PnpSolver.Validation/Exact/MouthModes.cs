using PnpSolver.Validation.Spectral;

namespace PnpSolver.Validation.Exact;

/// <summary>Potentials that current densities (1 − r²)^ν over a disc of unit radius make on it, projected on the same functions. Immutable.</summary>
/// <remarks>A tube of radius R that ends in the disc's plane and is grounded at depth H gives A_kl = Σ_m F_k(β_m) F_l(β_m) tanh(β_m H)/β_m ·
/// 2/(R J₀(β_m R))², β_m R the zeros of J₁, beside its uniform mode; a half space, ∫ F_k F_l dβ; with F_ν(β) = ∫₀¹ (1 − r²)^ν J₀(βr) r dr =
/// 2^ν Γ(ν+1) J_(ν+1)(β)/β^(ν+1) (Sonine's integral, DLMF 10.22.19; 10.22.57 for the half space). Sums are cut at N, 2N and 4N terms and
/// extrapolated: the terms of lowest ν leave N^(−4/3), then N^(−7/3).</remarks>
internal sealed class MouthModes
{
    private const int FewestTerms = 100;
    private static readonly double[] Exponents = [-1.0 / 3, 1.0 / 3, 2.0 / 3, 4.0 / 3, 5.0 / 3];
    private readonly double[] entries;

    private MouthModes(IEnumerable<double> entries) => this.entries = [.. entries];

    /// <summary>1/(2π f·A⁻¹f), f_k = ∫₀¹ (1 − r²)^(ν_k) r dr: what the modes add to the resistance of uniform current, σ = a = 1.</summary>
    public double Resistance
    {
        get
        {
            int order = Exponents.Length;
            var system = new BandedSystem(order, order - 1);
            for (int k = 0; k < entries.Length; k++)
            {
                system.Add(k / order, k % order, entries[k]);
            }

            double[] currents = [.. Exponents.Select(nu => 0.5 / (nu + 1))];
            double[] amplitudes = [.. currents];
            system.Solve(amplitudes);
            return 1 / (2 * Math.PI * currents.Zip(amplitudes, (f, c) => f * c).Sum());
        }
    }

    /// <summary>The modes of both sides of a mouth.</summary>
    public static MouthModes operator +(MouthModes one, MouthModes other) => new(one.entries.Zip(other.entries, (a, b) => a + b));

    /// <summary>The modes of a tube without the uniform one.</summary>
    /// <param name="radius">R, in radii of the disc; at least 1.</param>
    /// <param name="depth">H, likewise; may be infinite.</param>
    public static MouthModes OfTube(double radius, double depth)
    {
        double[][] sums = [.. Enumerable.Range(0, 3).Select(k => Sum(radius, depth, (int)((1 << k) * FewestTerms * radius)))];
        double[] first = Extrapolated(sums[0], sums[1], 4.0 / 3);
        double[] second = Extrapolated(sums[1], sums[2], 4.0 / 3);
        return new(Extrapolated(first, second, 7.0 / 3));
    }

    /// <summary>The modes of a half space.</summary>
    public static MouthModes OfHalfSpace() => new(Exponents.SelectMany(mu => Exponents.Select(nu => Integral(mu, nu))));

    private static double[] Extrapolated(double[] half, double[] whole, double order) =>
        [.. half.Zip(whole, (coarse, fine) => fine + ((fine - coarse) / (Math.Pow(2, order) - 1)))];

    private static double[] Sum(double radius, double depth, int terms)
    {
        int order = Exponents.Length;
        double[] sum = new double[order * order];
        for (int m = 1; m <= terms; m++)
        {
            double zero = BesselFunctions.ZeroOfJ1(m);
            double beta = zero / radius;
            double weight = Math.Sqrt(2 * Math.Tanh(beta * depth) / beta) / (radius * BesselFunctions.J(0, zero));
            double[] row = [.. Exponents.Select(nu => weight * Transform(nu, beta))];
            for (int k = 0; k < sum.Length; k++)
            {
                sum[k] += row[k / order] * row[k % order];
            }
        }

        return sum;
    }

    private static double Transform(double nu, double beta) =>
        Math.Pow(2, nu) * BesselFunctions.Gamma(nu + 1) * BesselFunctions.J(nu + 1, beta) / Math.Pow(beta, nu + 1);

    /// <summary>∫₀^∞ F_µ F_ν dβ = √π/4 · Γ(µ+1) Γ(ν+1) Γ(µ+ν+2)/(Γ(µ+3/2) Γ(ν+3/2) Γ(µ+ν+5/2)).</summary>
    private static double Integral(double mu, double nu) =>
        Math.Sqrt(Math.PI) / 4 * BesselFunctions.Gamma(mu + 1) * BesselFunctions.Gamma(nu + 1) * BesselFunctions.Gamma(mu + nu + 2)
        / (BesselFunctions.Gamma(mu + 1.5) * BesselFunctions.Gamma(nu + 1.5) * BesselFunctions.Gamma(mu + nu + 2.5));
}
