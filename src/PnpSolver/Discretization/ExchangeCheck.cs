using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Discretization;

/// <summary>Whether what crosses the membranes can come to a steady state.</summary>
internal static class ExchangeCheck
{
    /// <summary>Ions that are carried although no side holds any, and closed compartments whose ion is only pumped or given a flux, so
    /// that nothing can bring the balance to zero.</summary>
    public static IEnumerable<ProblemIssue> Issues(Network network, bool isSteady) =>
    [
        .. network.MembraneEdges.SelectMany(edge => edge.Mechanisms.SelectMany(m => FromNothing(network, edge, m))).Distinct(),
        .. network.Compartments.Where(c => isSteady && c.IsClosed && c.Gates.Count > 0 && !c.IsEmpty && (!c.IsConserved || c != c.Pool[0]))
            .Select(c => Unbalanced(network, c)).OfType<ProblemIssue>(),
    ];

    /// <summary>Whether a mechanism is a leak that works: it lets the ion follow its electrochemical potential.</summary>
    public static bool Leaks(PnpProblem problem, Mechanism mechanism, Species ion) =>
        mechanism.IsPassive && mechanism.Ions.Contains(ion) && Driven(problem, mechanism, ion) != 0;

    /// <summary>A mechanism whose flux of an ion does not vanish where that ion is on neither side.</summary>
    private static IEnumerable<ProblemIssue> FromNothing(Network network, MembraneEdge edge, Mechanism mechanism)
    {
        PnpProblem problem = network.Problem;
        foreach (Species ion in mechanism.Ions)
        {
            int k = problem.Species.IndexOf(ion);
            var activities = new Dual[problem.Species.Length];
            Array.Fill(activities, 100);
            activities[k] = 0;
            bool isNowhere = network.Compartments.Where(c => c.Species == k && (c.Contains(edge.InsideNode) || c.Contains(edge.OutsideNode))).All(c => c.IsEmpty);
            if (isNowhere && mechanism.Flux(ion, new FaceState(problem, 1, activities, activities)).Value != 0)
            {
                yield return ProblemCheck.Error($"membranes.{edge.Slab.Block.Region}.{mechanism.Label}",
                    $"{mechanism.Label} would carry {ion}, but no bath and no region on either side holds any: give a side some {ion}, or leave the mechanism out");
            }
        }
    }

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
        string region = compartment.Blocks[0].Region;
        return ProblemCheck.Error($"membranes.{edge.Slab.Block.Region}.{first.Label}",
            $"{ion} only {direction} {region} (by {first.Label}) and nothing lets it back, so there is no steady state: add a leak for {ion}, or a bath that holds it");
    }

    /// <summary>Flux of a mechanism where the inside holds more of every species, charged or not, and no voltage lies across.</summary>
    internal static double Driven(PnpProblem problem, Mechanism mechanism, Species ion)
    {
        var inside = new Dual[problem.Species.Length];
        var outside = new Dual[problem.Species.Length];
        Array.Fill(inside, 200);
        Array.Fill(outside, 100);
        return mechanism.Flux(ion, new FaceState(problem, 0, inside, outside)).Value;
    }
}
