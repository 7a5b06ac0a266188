using PnpSolver.Discretization;
using PnpSolver.Membranes;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Ionic currents through a membrane's mechanisms, outward, per area of the inside face.</summary>
internal static class MembraneCurrents
{
    /// <summary>The currents of a membrane; none where nothing crosses it.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="slab">The membrane's slab.</param>
    public static IEnumerable<Quantity> Of(Solution solution, Slab slab)
    {
        MembraneEdge? edge = solution.Network.MembraneEdges.FirstOrDefault(e => e.Slab.Block == slab.Block);
        if (edge is null)
        {
            yield break;
        }

        string name = $"membrane.{slab.Name}.current";
        List<(Mechanism Mechanism, double[] Currents)> parts = [.. edge.Mechanisms.Select(m => (m, Currents(solution, edge, m)))];
        double Sum(Func<Mechanism, bool> counts, int k) => parts.Where(p => counts(p.Mechanism)).Sum(p => p.Currents[k]);
        yield return new(name, parts.Sum(p => p.Currents.Sum()), "A/m^2", "net outward ionic current through the membrane");
        if (parts.Exists(p => p.Mechanism.IsPump))
        {
            yield return new($"{name}.pump", parts.Where(p => p.Mechanism.IsPump).Sum(p => p.Currents.Sum()), "A/m^2", "net outward current of the pumps");
        }

        foreach (int k in edge.Carried)
        {
            string ion = solution.Problem.Species[k].Name;
            yield return new($"{name}.{ion}", Sum(_ => true, k), "A/m^2", $"outward current carried by {ion}");
            yield return new($"{name}.{ion}.leak", Sum(m => !m.IsPump, k), "A/m^2", $"outward current carried by {ion}, pumps left out");
            yield return new($"{name}.{ion}.pump", Sum(m => m.IsPump, k), "A/m^2", $"outward current of {ion} by pumps");
        }
    }

    /// <summary>zFJ of every species by one mechanism, in A/m², shape [species].</summary>
    private static double[] Currents(Solution solution, MembraneEdge edge, Mechanism mechanism)
    {
        double[] fluxes = edge.Fluxes(mechanism, solution.State);
        return [.. fluxes.Select((flux, k) => PhysicalConstants.Faraday * solution.Problem.Species[k].Valence * flux)];
    }
}
