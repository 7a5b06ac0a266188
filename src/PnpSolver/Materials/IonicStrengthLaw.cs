using System.Collections.Immutable;

namespace PnpSolver.Materials;

/// <summary>Coefficients by the ionic strength I = ½ Σ z²c: ln γ_k = z_k² θ(I). Immutable, thread-safe.</summary>
/// <remarks>In the law's medium A = √(2π N_A l_B³) per √(mol/m³), l_B = e²/(4π ε₀ε kT) Bjerrum's length; A/ln 10 is 0.51 per √M in water at
/// 25 °C. A law whose θ falls too steeply has several concentrations for one activity (the solution would separate into two); where
/// z² (−dθ/dln I) ≤ its bound &lt; 1 there is exactly one.</remarks>
internal abstract class IonicStrengthLaw : ActivityLaw
{
    private const int MaximumSteps = 200;
    private const double LargestStep = 3;
    private const double QuadraticLimit = 1e-9;
    private readonly double largestValence;

    protected IonicStrengthLaw(ImmutableArray<Species> species, double permittivity, double temperature)
        : base([.. species.Select(s => s.Valence * s.Valence)])
    {
        BjerrumLength = PhysicalConstants.BjerrumLength(permittivity, temperature);
        Limiting = Math.Sqrt(2 * Math.PI * PhysicalConstants.Avogadro * BjerrumLength) * BjerrumLength;
        Permittivity = permittivity;
        largestValence = species.Select(s => Math.Abs(s.Valence)).DefaultIfEmpty(0).Max();
    }

    /// <summary>l_B, in m.</summary>
    protected double BjerrumLength { get; }

    /// <summary>A of the limiting law θ = −A√I, per √(mol/m³).</summary>
    protected double Limiting { get; }

    private double Permittivity { get; }

    /// <summary>Name for messages.</summary>
    protected abstract string Name { get; }

    /// <summary>Ionic strength beyond which the law is not to be trusted, in mol/m³.</summary>
    protected abstract double HighestStrength { get; }

    /// <summary>Upper bound of −dθ/dln I over all I.</summary>
    protected abstract double SteepestFall { get; }

    /// <inheritdoc/>
    public override string? Objection
    {
        get
        {
            double steepest = largestValence * largestValence * SteepestFall;
            return steepest < 1
                ? null
                : $"{Name} gives several concentrations for one activity of an ion of charge {largestValence:g3} at a permittivity of {Permittivity:g4} "
                    + $"(z² times its steepest fall is {steepest:g3} and must be below 1): it is a law of ions of low charge in water; use ideal or bikerman";
        }
    }

    /// <inheritdoc/>
    public override string? Caution(ReadOnlySpan<double> concentrations)
    {
        double strength = Load(concentrations) / 2;
        return strength > HighestStrength
            ? $"{Name} is meant for ionic strengths up to {HighestStrength:g3} mM; here it is {strength:g4} mM"
            : null;
    }

    /// <summary>θ(I) and dθ/dln I.</summary>
    /// <param name="strength">I, in mol/m³.</param>
    /// <param name="elasticity">Receives dθ/dln I.</param>
    protected abstract double AtStrength(double strength, out double elasticity);

    /// <inheritdoc/>
    protected sealed override double Excess(double load) => AtStrength(load / 2, out _);

    /// <summary>Newton on u = ln X: u − ln Σ p a e^(−pθ) = 0, whose left side rises; a step out of the bracket is halved into it.</summary>
    protected sealed override double Excess(ReadOnlySpan<double> activities, out double elasticity)
    {
        double load = Load(activities);
        double excess = AtStrength(load / 2, out elasticity);
        if (!(load > 0))
        {
            return excess;
        }

        Span<double> logs = stackalloc double[activities.Length];
        for (int k = 0; k < logs.Length; k++)
        {
            logs[k] = Math.Log(Weights[k] * activities[k]);
        }

        double u = Math.Log(load);
        double step = double.PositiveInfinity;
        (double below, double above) = (double.NegativeInfinity, double.PositiveInfinity);
        for (int n = 0; n < MaximumSteps && !(Math.Abs(step) <= QuadraticLimit); n++)
        {
            double imbalance = u - LogLoad(logs, excess, out double mean);
            (below, above) = imbalance < 0 ? (u, above) : (below, u);
            step = Math.Clamp(imbalance / (1 + (elasticity * mean)), -LargestStep, LargestStep);
            bool isInside = u - step >= below && u - step <= above;
            u = isInside || !double.IsFinite(below + above) ? u - step : (below + above) / 2;
            excess = AtStrength(Math.Exp(u) / 2, out elasticity);
        }

        return excess;
    }

    /// <summary>ln Σ p a e^(−pθ) and the mean Σ p²c/X, without overflow for any θ.</summary>
    private double LogLoad(ReadOnlySpan<double> logs, double excess, out double mean)
    {
        double largest = double.NegativeInfinity;
        for (int k = 0; k < logs.Length; k++)
        {
            largest = Math.Max(largest, logs[k] - (Weights[k] * excess));
        }

        double sum = 0;
        double square = 0;
        for (int k = 0; k < logs.Length; k++)
        {
            double part = Math.Exp(logs[k] - (Weights[k] * excess) - largest);
            sum += part;
            square += Weights[k] * part;
        }

        mean = square / sum;
        return largest + Math.Log(sum);
    }
}
