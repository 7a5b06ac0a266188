using System.Collections.Immutable;

namespace PnpSolver.Materials;

/// <summary>Debye's and Hückel's law: ln γ_k = −z_k² l_B κ/(2(1 + κd)), κ² = 8π l_B N_A I. Immutable.</summary>
/// <remarks>The same as −A z² √I/(1 + B d √I). One distance d for all ions, because with several the coefficients would not derive from
/// a free energy. Source: Debye and Hückel 1923, Phys. Z. 24, 185; d as chosen by Güntelberg 1926, Z. Phys. Chem. 123, 199.</remarks>
public sealed record DebyeHueckel : ActivityModel
{
    /// <summary>Distance d of closest approach of two ions, in m; default 0.304 nm, for which B d = 1 per √M in water.</summary>
    public double ClosestApproach { get; init; } = 0.304e-9;

    /// <inheritdoc/>
    public override ActivityLaw Law(ImmutableArray<Species> species, double permittivity, double temperature) =>
        new ExtendedLaw(species, permittivity, temperature) { ClosestApproach = ClosestApproach };

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults(ImmutableArray<Species> species)
    {
        if (!(ClosestApproach is > 0 and < double.PositiveInfinity))
        {
            yield return ("model.activity",
                $"the distance of closest approach must be positive, got {ClosestApproach:g6} m: for points the law has no solution at high activity");
        }
    }

    private sealed class ExtendedLaw(ImmutableArray<Species> species, double permittivity, double temperature)
        : IonicStrengthLaw(species, permittivity, temperature)
    {
        public required double ClosestApproach { get; init; }

        protected override string Name => "Debye and Hückel's law";

        protected override double HighestStrength => 100;

        // ½ A s/(1 + bs)² is largest, A/(8b), at bs = 1, and A/b = l_B/(2d)
        protected override double SteepestFall => BjerrumLength / (16 * ClosestApproach);

        protected override double AtStrength(double strength, out double elasticity)
        {
            double kappa = Math.Sqrt(8 * Math.PI * BjerrumLength * PhysicalConstants.Avogadro * strength);
            double denominator = 1 + (kappa * ClosestApproach);
            double excess = -BjerrumLength * kappa / (2 * denominator);
            elasticity = excess / (2 * denominator);
            return excess;
        }
    }
}
