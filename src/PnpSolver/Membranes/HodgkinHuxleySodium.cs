using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>The sodium channels of the squid's giant axon: I = g m³h (Δφ − E). Immutable.</summary>
/// <remarks>At 6.3 °C, per ms with V in mV and a rest at −65 mV: α_m = x/(1 − e^(−x)), x = (V + 40)/10, which is 1 at −40 mV; β_m = 4 e^(−(V + 65)/18);
/// α_h = 0.07 e^(−(V + 65)/20); β_h = 1/(1 + e^(−(V + 35)/10)). In the axon g = 120 mS/cm². Source: Hodgkin and Huxley 1952,
/// doi:10.1113/jphysiol.1952.sp004764, whose V is −(V + 65 mV) here.</remarks>
/// <param name="Ion">The ion; charged.</param>
/// <param name="Conductance">g with every gate open, in S/m²; not negative.</param>
public sealed record HodgkinHuxleySodium(Species Ion, double Conductance) : GatedChannel(Ion, Conductance)
{
    private static readonly ImmutableArray<GatingParticle> Squid =
    [
        new("m", 3, v => new(Bernoulli.Evaluate((v + 40) / -10), Dual.Exp((v + 65) / -18) * 4)),
        new("h", 1, v => new(Dual.Exp((v + 65) / -20) * 0.07, 1 / (1 + Dual.Exp((v + 35) / -10)))),
    ];

    /// <inheritdoc/>
    public override string Type => "hodgkin-huxley-na";

    /// <inheritdoc/>
    public override ImmutableArray<GatingParticle> Particles => Squid;
}
