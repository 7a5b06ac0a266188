using System.Collections.Immutable;

namespace PnpSolver.Validation.Exact;

/// <summary>State of a space-clamped axon. Immutable.</summary>
/// <param name="Potential">V, inside against outside, in V.</param>
/// <param name="SodiumActivation">m.</param>
/// <param name="SodiumInactivation">h.</param>
/// <param name="PotassiumActivation">n.</param>
public sealed record AxonState(double Potential, double SodiumActivation, double SodiumInactivation, double PotassiumActivation);

/// <summary>The squid's giant axon, space-clamped. Immutable.</summary>
/// <remarks>C dV/dt = I − g_Na m³h (V − E_Na) − g_K n⁴ (V − E_K) − g_L (V − E_L), dx/dt = ϕ(α(1 − x) − βx) for x = m, h, n, with α and β of 1952 in
/// 1/ms at v = (V − V₀)/mV: α_m = 0.1 (25 − v)/(e^((25−v)/10) − 1), β_m = 4 e^(−v/18), α_h = 0.07 e^(−v/20), β_h = 1/(e^((30−v)/10) + 1),
/// α_n = 0.01 (10 − v)/(e^((10−v)/10) − 1), β_n = 0.125 e^(−v/80). Integrated to round-off, step by step between the edges of the pulses.
/// Source: Hodgkin and Huxley 1952, doi:10.1113/jphysiol.1952.sp004764.</remarks>
public sealed record HodgkinHuxley
{
    private const double PerMillisecond = 1e3;

    /// <summary>C, in F/m².</summary>
    public double Capacitance { get; init; } = 0.01;

    /// <summary>g_Na with all gates open, in S/m².</summary>
    public double SodiumConductance { get; init; } = 1200;

    /// <summary>g_K with all gates open, in S/m².</summary>
    public double PotassiumConductance { get; init; } = 360;

    /// <summary>g_L, in S/m².</summary>
    public double LeakConductance { get; init; } = 3;

    /// <summary>E_Na, in V.</summary>
    public double SodiumReversal { get; init; } = 0.050;

    /// <summary>E_K, in V.</summary>
    public double PotassiumReversal { get; init; } = -0.077;

    /// <summary>E_L, in V.</summary>
    public double LeakReversal { get; init; } = -0.0544;

    /// <summary>V₀, from which the rates of 1952 count, in V; 0 takes all potentials relative to the rest of 1952.</summary>
    public double RateOrigin { get; init; } = -0.065;

    /// <summary>Part of V that falls over the membrane itself, which is all that gates feel; the rest falls over the diffuse layers beside it.</summary>
    public double FeltPart { get; init; } = 1;

    /// <summary>ϕ, by which gates are faster than at 6.3 °C.</summary>
    public double RateFactor { get; init; } = 1;

    /// <summary>Where nothing moves: the potential at which the currents cancel with the gates at rest.</summary>
    public AxonState RestingState
    {
        get
        {
            double low = Math.Min(PotassiumReversal, Math.Min(SodiumReversal, LeakReversal));
            double high = Math.Max(PotassiumReversal, Math.Max(SodiumReversal, LeakReversal));
            return AtRest(Bisection.Root(v => Outward(AtRest(v)), low, high));
        }
    }

    /// <summary>ϕ = 3^((T − 6.3 °C)/10 K).</summary>
    /// <param name="temperature">T, in K.</param>
    public static double RateFactorAt(double temperature) => Math.Pow(3, (temperature - 279.45) / 10);

    /// <summary>The state with all gates at rest at a potential.</summary>
    /// <param name="potential">V, in V.</param>
    public AxonState AtRest(double potential)
    {
        double v = ((FeltPart * potential) - RateOrigin) * 1e3;
        return new(potential, Settled(Sodium(v)), Settled(Inactivation(v)), Settled(Potassium(v)));
    }

    /// <summary>Current of the ions out of the cell, in A/m².</summary>
    /// <param name="state">The state.</param>
    public double Outward(AxonState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        double open = state.SodiumActivation * state.SodiumActivation * state.SodiumActivation * state.SodiumInactivation;
        double square = state.PotassiumActivation * state.PotassiumActivation;
        return (SodiumConductance * open * (state.Potential - SodiumReversal))
            + (PotassiumConductance * square * square * (state.Potential - PotassiumReversal))
            + (LeakConductance * (state.Potential - LeakReversal));
    }

    /// <summary>States at given times.</summary>
    /// <param name="start">State at t = 0.</param>
    /// <param name="pulses">Currents through the membrane; where they overlap they add.</param>
    /// <param name="times">Times in s, rising, none negative.</param>
    public ImmutableArray<AxonState> Run(AxonState start, ImmutableArray<CurrentPulse> pulses, params ReadOnlySpan<double> times)
    {
        ArgumentNullException.ThrowIfNull(start);
        double[] edges = [.. pulses.SelectMany(p => new[] { p.Start, p.Start + p.Duration }).Order()];
        double[] state = [start.Potential, start.SodiumActivation, start.SodiumInactivation, start.PotassiumActivation];
        var states = ImmutableArray.CreateBuilder<AxonState>();
        double now = 0;
        foreach (double time in times)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(time, now);
            foreach (double stop in edges.Where(edge => edge > now && edge < time).Append(time).ToArray())
            {
                double middle = (now + stop) / 2;
                double current = pulses.Where(p => p.Start < middle && middle < p.Start + p.Duration).Sum(p => p.Density);
                state = Moved(state, current, stop - now);
                now = stop;
            }

            states.Add(State(state));
        }

        return states.ToImmutable();
    }

    private static AxonState State(double[] y) => new(y[0], y[1], y[2], y[3]);

    private static double Settled((double Opening, double Closing) gate) => gate.Opening / (gate.Opening + gate.Closing);

    private static double Change((double Opening, double Closing) gate, double open) =>
        PerMillisecond * ((gate.Opening * (1 - open)) - (gate.Closing * open));

    private static (double Opening, double Closing) Sodium(double v) =>
        (1 / Exponentials.MeanExp((25 - v) / 10), 4 * Math.Exp(-v / 18));

    private static (double Opening, double Closing) Inactivation(double v) =>
        (0.07 * Math.Exp(-v / 20), 1 / (Math.Exp((30 - v) / 10) + 1));

    private static (double Opening, double Closing) Potassium(double v) =>
        (0.1 / Exponentials.MeanExp((10 - v) / 10), 0.125 * Math.Exp(-v / 80));

    private double[] Moved(double[] state, double current, double span)
    {
        // all channels open, and gates at ten per millisecond: no time scale of an action potential is shorter
        double rate = ((SodiumConductance + PotassiumConductance + LeakConductance) / Capacitance) + (10 * PerMillisecond * RateFactor);
        int steps = (int)Math.Ceiling(span * rate);
        return ExtrapolationIntegrator.Integrate((_, y) => Rate(y, current), (0, span), state, steps);
    }

    private double[] Rate(double[] y, double current)
    {
        double v = ((FeltPart * y[0]) - RateOrigin) * 1e3;
        return
        [
            (current - Outward(State(y))) / Capacitance,
            RateFactor * Change(Sodium(v), y[1]),
            RateFactor * Change(Inactivation(v), y[2]),
            RateFactor * Change(Potassium(v), y[3]),
        ];
    }
}
