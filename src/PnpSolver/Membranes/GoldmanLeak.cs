using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;
using PnpSolver.Transport;

namespace PnpSolver.Membranes;

/// <summary>A constant-field permeability for one ion: J = P·u(a_in − a_out e^(−u))/(1 − e^(−u)), u = zΔφ/V_T. Immutable.</summary>
/// <remarks>The Goldman–Hodgkin–Katz flux is the Scharfetter–Gummel flux of a single edge as long as the membrane; it vanishes at
/// the Nernst potential to round-off, and for an uncharged solute it is Fick's law. Sources: Goldman 1943, doi:10.1085/jgp.27.1.37;
/// Hodgkin and Katz 1949, doi:10.1113/jphysiol.1949.sp004310.</remarks>
/// <param name="Ion">The ion.</param>
/// <param name="Permeability">P, in m/s; not negative.</param>
public sealed record GoldmanLeak(Species Ion, double Permeability) : Mechanism
{
    /// <inheritdoc/>
    public override string Type => "ghk";

    /// <inheritdoc/>
    public override bool IsPassive => true;

    /// <inheritdoc/>
    public override ImmutableArray<Species> Ions => [Ion];

    /// <inheritdoc/>
    public override Dual Flux(Species ion, in FaceState faces) =>
        ScharfetterGummel.Flux(faces.Drop * -Ion.Valence, faces.Inside(Ion), faces.Outside(Ion)) * Permeability;

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults() => NotNegative("permeability", Permeability, "m/s");
}
