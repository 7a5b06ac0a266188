using System.Collections.Immutable;

namespace PnpSolver.Materials;

/// <summary>Davies' law: ln γ_k = −A z_k² (√I/(1 + √I) − 0.3 I), I in mol/L. Immutable.</summary>
/// <remarks>An empirical extension of Debye's and Hückel's law to ionic strengths of about 0.5 M, A from the region's permittivity and
/// the temperature. Source: Davies 1938, J. Chem. Soc., 2093, with the coefficient 0.3 of Davies 1962, Ion Association, p. 41.</remarks>
public sealed record Davies : ActivityModel
{
    /// <inheritdoc/>
    public override ActivityLaw Law(ImmutableArray<Species> species, double permittivity, double temperature) =>
        new DaviesLaw(species, permittivity, temperature);

    private sealed class DaviesLaw(ImmutableArray<Species> species, double permittivity, double temperature)
        : IonicStrengthLaw(species, permittivity, temperature)
    {
        private const double Linear = 0.3;

        // just above the largest value of ½s/(1 + s)² − 0.3 s², where (1 − s)/(1 + s)³ = 1.2 s: s = 0.28296
        private const double LargestElasticity = 0.061935;
        private static readonly double RootLitre = Math.Sqrt(1000);

        protected override string Name => "Davies' law";

        protected override double HighestStrength => 500;

        protected override double SteepestFall => LargestElasticity * Limiting * RootLitre;

        protected override double AtStrength(double strength, out double elasticity)
        {
            double perLitre = strength / 1000;
            double root = Math.Sqrt(perLitre);
            double a = Limiting * RootLitre;
            elasticity = -a * ((0.5 * root / ((1 + root) * (1 + root))) - (Linear * perLitre));
            return -a * ((root / (1 + root)) - (Linear * perLitre));
        }
    }
}
