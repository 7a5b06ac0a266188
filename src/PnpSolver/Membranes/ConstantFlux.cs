using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>A given flux of one ion, whatever the potential and the concentrations. Immutable.</summary>
/// <param name="Ion">The ion.</param>
/// <param name="OutwardFlux">J, in mol/(m² s), positive outward.</param>
public sealed record ConstantFlux(Species Ion, double OutwardFlux) : Mechanism
{
    /// <inheritdoc/>
    public override string Type => "constant-flux";

    /// <inheritdoc/>
    public override ImmutableArray<Species> Ions => [Ion];

    /// <inheritdoc/>
    public override Dual Flux(Species ion, in FaceState faces) => OutwardFlux;

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults()
    {
        if (!double.IsFinite(OutwardFlux))
        {
            yield return ("flux", "must be a finite number");
        }
    }
}
