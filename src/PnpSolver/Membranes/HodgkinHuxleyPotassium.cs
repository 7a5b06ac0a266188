using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>The potassium channels of the squid's giant axon: I = g n⁴ (Δφ − E). Immutable.</summary>
/// <remarks>At 6.3 °C, per ms with V in mV and a rest at −65 mV: α_n = 0.1 x/(1 − e^(−x)), x = (V + 55)/10, which is 0.1 at −55 mV;
/// β_n = 0.125 e^(−(V + 65)/80). In the axon g = 36 mS/cm². Source: Hodgkin and Huxley 1952, doi:10.1113/jphysiol.1952.sp004764, whose V is
/// −(V + 65 mV) here.</remarks>
/// <param name="Ion">The ion; charged.</param>
/// <param name="Conductance">g with every gate open, in S/m²; not negative.</param>
public sealed record HodgkinHuxleyPotassium(Species Ion, double Conductance) : GatedChannel(Ion, Conductance)
{
    private static readonly ImmutableArray<GatingParticle> Squid =
    [
        new("n", 4, v => new(Bernoulli.Evaluate((v + 55) / -10) * 0.1, Dual.Exp((v + 65) / -80) * 0.125)),
    ];

    /// <inheritdoc/>
    public override string Type => "hodgkin-huxley-k";

    /// <inheritdoc/>
    public override ImmutableArray<GatingParticle> Particles => Squid;
}
