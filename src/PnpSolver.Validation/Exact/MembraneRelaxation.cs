namespace PnpSolver.Validation.Exact;

/// <summary>A membrane that charges through its leak: the RC circuit of one compartment. Immutable.</summary>
/// <remarks>C dV/dt = −g (V − E) + I, I into the cell. C is ε₀ε_m/d for a slab alone and <see cref="IonFreeSlab.Capacitance"/> with its diffuse layers.
/// Exact for constant C, g, E and I: for contents that do not change and voltages at which the layers are linear. Source: Cole, Membranes, Ions and
/// Impulses, 1968.</remarks>
/// <param name="Capacitance">C, in F/m²; positive.</param>
/// <param name="Conductance">g, in S/m²; positive.</param>
/// <param name="Reversal">E, in V.</param>
public sealed record MembraneRelaxation(double Capacitance, double Conductance, double Reversal)
{
    /// <summary>τ = C/g, in s.</summary>
    public double TimeConstant => Capacitance / Conductance;

    /// <summary>V, in V.</summary>
    /// <param name="start">V at t = 0, in V.</param>
    /// <param name="time">t, in s.</param>
    /// <param name="current">I, in A/m², positive into the cell.</param>
    public double Potential(double start, double time, double current = 0)
    {
        double end = Reversal + (current / Conductance);
        return start + ((end - start) * -Exponentials.Expm1(-time / TimeConstant));
    }

    /// <summary>V, in V, from rest at E with a current that is on for a while.</summary>
    /// <param name="pulse">The current.</param>
    /// <param name="time">t, in s.</param>
    public double Potential(CurrentPulse pulse, double time)
    {
        ArgumentNullException.ThrowIfNull(pulse);
        double on = Math.Clamp(time - pulse.Start, 0, pulse.Duration);
        double off = Math.Max(0, time - pulse.Start - pulse.Duration);
        return Potential(Potential(Reversal, on, pulse.Density), off);
    }
}
