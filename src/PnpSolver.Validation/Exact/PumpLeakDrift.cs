using System.Collections.Immutable;

namespace PnpSolver.Validation.Exact;

/// <summary>One ion that leaks through the membrane of a closed cell. Immutable.</summary>
/// <param name="Valence">z.</param>
/// <param name="Outside">c outside, in mol/m³; positive.</param>
/// <param name="Conductance">g, in S/m²; positive.</param>
/// <param name="Pumped">Ions that a pump cycle moves outward; negative for inward.</param>
public sealed record LeakingIon(double Valence, double Outside, double Conductance, double Pumped);

/// <summary>What a closed, well-stirred sphere of fixed volume holds as leaks and a pump move its ions. Immutable.</summary>
/// <remarks>dc/dt = −3 I_k/(z F a) with I_k = g_k (V − E_k) + z n_k F J, and V where Σ I_k = 0: exact for times long against the membrane's C/g, which is
/// milliseconds. It keeps Σ z c, and with it the charge of what cannot leave. Source: Tosteson and Hoffman 1960, doi:10.1085/jgp.44.1.169.</remarks>
/// <param name="Temperature">T, in K.</param>
/// <param name="Radius">a, in m.</param>
/// <param name="Ions">The ions that leak.</param>
/// <param name="Turnover">J, pump cycles by what the cell holds, in mol/(m² s), shape [ions] → value.</param>
public sealed record PumpLeakDrift(double Temperature, double Radius, ImmutableArray<LeakingIon> Ions, Func<IReadOnlyList<double>, double> Turnover)
{
    private double ThermalVoltage => PhysicalConstants.ThermalVoltage(Temperature);

    /// <summary>V where all currents cancel, in V.</summary>
    /// <param name="contents">c inside, in mol/m³, shape [ions].</param>
    public double Potential(IReadOnlyList<double> contents)
    {
        double cycles = PhysicalConstants.Faraday * Turnover(contents);
        double driven = Ions.Select((ion, k) => (ion.Conductance * Nernst(ion, contents[k])) - (ion.Valence * ion.Pumped * cycles)).Sum();
        return driven / Ions.Sum(ion => ion.Conductance);
    }

    /// <summary>c inside after some time, in mol/m³, shape [ions].</summary>
    /// <param name="contents">c inside at first, shape [ions].</param>
    /// <param name="time">Time, in s.</param>
    /// <param name="steps">Steps of order 16; the fastest change sets their number.</param>
    public double[] Contents(IReadOnlyList<double> contents, double time, int steps) =>
        ExtrapolationIntegrator.Integrate((_, held) => Rates(held), (0, time), [.. contents], steps);

    private double[] Rates(double[] held)
    {
        double potential = Potential(held);
        double cycles = PhysicalConstants.Faraday * Turnover(held);
        return
        [
            .. Ions.Select((ion, k) => -3 / (Radius * PhysicalConstants.Faraday * ion.Valence)
                * ((ion.Conductance * (potential - Nernst(ion, held[k]))) + (ion.Valence * ion.Pumped * cycles))),
        ];
    }

    private double Nernst(LeakingIon ion, double inside) => ThermalVoltage / ion.Valence * Math.Log(ion.Outside / inside);
}
