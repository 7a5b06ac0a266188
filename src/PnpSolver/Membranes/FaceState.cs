using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Membranes;

/// <summary>What drives a membrane's mechanisms: the activities on both sides and the potential between them.</summary>
/// <remarks>The field solver fills it with the values at the two faces of the slab, the circuit with those of the baths; a
/// mechanism cannot tell which. Activities are those of the free solution, a_k = c_k where it is ideal. All values depend on one
/// variable, so that every mechanism is differentiated as it is written.</remarks>
public readonly ref struct FaceState
{
    private readonly ImmutableArray<Species> species;
    private readonly ReadOnlySpan<Dual> inside;
    private readonly ReadOnlySpan<Dual> outside;
    private readonly ReadOnlySpan<Dual> gates;

    /// <summary>A state.</summary>
    /// <param name="problem">Species and temperature.</param>
    /// <param name="drop">Δψ = (φ_in − φ_out)/V_T.</param>
    /// <param name="inside">a_k inside, in mol/m³, shape [species].</param>
    /// <param name="outside">a_k outside, in mol/m³, shape [species].</param>
    public FaceState(PnpProblem problem, Dual drop, ReadOnlySpan<Dual> inside, ReadOnlySpan<Dual> outside)
    {
        ArgumentNullException.ThrowIfNull(problem);
        species = problem.Species;
        ThermalVoltage = problem.ThermalVoltage;
        Drop = drop;
        this.inside = inside;
        this.outside = outside;
    }

    private FaceState(FaceState faces, ReadOnlySpan<Dual> gates)
    {
        this = faces;
        this.gates = gates;
    }

    /// <summary>The problem's species, in their order.</summary>
    public ImmutableArray<Species> Species => species;

    /// <summary>V_T, in V.</summary>
    public double ThermalVoltage { get; }

    /// <summary>Δψ = (φ_in − φ_out)/V_T.</summary>
    public Dual Drop { get; }

    /// <summary>Open fraction of a gate: the one that a transient has reached, else that of the steady state at this potential.</summary>
    /// <param name="mechanism">The mechanism that is asked.</param>
    /// <param name="gate">Number of the gate among the mechanism's.</param>
    public Dual Open(Mechanism mechanism, int gate)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        if (!gates.IsEmpty)
        {
            return gates[gate];
        }

        (Dual opening, Dual closing) = mechanism.Gates[gate].Rates(Drop * ThermalVoltage);
        return opening / (opening + closing);
    }

    /// <summary>The same state with the gates of one mechanism.</summary>
    /// <param name="open">Open fractions, shape [gates of the mechanism].</param>
    public FaceState With(ReadOnlySpan<Dual> open) => new(this, open);

    /// <summary>Activity of an ion inside, in mol/m³.</summary>
    public Dual Inside(Species ion) => inside[species.IndexOf(ion)];

    /// <summary>Activity of an ion outside, in mol/m³.</summary>
    public Dual Outside(Species ion) => outside[species.IndexOf(ion)];

    /// <summary>(µ_in − µ_out)/kT = ln(a_in/a_out) + z Δψ: what drives an ion outward; 0 at its Nernst potential.</summary>
    public Dual Affinity(Species ion)
    {
        ArgumentNullException.ThrowIfNull(ion);
        return Dual.Log(Inside(ion) / Outside(ion)) + (Drop * ion.Valence);
    }
}
