using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>Fluxes of mechanisms between two well-stirred sides, with one derivative; storage is allocated once.</summary>
internal sealed class MechanismFluxes
{
    private readonly PnpProblem problem;
    private readonly Term[] terms;
    private readonly Dual[] inside;
    private readonly Dual[] outside;
    private readonly Dual[] total;

    public MechanismFluxes(PnpProblem problem, IEnumerable<Mechanism> mechanisms)
    {
        this.problem = problem;
        terms = [.. mechanisms.SelectMany(m => m.Ions.Select(ion => new Term(m, ion, problem.Species.IndexOf(ion))))];
        inside = new Dual[problem.Species.Length];
        outside = new Dual[problem.Species.Length];
        total = new Dual[problem.Species.Length];
    }

    /// <summary>a_k inside, shape [species]; set before evaluation.</summary>
    public Span<Dual> Inside => inside;

    /// <summary>a_k outside, shape [species]; set before evaluation.</summary>
    public Span<Dual> Outside => outside;

    /// <summary>Takes the activities of a state, as constants.</summary>
    public void Take(ImmutableArray<double> insideActivities, ImmutableArray<double> outsideActivities)
    {
        for (int k = 0; k < inside.Length; k++)
        {
            inside[k] = insideActivities[k];
            outside[k] = outsideActivities[k];
        }
    }

    /// <summary>J of each species, outward, in mol/(m² s), shape [species]; valid until the next call.</summary>
    /// <param name="drop">ψ = V/V_T.</param>
    public ReadOnlySpan<Dual> At(Dual drop)
    {
        var faces = new FaceState(problem, drop, inside, outside);
        Array.Clear(total);
        foreach (Term term in terms)
        {
            total[term.Index] += term.Mechanism.Flux(term.Ion, faces);
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

    private readonly record struct Term(Mechanism Mechanism, Species Ion, int Index);
}
