using System.Collections.Immutable;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Discretization;

/// <summary>The edge that joins the two faces of a slab along one grid line and carries what its mechanisms move there. Immutable.</summary>
public sealed class MembraneEdge
{
    private readonly PnpProblem problem;
    private readonly Term[] terms;

    internal MembraneEdge(PnpProblem problem, Slab slab, SlabLine line, int firstGate)
    {
        FirstGate = firstGate;
        this.problem = problem;
        Slab = slab;
        InsideNode = line.InsideNode;
        OutsideNode = line.OutsideNode;
        Area = line.Area;
        Mechanisms = [.. slab.Membrane!.Working];
        Species[] ions = [.. problem.Species.Where(ion => Mechanisms.Any(m => m.Ions.Contains(ion)))];
        Carried = [.. ions.Select(ion => problem.Species.IndexOf(ion))];
        terms = [.. Mechanisms.SelectMany(m => m.Ions.Select(ion => new Term(m, ion, Array.IndexOf(ions, ion), GatesOf(m))))];
        Bank = new(Mechanisms);
    }

    /// <summary>The slab that it crosses.</summary>
    public Slab Slab { get; }

    /// <summary>Node of the inside face.</summary>
    public int InsideNode { get; }

    /// <summary>Node of the outside face.</summary>
    public int OutsideNode { get; }

    /// <summary>Area of the inside face that belongs to it: 1 (planar), per metre (cylindrical) or in m².</summary>
    public double Area { get; }

    /// <summary>The mechanisms that work.</summary>
    public ImmutableArray<Mechanism> Mechanisms { get; }

    /// <summary>Indices of the species that it carries, rising.</summary>
    public ImmutableArray<int> Carried { get; }

    /// <summary>The gates of its mechanisms.</summary>
    internal GateBank Bank { get; }

    /// <summary>Number of its first gate among all of the network, whose open fractions follow the unknowns in the state of a transient.</summary>
    internal int FirstGate { get; }

    /// <summary>Outward flow of each carried species, in mol/s (per m², per m), by all mechanisms.</summary>
    /// <param name="faces">Activities and potential at the faces.</param>
    /// <param name="open">Open fractions of the gates, shape [gates]; empty for those of the steady state.</param>
    /// <param name="flows">Receives them, shape [carried].</param>
    internal void Flows(in FaceState faces, ReadOnlySpan<Dual> open, Span<Dual> flows)
    {
        flows.Clear();
        foreach (Term term in terms)
        {
            FaceState seen = open.IsEmpty ? faces : faces.With(open[term.Gates]);
            flows[term.Index] += term.Mechanism.Flux(term.Ion, seen) * Area;
        }
    }

    /// <summary>Outward flux of each species by one mechanism at a state of the network, in mol/(m² s), shape [species].</summary>
    /// <param name="mechanism">The mechanism.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns], and in a transient the open fractions of all gates.</param>
    public double[] Fluxes(Mechanism mechanism, ReadOnlySpan<double> state) => [.. Responses(mechanism, state).Select(flux => flux.Value)];

    /// <summary>The same with the derivative by Δψ across the slab at fixed activities.</summary>
    internal Dual[] Responses(Mechanism mechanism, ReadOnlySpan<double> state)
    {
        ArgumentNullException.ThrowIfNull(mechanism);
        int count = problem.Species.Length;
        var fluxes = new Dual[count];
        Span<Dual> inside = new Dual[count];
        Span<Dual> outside = new Dual[count];
        int nodes = problem.Grid.NodeCount;
        for (int k = 0; k < count; k++)
        {
            inside[k] = state[((k + 1) * nodes) + InsideNode];
            outside[k] = state[((k + 1) * nodes) + OutsideNode];
        }

        var faces = new FaceState(problem, Dual.Variable(state[InsideNode] - state[OutsideNode]), inside, outside);
        if (state.Length > (1 + count) * nodes)
        {
            ReadOnlySpan<double> open = state.Slice(((1 + count) * nodes) + FirstGate, Bank.Count)[GatesOf(mechanism)];
            faces = faces.With(open.ToArray().Select(s => (Dual)s).ToArray());
        }

        foreach (Species ion in mechanism.Ions)
        {
            fluxes[problem.Species.IndexOf(ion)] = mechanism.Flux(ion, faces);
        }

        return fluxes;
    }

    /// <summary>Which of the edge's gates are a mechanism's.</summary>
    private Range GatesOf(Mechanism mechanism)
    {
        int first = Mechanisms.TakeWhile(other => !ReferenceEquals(other, mechanism)).Sum(other => other.Gates.Length);
        return first..(first + mechanism.Gates.Length);
    }

    private readonly record struct Term(Mechanism Mechanism, Species Ion, int Index, Range Gates);
}
