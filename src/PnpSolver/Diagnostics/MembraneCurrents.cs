using PnpSolver.Discretization;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Numerics;
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
        List<MembraneEdge> edges = [.. solution.Network.MembraneEdges.Where(e => e.Slab.Block == slab.Block)];
        if (edges.Count == 0)
        {
            yield break;
        }

        MembraneEdge edge = edges[0];

        string name = $"membrane.{slab.Name}.current";
        CurrentSum sum = SumOf(solution, edges, slab.Area);
        yield return new(name, sum.Total(), "A/m^2", "net outward ionic current through the membrane");
        if (edge.Mechanisms.Any(m => m.IsPump))
        {
            yield return new($"{name}.pump", sum.Total(m => m.IsPump), "A/m^2", "net outward current of the pumps");
        }

        foreach (int k in edge.Carried)
        {
            Species ion = solution.Problem.Species[k];
            if (ion.Valence == 0)
            {
                double flux = edges.Sum(e => e.Mechanisms.Sum(m => e.Fluxes(m, solution.State)[k]) * (e.Area / slab.Area));
                yield return new($"membrane.{slab.Name}.flux.{ion}", flux, "mol/(m^2 s)", $"outward flux of {ion}");
                continue;
            }

            yield return new($"{name}.{ion}", sum.Total(_ => true, ion), "A/m^2", $"outward current carried by {ion}");
            yield return new($"{name}.{ion}.leak", sum.Total(m => !m.IsPump, ion), "A/m^2", $"outward current carried by {ion}, pumps left out");
            yield return new($"{name}.{ion}.pump", sum.Total(m => m.IsPump, ion), "A/m^2", $"outward current of {ion} by pumps");
        }
    }

    private static CurrentSum SumOf(Solution solution, List<MembraneEdge> edges, double area)
    {
        var sum = new CurrentSum();
        foreach (Mechanism mechanism in edges[0].Mechanisms)
        {
            List<(double Part, Dual[] Fluxes)> lines = [.. edges.Select(edge => (edge.Area / area, edge.Responses(mechanism, solution.State)))];
            foreach (Species ion in mechanism.Ions)
            {
                int k = solution.Problem.Species.IndexOf(ion);
                Dual current = lines.Aggregate((Dual)0, (total, line) => total + (line.Fluxes[k] * line.Part)) * (PhysicalConstants.Faraday * ion.Valence);
                sum.Add(mechanism, ion, current.Value, current.Derivative);
            }
        }

        return sum;
    }
}
