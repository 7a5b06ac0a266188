using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;
using static PnpSolver.Units;

namespace PnpSolver.Membranes;

/// <summary>Channels for one ion whose gates follow the potential: I = g Π s^n (Δφ − E). Immutable.</summary>
/// <remarks>E is the ion's Nernst potential, where the flux vanishes to round-off whatever the gates do; s is the open fraction of each kind of
/// particle and n how many of them a channel has. A channel of another kind is a class that names its <see cref="Particles"/>.
/// Source: Hodgkin and Huxley 1952, doi:10.1113/jphysiol.1952.sp004764.</remarks>
/// <param name="Ion">The ion; charged.</param>
/// <param name="Conductance">g with every gate open, in S/m²; not negative.</param>
public abstract record GatedChannel(Species Ion, double Conductance) : Mechanism
{
    /// <summary>Beyond this potential, which no membrane stands, rates change no more; in V.</summary>
    private const double LargestVoltage = 2;

    private const double PerMillisecond = 1e3;

    /// <summary>Added to the potential before the rates are taken from it, in V: a positive one opens channels at a lower potential.</summary>
    public double Shift { get; init; }

    /// <summary>Factor of all rates, such as 3^((T − 6.3 °C)/10 K) for those of the squid; positive.</summary>
    public double RateFactor { get; init; } = 1;

    /// <inheritdoc/>
    public sealed override bool IsPassive => true;

    /// <inheritdoc/>
    public sealed override ImmutableArray<Species> Ions => [Ion];

    /// <inheritdoc/>
    public sealed override ImmutableArray<Gate> Gates => [.. Particles.Select(particle => new Gate(particle.Name, voltage => RatesOf(particle, voltage)))];

    /// <summary>Its kinds of gating particles.</summary>
    public abstract ImmutableArray<GatingParticle> Particles { get; }

    /// <inheritdoc/>
    public sealed override Dual Flux(Species ion, in FaceState faces)
    {
        Dual conductance = Conductance;
        for (int gate = 0; gate < Particles.Length; gate++)
        {
            conductance *= Dual.Pow(faces.Open(this, gate), Particles[gate].Count);
        }

        return OhmicLeak.Flux(Ion, conductance, faces);
    }

    /// <inheritdoc/>
    public override IEnumerable<(string Key, string Message)> Faults()
    {
        foreach ((string, string) fault in OhmicLeak.Faults(Ion, Conductance))
        {
            yield return fault;
        }

        if (!double.IsFinite(Shift))
        {
            yield return ("shift", "must be a finite number");
        }

        if (!(RateFactor > 0) || !double.IsFinite(RateFactor))
        {
            yield return ("rate-factor", $"must be positive, got {RateFactor:g6}");
        }
    }

    private GateRates RatesOf(GatingParticle particle, Dual voltage)
    {
        Dual seen = voltage + Shift;
        Dual bounded = Math.Abs(seen.Value) <= LargestVoltage ? seen : Math.CopySign(LargestVoltage, seen.Value);
        (Dual opening, Dual closing) = particle.Rates(bounded / mV);
        return new(opening * (RateFactor * PerMillisecond), closing * (RateFactor * PerMillisecond));
    }
}
