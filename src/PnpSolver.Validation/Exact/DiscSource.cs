namespace PnpSolver.Validation.Exact;

/// <summary>What flows through a disc in the end of a cylinder of electrolyte: how far it raises an electrochemical potential there. Immutable.</summary>
/// <remarks>∇²µ = 0 for r &lt; R and 0 &lt; z &lt; H, −D c ∂µ/∂z = j through r &lt; a at z = 0 and none beside it, none through r = R, µ = 0 at z = H. By
/// J₀(α_n r/R) with the zeros α_n of J₁; the mean over the disc is D c µ/j = H a²/R² + Σ 4R J₁²(α_n a/R) tanh(α_n H/R)/(α_n³ J₀²(α_n)), which for a
/// disc in a half-space is 8a/(3π). Source for that limit: Newman 1966, doi:10.1149/1.2424003.</remarks>
public sealed record DiscSource
{
    private const int Terms = 800;

    /// <summary>A disc.</summary>
    /// <param name="disc">a, in m.</param>
    /// <param name="radius">R, in m; larger.</param>
    /// <param name="depth">H, in m.</param>
    public DiscSource(double disc, double radius, double depth)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(disc);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(radius, disc);
        Share = disc * disc / (radius * radius);
        OverDisc = Share * depth;
        for (int n = 1; n <= Terms; n++)
        {
            double zero = Zero(n);
            double source = BesselFunction.J(1, zero * disc / radius);
            double end = BesselFunction.J(0, zero);
            OverDisc += 4 * radius * source * source * Math.Tanh(zero * depth / radius) / (zero * zero * zero * end * end);
        }

        OverRest = ((Share * depth) - (Share * OverDisc)) / (1 - Share);
    }

    /// <summary>Area of the disc over that of the end.</summary>
    public double Share { get; }

    /// <summary>D c µ/j as the mean over the disc, in m.</summary>
    public double OverDisc { get; }

    /// <summary>The same over the rest of the end, in m.</summary>
    public double OverRest { get; }

    /// <summary>A zero of J₁: McMahon's start and Newton's steps, J₁′ = J₀ − J₁/x.</summary>
    private static double Zero(int number)
    {
        double start = Math.PI * (number + 0.25);
        double zero = start - (3 / (8 * start));
        for (int step = 0; step < 2; step++)
        {
            double value = BesselFunction.J(1, zero);
            zero -= value / (BesselFunction.J(0, zero) - (value / zero));
        }

        return zero;
    }
}
