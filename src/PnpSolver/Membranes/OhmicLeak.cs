using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>Channels of fixed conductance for one ion: I = g(Δφ − E), so J = g V_T/(z²F) · (µ_in − µ_out)/kT. Immutable.</summary>
/// <remarks>E is the ion's Nernst potential, and the flux vanishes there to round-off. Source: Hodgkin and Huxley 1952,
/// doi:10.1113/jphysiol.1952.sp004764.</remarks>
/// <param name="Ion">The ion; charged.</param>
/// <param name="Conductance">g, in S/m²; not negative.</param>
public sealed record OhmicLeak(Species Ion, double Conductance) : Mechanism
{
    /// <inheritdoc/>
    public override string Type => "ohmic";

    /// <inheritdoc/>
    public override bool IsPassive => true;

    /// <inheritdoc/>
    public override ImmutableArray<Species> Ions => [Ion];

    /// <inheritdoc/>
    public override Dual Flux(Species ion, in FaceState faces) => Flux(Ion, Conductance, faces);

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults() => Faults(Ion, Conductance);

    /// <summary>J of an ion through a conductance, in mol/(m² s).</summary>
    /// <param name="ion">The ion; charged.</param>
    /// <param name="conductance">g, in S/m².</param>
    /// <param name="faces">Activities and potential at the two faces.</param>
    internal static Dual Flux(Species ion, Dual conductance, in FaceState faces) => conductance.Value == 0
        ? 0 // also beside an infinite affinity, where a side holds none of the ion
        : faces.Affinity(ion) * conductance * (faces.ThermalVoltage / (ion.Valence * ion.Valence * PhysicalConstants.Faraday));

    /// <summary>What is wrong with an ion and its conductance.</summary>
    internal static IEnumerable<(string Key, string Message)> Faults(Species ion, double conductance)
    {
        if (ion.Valence == 0)
        {
            yield return ("species", $"{ion} is uncharged and carries no current: a conductance means nothing for it; give a permeability (ghk)");
        }

        foreach ((string, string) fault in NotNegative("conductance", conductance, "S/m^2"))
        {
            yield return fault;
        }
    }
}
