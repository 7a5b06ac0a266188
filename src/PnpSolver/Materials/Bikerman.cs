using System.Collections.Immutable;

namespace PnpSolver.Materials;

/// <summary>Ions of finite size share space with the solvent: ln γ_k = −(v_k/v_0) ln(1 − Σ v_j c_j N_A), v = size³. Immutable.</summary>
/// <remarks>Mixing ions of volume v_k with solvent molecules of volume v_0 gives this excess potential from one free energy, so that it is
/// consistent for unequal sizes too. For ions of one size with v_0 equal to it, c = a/(1 + v N_A Σ a). Ions without a size are points.
/// Sources: Bikerman 1942; Borukhov, Andelman and Orland 1997, doi:10.1103/PhysRevLett.79.435; Kilic, Bazant and Ajdari 2007,
/// doi:10.1103/PhysRevE.75.021502; unequal sizes: Lu and Zhou 2011, doi:10.1016/j.bpj.2011.03.059.</remarks>
public sealed record Bikerman : ActivityModel
{
    /// <summary>Diameter of a solvent molecule, in m; <c>null</c> takes the smallest ion's.</summary>
    public double? SolventSize { get; init; }

    /// <summary>Whether ions without a size have their <see cref="HydratedDiameter"/>; else they are points.</summary>
    public bool AssumesHydrated { get; init; }

    /// <inheritdoc/>
    public override ActivityLaw Law(ImmutableArray<Species> species, double permittivity, double temperature)
    {
        double solvent = Math.Pow(SolventSize ?? species.Min(SizeOf) ?? 1, 3);
        return new StericLaw([.. species.Select(s => Math.Pow(SizeOf(s) ?? 0, 3) / solvent)], solvent * PhysicalConstants.Avogadro);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults(ImmutableArray<Species> species)
    {
        foreach (Species s in species.Where(s => s.Size is { } size && !(size is > 0 and < double.PositiveInfinity)))
        {
            yield return ($"species.{s.Name}.size", $"must be positive, got {s.Size:g6} m; leave it out for a point");
        }

        if (species.All(s => SizeOf(s) is null))
        {
            yield return ("species", "the steric activity model needs the size of at least one ion, such as size: 0.4 nm");
        }

        if (SolventSize is { } solvent && !(solvent is > 0 and < double.PositiveInfinity))
        {
            yield return ("model.activity", $"the solvent's size must be positive, got {solvent:g6} m");
        }
    }

    private double? SizeOf(Species species) => AssumesHydrated ? HydratedDiameter.Of(species)?.Value : species.Size;

    /// <summary>θ = −ln s with s = 1 − v_0 N_A X, the part of the volume that is left to the solvent.</summary>
    private sealed class StericLaw(ImmutableArray<double> weights, double molarVolume) : ActivityLaw(weights)
    {
        private const int MaximumSteps = 100;
        private const double QuadraticLimit = 1e-9;

        public override string? Overfull(ReadOnlySpan<double> concentrations)
        {
            double filled = molarVolume * Load(concentrations);
            return filled < 1 ? null : $"ions of these sizes fill {100 * filled:g4} % of the volume; lower the concentrations or the sizes";
        }

        protected override double Excess(double load)
        {
            double left = 1 - (molarVolume * load);
            return left > 0 ? -Math.Log(left) : double.PositiveInfinity;
        }

        /// <summary>Newton on ln(e^(−θ) + v_0 N_A Σ p a e^(−pθ)) = 0: convex and falling in θ, so that the steps from 0 never pass the
        /// root, and a straight line, solved at once, for p = 1.</summary>
        protected override double Excess(ReadOnlySpan<double> activities, out double elasticity)
        {
            double excess = 0;
            double step = double.PositiveInfinity;
            for (int n = 0; n < MaximumSteps && step > QuadraticLimit; n++)
            {
                double solvent = Math.Exp(-excess);
                double sum = solvent;
                double slope = solvent;
                for (int k = 0; k < Weights.Length; k++)
                {
                    double p = Weights[k];
                    double filled = p == 0 ? 0 : molarVolume * p * activities[k] * (p == 1 ? solvent : Math.Exp(-p * excess));
                    sum += filled;
                    slope += p * filled;
                }

                step = Math.Log(sum) * sum / slope;
                excess += step;
            }

            elasticity = Numerics.Exponential.Expm1(excess);
            return excess;
        }
    }
}
