using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>How well a solution conserves each species and charge.</summary>
public static class Conservation
{
    /// <summary>For each species, and for <c>charge</c>, the largest relative imbalance.</summary>
    /// <remarks>For a species, the largest of: a box's net outflow, and the sum of what enters through all boundaries and
    /// sources, both over the largest one-way flux G·B·a met on an edge (the drift or diffusion term of the flux); where no bath
    /// supplies it, the change of its amount over that amount; and in a compartment that only membranes supply, the net flow through
    /// them over the flows each way. For charge, the largest violation of Gauss's law on a box over
    /// the largest displacement through a face or ionic charge of one sign held by a box,
    /// less what the round-off of ψ itself makes of it: 2⁻⁵² P|ψ| for each face, which grows with a constant added to ψ.</remarks>
    /// <param name="solution">The solution.</param>
    public static IReadOnlyDictionary<string, double> Of(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var system = new NetworkSystem(solution.Network);
        system.Evaluate(solution.State);
        var result = new Dictionary<string, double>();
        IReadOnlyList<Compartment> compartments = solution.Network.Compartments;
        for (int k = 0; k < solution.Problem.Species.Length; k++)
        {
            result[solution.Problem.Species[k].Name] = compartments.Where(c => c.Species == k)
                .Select(c => Imbalance(system, solution, c)).DefaultIfEmpty(0).Max();
        }

        result["charge"] = ChargeImbalance(system, solution);
        return result;
    }

    private static double Imbalance(NetworkSystem system, Solution solution, Compartment compartment)
    {
        int k = compartment.Species;
        ReadOnlySpan<double> balance = system.Residual.Slice((k + 1) * solution.Network.NodeCount, solution.Network.NodeCount);
        double term = compartment.Pool.Max(member => OneWayFlux(system, member));
        double worst = 0;
        double net = 0;
        foreach (int i in compartment.Nodes.Numbers())
        {
            if (!compartment.Baths.Any(bath => bath.Nodes.Contains(i)))
            {
                worst = Math.Max(worst, Math.Abs(balance[i]));
                net += balance[i];
            }
        }

        double relative = term > 0 ? Math.Max(worst, Math.Abs(net)) / term : 0;
        if (!compartment.IsClosed || compartment.IsEmpty)
        {
            return relative;
        }

        bool keepsAmount = compartment.IsConserved && compartment == compartment.Pool[0];
        return Math.Max(relative, keepsAmount ? AmountError(system, compartment.Pool) : system.ExchangeError(compartment));
    }

    /// <summary>Largest one-way flux met on an edge of a compartment; what it exchanges with others is judged by the largest of all.</summary>
    private static double OneWayFlux(NetworkSystem system, Compartment compartment)
    {
        double largest = 0;
        ReadOnlySpan<double> from = system.Fluxes.SlopeFrom(compartment.Species);
        ReadOnlySpan<double> to = system.Fluxes.SlopeTo(compartment.Species);
        foreach (EdgeStrip strip in system.Network.Problem.Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                if (compartment.Contains(strip.FirstLower + e) && compartment.Contains(strip.FirstUpper + e))
                {
                    largest = Math.Max(largest, Math.Max(from[strip.FirstEdge + e], to[strip.FirstEdge + e]));
                }
            }
        }

        return largest;
    }

    private static double AmountError(NetworkSystem system, IReadOnlyList<Compartment> pool) =>
        Math.Abs((pool.Sum(system.Contents.Held) / pool.Sum(c => c.Amount)) - 1);

    private static double ChargeImbalance(NetworkSystem system, Solution solution)
    {
        double term = 0;
        double worst = 0;
        ReadOnlySpan<double> psi = solution.State[..solution.Network.NodeCount];
        var roundOff = new double[psi.Length];
        foreach (EdgeStrip strip in solution.Problem.Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                (int lower, int upper) = (strip.FirstLower + e, strip.FirstUpper + e);
                double permittance = solution.Network.Permittance[strip.FirstEdge + e];
                double own = Math.ScaleB(permittance * (Math.Abs(psi[lower]) + Math.Abs(psi[upper])), -52);
                term = Math.Max(term, permittance * Math.Abs(psi[lower] - psi[upper]));
                roundOff[lower] += own;
                roundOff[upper] += own;
            }
        }

        List<NetworkEnd> held = [.. solution.Network.Ends.Where(end => end.Condition.FixedPotential is not null || end.Condition.ImposedCurrent is not null)];
        for (int i = 0; i < psi.Length; i++)
        {
            if (!held.Exists(end => end.Nodes.Contains(i)))
            {
                worst = Math.Max(worst, Math.Abs(system.Residual[i]) - roundOff[i]);
            }

            for (int k = 0; k < solution.Network.SpeciesCount; k++)
            {
                term = Math.Max(term, Math.Abs(solution.Problem.Species[k].Valence * system.Contents.Held(k)[i]));
            }
        }

        return term > 0 ? worst / term : 0;
    }
}
