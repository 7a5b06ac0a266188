using System.Collections.Immutable;

namespace PnpSolver.Materials;

/// <summary>Activity coefficients of given species in one medium: ln γ_k = p_k θ(X), X = Σ p_j c_j. Immutable, thread-safe.</summary>
/// <remarks>One number θ serves all species, and it depends on one number X, weighted by the same p: exactly what makes
/// ∂ln γ_k/∂c_j = ∂ln γ_j/∂c_k, so that the coefficients derive from a free energy. Steric models weigh ions by volume, models of the
/// ionic strength by z². Concentrations c and activities a = γc (partition coefficients not counted) are in mol/m³.</remarks>
public abstract class ActivityLaw
{
    private readonly double[] weights;

    /// <summary>A law with given weights.</summary>
    /// <param name="weights">p_k of each species; not negative.</param>
    protected ActivityLaw(ImmutableArray<double> weights)
    {
        this.weights = [.. weights];
    }

    /// <summary>p_k of each species.</summary>
    public ReadOnlySpan<double> Weights => weights;

    /// <summary>Whether every γ is 1, whatever the composition.</summary>
    public bool IsIdeal => !weights.AsSpan().ContainsAnyExcept(0);

    /// <summary>θ for concentrations; +∞ where there is no room for them.</summary>
    /// <param name="concentrations">c of each species, in mol/m³.</param>
    public double Excess(ReadOnlySpan<double> concentrations) => Excess(Load(concentrations));

    /// <summary>θ for activities, with its derivatives.</summary>
    /// <param name="activities">a of each species, in mol/m³; not negative.</param>
    /// <param name="slopes">Receives ∂θ/∂ln a_j at the other activities held.</param>
    public double Excess(ReadOnlySpan<double> activities, Span<double> slopes)
    {
        double excess = Excess(activities, out double elasticity);
        double load = 0;
        double square = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            slopes[k] = weights[k] == 0 ? 0 : weights[k] * activities[k] * Math.Exp(-weights[k] * excess);
            load += slopes[k];
            square += weights[k] * slopes[k];
        }

        // X = Σ p a e^(−pθ) differentiated: (1 + Θ Σp²c/X) ∂θ/∂ln a_j = Θ p_j c_j/X with Θ = dθ/dln X
        double factor = load > 0 ? elasticity / (load + (elasticity * square)) : 0;
        for (int k = 0; k < weights.Length; k++)
        {
            slopes[k] *= factor;
        }

        return excess;
    }

    /// <summary>ln γ_k at an excess θ.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="excess">θ.</param>
    public double LogCoefficient(int species, double excess) => weights[species] * excess;

    /// <summary>Why the law cannot be used in its medium, or <c>null</c>.</summary>
    public virtual string? Objection => null;

    /// <summary>Why there can be no such concentrations, θ being infinite, or <c>null</c>.</summary>
    /// <param name="concentrations">c of each species, in mol/m³.</param>
    public virtual string? Overfull(ReadOnlySpan<double> concentrations) => null;

    /// <summary>Why the law should not be trusted at concentrations, or <c>null</c>.</summary>
    /// <param name="concentrations">c of each species, in mol/m³.</param>
    public virtual string? Caution(ReadOnlySpan<double> concentrations) => null;

    /// <summary>X = Σ p_j c_j, in mol/m³.</summary>
    /// <param name="concentrations">c of each species, in mol/m³.</param>
    public double Load(ReadOnlySpan<double> concentrations)
    {
        double sum = 0;
        for (int k = 0; k < weights.Length; k++)
        {
            sum += weights[k] * concentrations[k];
        }

        return sum;
    }

    /// <summary>θ(X).</summary>
    /// <param name="load">X, in mol/m³.</param>
    protected abstract double Excess(double load);

    /// <summary>The root θ of X = Σ p_j a_j e^(−p_j θ(X)), with dθ/dln X there.</summary>
    /// <param name="activities">a of each species, in mol/m³.</param>
    /// <param name="elasticity">Receives dθ/dln X.</param>
    protected abstract double Excess(ReadOnlySpan<double> activities, out double elasticity);
}
