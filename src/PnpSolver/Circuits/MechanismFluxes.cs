using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>Fluxes of mechanisms between two well-stirred sides, with one derivative; storage is allocated once.</summary>
/// <remarks>Gates are at their steady state unless a state or an implicit step says how far they are open.</remarks>
internal sealed class MechanismFluxes
{
    private readonly PnpProblem problem;
    private readonly Term[] terms;
    private readonly Dual[] inside;
    private readonly Dual[] outside;
    private readonly Dual[] total;
    private readonly Dual[] gates;
    private readonly GateBank bank;
    private bool areGatesGiven;

    public MechanismFluxes(MembraneCircuit circuit, IEnumerable<Mechanism> mechanisms)
    {
        problem = circuit.Problem;
        bank = circuit.Bank;
        gates = new Dual[bank.Count];
        terms = [.. mechanisms.SelectMany(m => m.Ions.Select(ion => new Term(m, ion, problem.Species.IndexOf(ion), circuit.FirstGate(m))))];
        inside = new Dual[problem.Species.Length];
        outside = new Dual[problem.Species.Length];
        total = new Dual[problem.Species.Length];
    }

    /// <summary>a_k inside, shape [species]; set before evaluation.</summary>
    public Span<Dual> Inside => inside;

    /// <summary>a_k outside, shape [species]; set before evaluation.</summary>
    public Span<Dual> Outside => outside;

    /// <summary>Open fraction of every gate, shape [gates]; valid after <see cref="Open(ReadOnlySpan{double})"/> or an implicit step.</summary>
    public ReadOnlySpan<Dual> Gates => gates;

    /// <summary>Takes activities and gates of a state, as constants.</summary>
    public void Take(CircuitState state)
    {
        for (int k = 0; k < inside.Length; k++)
        {
            inside[k] = state.Inside[k];
            outside[k] = state.Outside[k];
        }

        Open(state.Gates.AsSpan());
    }

    /// <summary>Holds the gates at open fractions, or at their steady state where none are given.</summary>
    public void Open(ReadOnlySpan<double> fractions)
    {
        areGatesGiven = fractions.Length > 0;
        for (int g = 0; g < fractions.Length; g++)
        {
            gates[g] = fractions[g];
        }
    }

    /// <summary>Opens the gates as an implicit step does.</summary>
    /// <param name="drop">ψ = V/V_T.</param>
    /// <param name="rate">Weight of s in the step, in 1/s.</param>
    /// <param name="history">h of every gate, in 1/s, shape [gates].</param>
    public void Open(Dual drop, double rate, ReadOnlySpan<double> history)
    {
        areGatesGiven = true;
        bank.Open(Faces(drop), rate, history, gates);
    }

    /// <summary>What the mechanisms see.</summary>
    /// <param name="drop">ψ = V/V_T.</param>
    public FaceState Faces(Dual drop) => new(problem, drop, inside, outside);

    /// <summary>J of each species, outward, in mol/(m² s), shape [species]; valid until the next call.</summary>
    /// <param name="drop">ψ = V/V_T.</param>
    public ReadOnlySpan<Dual> At(Dual drop)
    {
        FaceState faces = Faces(drop);
        Array.Clear(total);
        foreach (Term term in terms)
        {
            int count = term.FirstGate < 0 || !areGatesGiven ? 0 : term.Mechanism.Gates.Length;
            FaceState own = count == 0 ? faces : faces.With(gates.AsSpan(term.FirstGate, count));
            total[term.Index] += term.Mechanism.Flux(term.Ion, own);
        }

        return total;
    }

    /// <summary>F Σ z J, outward, in A/m².</summary>
    /// <param name="drop">ψ = V/V_T.</param>
    public Dual Current(Dual drop)
    {
        ReadOnlySpan<Dual> fluxes = At(drop);
        Dual sum = 0;
        for (int k = 0; k < fluxes.Length; k++)
        {
            sum += fluxes[k] * (PhysicalConstants.Faraday * problem.Species[k].Valence);
        }

        return sum;
    }

    private readonly record struct Term(Mechanism Mechanism, Species Ion, int Index, int FirstGate);
}
