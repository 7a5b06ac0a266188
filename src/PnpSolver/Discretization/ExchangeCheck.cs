using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Discretization;

/// <summary>Whether what crosses the membranes can come to a steady state.</summary>
internal static class ExchangeCheck
{
    /// <summary>Closed compartments whose ion is only pumped or given a flux: nothing can bring the balance to zero.</summary>
    public static IEnumerable<ProblemIssue> Issues(Network network) => network.Compartments
        .Where(c => c.IsClosed && c.Gates.Count > 0 && !c.IsEmpty && (!c.IsConserved || c != c.Pool[0]))
        .Select(c => Unbalanced(network, c)).OfType<ProblemIssue>();

    /// <summary>Whether a mechanism is a leak that works: it lets the ion follow its electrochemical potential.</summary>
    public static bool Leaks(PnpProblem problem, Mechanism mechanism, Species ion) =>
        mechanism.IsPassive && mechanism.Ions.Contains(ion) && Driven(problem, mechanism, ion) != 0;

    private static ProblemIssue? Unbalanced(Network network, Compartment compartment)
    {
        PnpProblem problem = network.Problem;
        Species ion = problem.Species[compartment.Species];
        List<(MembraneEdge Gate, Mechanism Mechanism)> carriers = [.. compartment.Gates
            .SelectMany(gate => gate.Mechanisms.Where(m => m.Ions.Contains(ion)).Select(m => (gate, m)))];
        if (carriers.Exists(c => Leaks(problem, c.Mechanism, ion)))
        {
            return null;
        }

        double[] signs = [.. carriers.Select(c => compartment.Outward(c.Gate) * Math.Sign(Driven(problem, c.Mechanism, ion))).Where(s => s != 0).Select(s => (double)s)];
        if (signs.Length == 0 || signs.Distinct().Count() > 1)
        {
            return null;
        }

        (MembraneEdge edge, Mechanism first) = carriers[0];
        string direction = signs[0] > 0 ? "leaves" : "enters";
        string region = problem.Grid.Regions[problem.Grid.RegionOfCell[Math.Min(compartment.FirstNode, problem.Grid.CellCount - 1)]];
        return ProblemCheck.Error($"membranes.{edge.Slab.Block.Region}.{first.Label}",
            $"{ion} only {direction} {region} (by {first.Label}) and nothing lets it back, so there is no steady state: add a leak for {ion}, or a bath that holds it");
    }

    /// <summary>Flux of a mechanism where every ion is as concentrated on both sides and one thermal voltage lies across.</summary>
    private static double Driven(PnpProblem problem, Mechanism mechanism, Species ion)
    {
        var equal = new Dual[problem.Species.Length];
        Array.Fill(equal, 100);
        return mechanism.Flux(ion, new FaceState(problem, 1, equal, equal)).Value;
    }
}
