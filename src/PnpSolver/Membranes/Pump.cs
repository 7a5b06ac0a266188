using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>Pump molecules that move a fixed number of each ion per cycle: J_k = n_k · density · rate/N_A · activation. Immutable.</summary>
/// <remarks>The Na⁺/K⁺ pump is { Na: +3, K: −2 } at about 100 cycles per second. How the cycle slows for want of its ions is a
/// <see cref="PumpLaw"/> of its own. Source for stoichiometry and turnover: Glitsch 2001, doi:10.1152/physrev.2001.81.4.1791.</remarks>
/// <param name="Density">Pump molecules per area, in 1/m²; not negative.</param>
/// <param name="Rate">Largest cycle rate, in 1/s; not negative.</param>
/// <param name="Stoichiometry">n: ions moved per cycle, positive outward.</param>
public sealed record Pump(double Density, double Rate, ImmutableDictionary<Species, double> Stoichiometry) : Mechanism
{
    /// <summary>How the cycle rate depends on the ions; full rate unless set.</summary>
    public PumpLaw Law { get; init; } = PumpLaw.FullRate;

    /// <inheritdoc/>
    public override string Type => "pump";

    /// <inheritdoc/>
    public override ImmutableArray<Species> Ions => [.. Stoichiometry.Keys.OrderBy(ion => ion.Name, StringComparer.Ordinal)];

    /// <inheritdoc/>
    public override bool IsPump => true;

    /// <inheritdoc/>
    public override string Label => Name ?? Type;

    /// <summary>Cycles per area and time, in mol/(m² s).</summary>
    /// <param name="faces">Activities and potential at the two faces.</param>
    public Dual Cycles(in FaceState faces) => Law.Activation(Stoichiometry, faces) * (Density * Rate / PhysicalConstants.Avogadro);

    /// <inheritdoc/>
    public override Dual Flux(Species ion, in FaceState faces) => Cycles(faces) * Stoichiometry[ion];

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults()
    {
        if (Stoichiometry.IsEmpty || Stoichiometry.Values.Any(n => n == 0 || !double.IsFinite(n)))
        {
            yield return ("stoichiometry", "must name at least one ion, each with a number that is not 0 (positive outward)");
        }

        foreach ((string, string) fault in NotNegative("density", Density, "1/m^2").Concat(NotNegative("rate", Rate, "1/s")).Concat(Stoichiometry.IsEmpty ? [] : Law.Faults(Stoichiometry)))
        {
            yield return fault;
        }
    }
}
