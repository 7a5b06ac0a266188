using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Discretization;

/// <summary>What relates concentrations and activities in a region: c_k = K_k a_k/γ_k. Immutable.</summary>
/// <remarks>γ depends on the region's own activities K_j a_j, so that a stays continuous across interfaces.</remarks>
internal sealed class Medium
{
    private readonly double[] partitions;
    private readonly ActivityLaw law;

    public Medium(PnpProblem problem, Material material)
    {
        partitions = [.. problem.Species.Select(material.Partition)];
        law = problem.Activity.Law(problem.Species, material.Permittivity, problem.Temperature);
        IsIdeal = Enumerable.Range(0, partitions.Length).All(k => partitions[k] == 0 || law.Weights[k] == 0);
    }

    /// <summary>Whether γ is 1 for every species that can be here.</summary>
    public bool IsIdeal { get; }

    /// <summary>K of each species.</summary>
    public ReadOnlySpan<double> Partitions => partitions;

    /// <summary>Σ K over the species: how readily ions are here.</summary>
    public double TotalPartition => partitions.Sum();

    /// <summary>p of each species: ln γ = pθ.</summary>
    public ReadOnlySpan<double> Weights => law.Weights;

    /// <summary>The activity law.</summary>
    public ActivityLaw Law => law;

    /// <summary>f = 1/γ of each species for activities: c = K a f.</summary>
    /// <param name="activities">a, in mol/m³.</param>
    /// <param name="factors">Receives f.</param>
    /// <param name="slopes">Receives ∂θ/∂ln a_j.</param>
    public void Factors(ReadOnlySpan<double> activities, Span<double> factors, Span<double> slopes)
    {
        if (IsIdeal)
        {
            factors.Fill(1);
            slopes.Clear();
            return;
        }

        for (int k = 0; k < partitions.Length; k++)
        {
            factors[k] = partitions[k] * activities[k];
        }

        double excess = law.Excess(factors, slopes);
        for (int k = 0; k < partitions.Length; k++)
        {
            factors[k] = Math.Exp(-law.LogCoefficient(k, excess));
        }
    }

    /// <summary>a = γ n of each species for contents n = c/K, with their derivative by one variable.</summary>
    /// <param name="contents">n, in mol/m³.</param>
    /// <param name="activities">Receives a; may not be the same memory.</param>
    public void Activate(ReadOnlySpan<Dual> contents, Span<Dual> activities)
    {
        contents.CopyTo(activities);
        if (IsIdeal)
        {
            return;
        }

        var held = new double[partitions.Length];
        Dual load = 0;
        double square = 0;
        for (int k = 0; k < held.Length; k++)
        {
            held[k] = partitions[k] * contents[k].Value;
            load += contents[k] * (partitions[k] * law.Weights[k]);
            square += law.Weights[k] * law.Weights[k] * held[k];
        }

        double excess = law.Excess(held);
        for (int k = 0; k < held.Length; k++)
        {
            held[k] *= Math.Exp(law.LogCoefficient(k, excess));
        }

        // Σ_j ∂θ/∂ln a_j = ΘX/(X + ΘΣp²c), solved for dθ/dX = Θ/X
        var slopes = new double[held.Length];
        law.Excess(held, slopes);
        double share = load.Value > 0 ? slopes.Sum() / load.Value : 0;
        var theta = new Dual(excess, share / (1 - (share * square)) * load.Derivative);
        for (int k = 0; k < held.Length; k++)
        {
            activities[k] *= Dual.Exp(theta * law.Weights[k]);
        }
    }

    /// <summary>γ of each species for concentrations.</summary>
    /// <param name="concentrations">c, in mol/m³; 0 where the species cannot be.</param>
    public double[] Coefficients(double[] concentrations)
    {
        double excess = IsIdeal ? 0 : law.Excess(concentrations);
        return [.. partitions.Select((_, k) => Math.Exp(law.LogCoefficient(k, excess)))];
    }

    /// <summary>a of each species for concentrations; NaN where the species cannot be.</summary>
    /// <param name="concentrations">c, in mol/m³; 0 where the species cannot be.</param>
    public double[] Activities(double[] concentrations)
    {
        double[] gamma = Coefficients(concentrations);
        return [.. partitions.Select((partition, k) => partition > 0 ? concentrations[k] * gamma[k] / partition : double.NaN)];
    }

    /// <summary>c of each species over one block of the region, in mol/m³, shape [species][nodes of the block].</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    /// <param name="block">The block.</param>
    /// <param name="nodes">Number of nodes of the grid.</param>
    public double[][] Concentrations(ReadOnlySpan<double> state, RegionBlock block, int nodes)
    {
        int species = partitions.Length;
        var factors = new double[species];
        var slopes = new double[species];
        var activities = new double[species];
        double[][] result = [.. partitions.Select(_ => new double[block.Nodes.Count])];
        int at = 0;
        foreach (int i in block.Nodes.Numbers())
        {
            for (int k = 0; k < species; k++)
            {
                activities[k] = state[((k + 1) * nodes) + i];
            }

            Factors(activities, factors, slopes);
            for (int k = 0; k < species; k++)
            {
                result[k][at] = partitions[k] * activities[k] * factors[k];
            }

            at++;
        }

        return result;
    }
}
