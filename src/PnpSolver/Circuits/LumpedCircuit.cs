using System.Collections.Immutable;
using PnpSolver.Membranes;

namespace PnpSolver.Circuits;

/// <summary>The lumped picture of a problem: one circuit for each membrane, derived from the problem itself. Immutable.</summary>
/// <remarks>Hodgkin and Huxley 1952, doi:10.1113/jphysiol.1952.sp004764: the membrane is a capacitor with branches in parallel, the
/// electrolytes are well stirred. Deriving it never throws: a membrane without a steady state says why.</remarks>
public sealed class LumpedCircuit
{
    private LumpedCircuit(ImmutableArray<MembraneCircuit> membranes) => Membranes = membranes;

    /// <summary>The membranes that are whole slabs between two electrolytes, in rising order; those side by side share one potential.</summary>
    public ImmutableArray<MembraneCircuit> Membranes { get; }

    /// <summary>The twin of a problem.</summary>
    /// <param name="problem">The problem; every region has a material.</param>
    public static LumpedCircuit Of(PnpProblem problem)
    {
        IReadOnlyList<Slab> slabs = Slab.Of(problem);
        return new([.. slabs.Where(slab => slab.IsWhole).Select(slab => CircuitOf(problem, slab, slabs))]);
    }

    private static MembraneCircuit CircuitOf(PnpProblem problem, Slab slab, IReadOnlyList<Slab> slabs)
    {
        Slab[] beside = [.. slabs.Where(other => slab.IsBeside(problem, other))];
        string? obstacle = slab.IsShunted(problem) ? $"a pore joins both sides of {slab.Name}, and the circuit has no branch for it"
            : slabs.Count > 1 + beside.Length
            ? $"the circuit solves one membrane at a time, and {string.Join(", ", slabs.Except(beside).Select(s => s.Name))} are in series"
            : null;
        return new(problem, slab, beside, obstacle);
    }

    /// <summary>The circuit of a membrane, or <c>null</c>.</summary>
    /// <param name="name">The membrane's name.</param>
    public MembraneCircuit? Find(string name) => Membranes.FirstOrDefault(membrane => membrane.Name == name);
}
