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
    public override Dual Flux(Species ion, in FaceState faces) => Conductance == 0
        ? 0 // also beside an infinite affinity, where a side holds none of the ion
        : faces.Affinity(Ion) * (Conductance * faces.ThermalVoltage / (Ion.Valence * Ion.Valence * PhysicalConstants.Faraday));

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults()
    {
        if (Ion.Valence == 0)
        {
            yield return ("species", $"{Ion} is uncharged and carries no current: a conductance means nothing for it; give a permeability (ghk)");
        }

        foreach ((string, string) fault in NotNegative("conductance", Conductance, "S/m^2"))
        {
            yield return fault;
        }
    }
}
