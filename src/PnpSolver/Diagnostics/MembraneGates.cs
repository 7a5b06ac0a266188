using PnpSolver.Discretization;
using PnpSolver.Membranes;
using PnpSolver.Numerics;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Open fractions of the gates of a membrane's mechanisms: those that a transient has reached, else α/(α + β) at the drop.</summary>
internal static class MembraneGates
{
    /// <summary>The open fractions, each as the mean over the inside face.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="slab">The membrane's slab.</param>
    public static IEnumerable<Quantity> Of(Solution solution, Slab slab)
    {
        MembraneEdge[] edges = [.. solution.Network.MembraneEdges.Where(edge => edge.Slab.Block == slab.Block && edge.Bank.Count > 0)];
        if (edges.Length == 0)
        {
            yield break;
        }

        double[][] open = [.. edges.Select(edge => Open(solution, edge))];
        int gate = 0;
        foreach (Mechanism mechanism in edges[0].Mechanisms)
        {
            foreach (Gate each in mechanism.Gates)
            {
                double mean = edges.Select((edge, e) => open[e][gate] * edge.Area / slab.Area).Sum();
                yield return new($"membrane.{slab.Name}.gate.{mechanism.Label}.{each.Name}", mean, "1", $"open fraction of gate {each.Name} of {mechanism.Label}");
                gate++;
            }
        }
    }

    private static double[] Open(Solution solution, MembraneEdge edge)
    {
        ReadOnlySpan<double> state = solution.State;
        int unknowns = solution.Network.UnknownCount;
        if (state.Length > unknowns)
        {
            return state.Slice(unknowns + edge.FirstGate, edge.Bank.Count).ToArray();
        }

        Span<Dual> none = new Dual[solution.Network.SpeciesCount];
        var open = new Dual[edge.Bank.Count];
        edge.Bank.Open(new(solution.Problem, state[edge.InsideNode] - state[edge.OutsideNode], none, none), 0, new double[open.Length], open);
        return [.. open.Select(s => s.Value)];
    }
}
