using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>How a pump's cycle rate depends on the ions, as a fraction of its largest rate. Immutable.</summary>
public abstract record PumpLaw
{
    /// <summary>Always the largest rate.</summary>
    public static PumpLaw FullRate { get; } = new IndependentSites(ImmutableDictionary<Species, double>.Empty);

    /// <summary>Fraction of the largest cycle rate.</summary>
    /// <param name="stoichiometry">Ions moved per cycle, positive outward.</param>
    /// <param name="faces">Activities and potential at the two faces.</param>
    public abstract Dual Activation(ImmutableDictionary<Species, double> stoichiometry, in FaceState faces);

    /// <summary>What is wrong with its parameters, each with its key in a case file.</summary>
    /// <param name="stoichiometry">Ions moved per cycle.</param>
    public abstract IEnumerable<(string Key, string Message)> Faults(ImmutableDictionary<Species, double> stoichiometry);

    /// <summary>Activity of an ion on the side that it is pumped from.</summary>
    private protected static Dual Source(Species ion, double number, in FaceState faces) => number > 0 ? faces.Inside(ion) : faces.Outside(ion);

    private protected static IEnumerable<(string Key, string Message)> Positive(
        string key, ImmutableDictionary<Species, double> values, ImmutableDictionary<Species, double> stoichiometry)
    {
        foreach ((Species ion, double value) in values.OrderBy(p => p.Key.Name, StringComparer.Ordinal))
        {
            if (!stoichiometry.ContainsKey(ion))
            {
                yield return ($"{key}.{ion}", $"the pump does not move {ion}; its stoichiometry names {string.Join(", ", stoichiometry.Keys.Select(k => k.Name).Order(StringComparer.Ordinal))}");
            }
            else if (!(value > 0) || !double.IsFinite(value))
            {
                yield return ($"{key}.{ion}", $"must be positive, got {value:g6}");
            }
        }
    }
}

/// <summary>Every site binds by itself: Π (c/(c + K))^n, each ion on the side that it is pumped from. Immutable.</summary>
/// <remarks>The same as (1 + K_Na/Na_i)⁻³ (1 + K_K/K_o)⁻² for three Na⁺ and two K⁺. Source: Garay and Garrahan 1973,
/// doi:10.1113/jphysiol.1973.sp010234.</remarks>
/// <param name="HalfSaturation">K of each ion that limits the rate, in mol/m³; positive.</param>
public sealed record IndependentSites(ImmutableDictionary<Species, double> HalfSaturation) : PumpLaw
{
    /// <inheritdoc/>
    public override Dual Activation(ImmutableDictionary<Species, double> stoichiometry, in FaceState faces)
    {
        Dual product = 1;
        foreach (Species ion in faces.Species)
        {
            if (HalfSaturation.TryGetValue(ion, out double half))
            {
                double number = stoichiometry[ion];
                Dual c = Source(ion, number, faces);
                product *= Dual.Pow(c / (c + half), Math.Abs(number));
            }
        }

        return product;
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults(ImmutableDictionary<Species, double> stoichiometry) =>
        Positive("half-saturation", HalfSaturation, stoichiometry);
}

/// <summary>Sites that bind together: Π c^h/(c^h + K^h), each ion on the side that it is pumped from. Immutable.</summary>
/// <remarks>With h = 1.5 for Na⁺ and 1 for K⁺ the law of Luo and Rudy 1994, doi:10.1161/01.RES.74.6.1071, at one voltage.</remarks>
/// <param name="HalfSaturation">K of each ion that limits the rate, in mol/m³; positive.</param>
/// <param name="Exponents">h of each ion; positive; an ion that is missing has the number of its sites.</param>
public sealed record HillSites(ImmutableDictionary<Species, double> HalfSaturation, ImmutableDictionary<Species, double> Exponents) : PumpLaw
{
    /// <inheritdoc/>
    public override Dual Activation(ImmutableDictionary<Species, double> stoichiometry, in FaceState faces)
    {
        Dual product = 1;
        foreach (Species ion in faces.Species)
        {
            if (HalfSaturation.TryGetValue(ion, out double half))
            {
                double number = stoichiometry[ion];
                // of c/K, which is 0 where the ion is absent
                Dual bound = Dual.Pow(Source(ion, number, faces) / half, Exponents.GetValueOrDefault(ion, Math.Abs(number)));
                product *= bound / (bound + 1);
            }
        }

        return product;
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults(ImmutableDictionary<Species, double> stoichiometry) =>
        Positive("half-saturation", HalfSaturation, stoichiometry).Concat(Positive("exponents", Exponents, stoichiometry));
}

/// <summary>Sigmoids of the concentrations: Π 1/(1 + e^((K − c)/s)), each ion on the side that it is pumped from. Immutable.</summary>
/// <remarks>With K = 25 and s = 3 mM for Na⁺, K = 5.5 and s = 1 mM for K⁺ the law of Cressman et al. 2009,
/// doi:10.1007/s10827-008-0132-4.</remarks>
/// <param name="HalfSaturation">K of each ion that limits the rate, in mol/m³; positive.</param>
/// <param name="Widths">s of each of these ions, in mol/m³; positive.</param>
public sealed record SigmoidSites(ImmutableDictionary<Species, double> HalfSaturation, ImmutableDictionary<Species, double> Widths) : PumpLaw
{
    /// <inheritdoc/>
    public override Dual Activation(ImmutableDictionary<Species, double> stoichiometry, in FaceState faces)
    {
        Dual product = 1;
        foreach (Species ion in faces.Species)
        {
            if (HalfSaturation.TryGetValue(ion, out double half))
            {
                product /= Dual.Exp((half - Source(ion, stoichiometry[ion], faces)) / Widths[ion]) + 1;
            }
        }

        return product;
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults(ImmutableDictionary<Species, double> stoichiometry)
    {
        foreach (Species ion in HalfSaturation.Keys.Except(Widths.Keys).OrderBy(ion => ion.Name, StringComparer.Ordinal))
        {
            yield return ($"widths.{ion}", "is missing");
        }

        foreach ((string, string) fault in Positive("half-saturation", HalfSaturation, stoichiometry).Concat(Positive("widths", Widths, stoichiometry)))
        {
            yield return fault;
        }
    }
}

/// <summary>A power of the gradient of one ion: (c_in/c_out)^n. Immutable.</summary>
/// <remarks>With Na⁺ and n = 3 the law of Kay 2017, doi:10.3389/fcell.2017.00041; it has no largest rate, and the pump's rate is the
/// one at equal concentrations.</remarks>
/// <param name="Ion">The ion.</param>
/// <param name="Exponent">n.</param>
public sealed record GradientPower(Species Ion, double Exponent) : PumpLaw
{
    /// <inheritdoc/>
    public override Dual Activation(ImmutableDictionary<Species, double> stoichiometry, in FaceState faces) =>
        Dual.Pow(faces.Inside(Ion) / faces.Outside(Ion), Exponent);

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults(ImmutableDictionary<Species, double> stoichiometry)
    {
        if (!stoichiometry.ContainsKey(Ion))
        {
            yield return ("gradient", $"the pump does not move {Ion}");
        }

        if (!double.IsFinite(Exponent))
        {
            yield return ("gradient", "the exponent must be a finite number");
        }
    }
}
