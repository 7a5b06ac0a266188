using System.Collections.Immutable;
using PnpSolver.Membranes;

namespace PnpSolver.Circuits;

/// <summary>One mechanism as a branch of the circuit at a state. Immutable.</summary>
/// <param name="Mechanism">The mechanism.</param>
/// <param name="Currents">z F J of each ion, in A/m², outward, shape [species].</param>
/// <param name="Conductance">dI/dV at fixed concentrations, in S/m².</param>
/// <param name="Reversal">V at which its own current vanishes, in V; <c>null</c> where it never does.</param>
public sealed record MechanismBranch(Mechanism Mechanism, ImmutableArray<double> Currents, double Conductance, double? Reversal)
{
    /// <summary>I, in A/m², outward.</summary>
    public double Current => Currents.Sum();
}
