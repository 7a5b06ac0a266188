using System.Runtime.CompilerServices;
using PnpSolver.Numerics;

namespace PnpSolver.Transport;

/// <summary>The Scharfetter–Gummel flux of one species along one edge, from node i to node j.</summary>
/// <remarks>J = G·(B(w)·a_i − B(−w)·a_j), w = z(ψ_j − ψ_i), evaluated as G·(B(|w|)(a_i − a_j) − w·a_up) with a_up the
/// activity that drifts: the same number, but zero to round-off for equal electrochemical potentials and free of the
/// cancellation of nearly equal terms for small w. Exact for constant G, J and field; second order otherwise.
/// Source: Scharfetter and Gummel 1969, doi:10.1109/T-ED.1969.16566.</remarks>
public static class ScharfetterGummel
{
    /// <summary>J/G.</summary>
    /// <param name="w">z(ψ_j − ψ_i).</param>
    /// <param name="from">a_i, in mol/m³.</param>
    /// <param name="to">a_j, in mol/m³.</param>
    /// <returns>In mol/m³, positive from i to j.</returns>
    public static double Flux(double w, double from, double to) =>
        (Bernoulli.Evaluate(Math.Abs(w), out _) * (from - to)) - (w * (w > 0 ? to : from));

    /// <summary>J/G with its derivatives.</summary>
    /// <param name="w">z(ψ_j − ψ_i).</param>
    /// <param name="from">a_i, in mol/m³.</param>
    /// <param name="to">a_j, in mol/m³.</param>
    /// <param name="slopes">The derivatives.</param>
    /// <returns>In mol/m³, positive from i to j.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Flux(double w, double from, double to, out FluxSlopes slopes)
    {
        double b = Bernoulli.Evaluate(Math.Abs(w), out double db);
        return Flux(w, b, db, from, to, out slopes);
    }

    /// <summary>J/G where argument and activities all depend on one variable.</summary>
    /// <param name="w">z(ψ_j − ψ_i).</param>
    /// <param name="from">a_i, in mol/m³.</param>
    /// <param name="to">a_j, in mol/m³.</param>
    public static Dual Flux(Dual w, Dual from, Dual to)
    {
        double value = Flux(w.Value, from.Value, to.Value, out FluxSlopes slopes);
        return new(value, (slopes.From * from.Derivative) - (slopes.To * to.Derivative) + (slopes.Argument * w.Derivative));
    }

    /// <summary>J/G with its derivatives, for a Bernoulli function that several species share.</summary>
    /// <param name="w">z(ψ_j − ψ_i).</param>
    /// <param name="b">B(|w|).</param>
    /// <param name="db">B′(|w|).</param>
    /// <param name="from">a_i, in mol/m³.</param>
    /// <param name="to">a_j, in mol/m³.</param>
    /// <param name="slopes">The derivatives.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static double Flux(double w, double b, double db, double from, double to, out FluxSlopes slopes)
    {
        double difference = from - to;
        if (w > 0)
        {
            slopes = new(b, b + w, (db * difference) - to);
            return (b * difference) - (w * to);
        }

        slopes = new(b - w, b, -(db * difference) - from);
        return (b * difference) - (w * from);
    }
}

/// <summary>Derivatives of a flux J/G.</summary>
/// <param name="From">∂J/∂a_i = B(w).</param>
/// <param name="To">−∂J/∂a_j = B(−w).</param>
/// <param name="Argument">∂J/∂w, in mol/m³.</param>
public readonly record struct FluxSlopes(double From, double To, double Argument);
