using System.Collections.Immutable;

namespace PnpSolver.Circuits;

/// <summary>A state of the circuit: the potential across the membrane and what both sides hold. Immutable.</summary>
/// <param name="Potential">V = φ_in − φ_out, in V.</param>
/// <param name="Inside">a_k inside, in mol/m³, shape [species].</param>
/// <param name="Outside">a_k outside, in mol/m³, shape [species].</param>
public sealed record CircuitState(double Potential, ImmutableArray<double> Inside, ImmutableArray<double> Outside)
{
    /// <summary>Volume of the inside over its volume in the problem; 1 unless water moves.</summary>
    public double RelativeVolume { get; init; } = 1;

    /// <summary>Open fraction of every gate of the working mechanisms, in their order; empty where they are at their steady state at V.</summary>
    public ImmutableArray<double> Gates { get; init; } = [];
}

/// <summary>A small change of a state. Immutable.</summary>
/// <param name="Potential">δV, in V.</param>
/// <param name="Inside">δn_k inside, in mol/m³, amount over capacity, shape [species].</param>
/// <param name="Outside">δn_k outside, in mol/m³, shape [species].</param>
public sealed record CircuitShift(double Potential, ImmutableArray<double> Inside, ImmutableArray<double> Outside);
