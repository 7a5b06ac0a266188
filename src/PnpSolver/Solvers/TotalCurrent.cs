using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>The total current along a line at the end of a time step: conduction Σ z J and displacement d(PΔψ)/dt, with the coefficients of the step.</summary>
/// <param name="system">The system, evaluated at the end of the step.</param>
internal sealed class TotalCurrent(NetworkSystem system)
{
    private readonly Network network = system.Network;

    /// <summary>Largest one-way flux Σ |z| G B a met on an edge, in mol/s (per m², per m).</summary>
    public double LargestFlux { get; private set; } = double.PositiveInfinity;

    /// <summary>Σ |z| of what the node holds that holds most, in mol (per m², per m).</summary>
    public double LargestAmount { get; private set; } = 1;

    /// <summary>dψ/dt of a node at the end of the step solved last, by the formula, in 1/s.</summary>
    /// <param name="node">The node.</param>
    /// <param name="psi">ψ there, shape [nodes] or longer.</param>
    private double PotentialRate(int node, ReadOnlySpan<double> psi) => (system.Rate * psi[node]) - system.Storage!.History[node];

    /// <summary>Takes the sizes of fluxes and amounts at the state that the system was evaluated at.</summary>
    public void Measure()
    {
        double largest = 0;
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            double valence = Math.Abs(network.Problem.Species[k].Valence);
            largest = Math.Max(largest, valence * Math.Max(StepAccuracy.Largest(system.Fluxes.SlopeFrom(k)), StepAccuracy.Largest(system.Fluxes.SlopeTo(k))));
        }

        LargestFlux = largest > 0 ? largest : double.PositiveInfinity;
        LargestAmount = Largest();
    }

    /// <summary>Spread of the total current along a line at the end of the step solved last, over the largest one-way flux; 0 on a tensor grid.</summary>
    /// <remarks>Conduction Σ z J and displacement d(PΔψ)/dt, with the coefficients of the step, less what the round-off of ψ and of the amounts makes of it in
    /// so short a time.</remarks>
    public double Spread(ReadOnlySpan<double> psi)
    {
        if (!network.Problem.Grid.IsLine)
        {
            return 0;
        }

        double lowest = double.PositiveInfinity;
        double highest = double.NegativeInfinity;
        double roundOff = 0;
        int edges = network.EdgeCount;
        for (int e = 0; e < edges; e++)
        {
            double own = network.Permittance[e] * (PotentialRate(e, psi) - PotentialRate(e + 1, psi));
            roundOff = Math.Max(roundOff, network.Permittance[e] * (Math.Abs(psi[e]) + Math.Abs(psi[e + 1])));
            for (int k = 0; k < network.SpeciesCount; k++)
            {
                own += network.Problem.Species[k].Valence * system.Fluxes.Of(k)[e];
            }

            own += CrossingCurrent(e);
            lowest = Math.Min(lowest, own);
            highest = Math.Max(highest, own);
        }

        Measure();
        // ψ and what the nodes store are off by their round-off at every node on the way
        double spread = highest - lowest - Math.ScaleB(system.Rate * (roundOff + LargestAmount) * Math.Sqrt(edges), -50);
        return Math.Max(spread, 0) / LargestFlux;
    }

    /// <summary>Σ |z| of what the node holds that holds most, in mol (per m², per m).</summary>
    private double Largest()
    {
        double largest = 0;
        for (int i = 0; i < network.NodeCount; i++)
        {
            double amount = 0;
            for (int k = 0; k < network.SpeciesCount; k++)
            {
                amount += Math.Abs(network.Problem.Species[k].Valence) * system.Contents.Held(k)[i];
            }

            largest = Math.Max(largest, amount);
        }

        return largest;
    }

    /// <summary>What mechanisms carry past an edge of their slab, upwards, over F.</summary>
    private double CrossingCurrent(int edge)
    {
        double sum = 0;
        foreach (MembraneFlows membrane in system.Membranes)
        {
            (int inside, int outside) = (membrane.Edge.InsideNode, membrane.Edge.OutsideNode);
            if (edge < Math.Min(inside, outside) || edge >= Math.Max(inside, outside))
            {
                continue;
            }

            for (int f = 0; f < membrane.Values.Length; f++)
            {
                sum += Math.Sign(outside - inside) * network.Problem.Species[membrane.Edge.Carried[f]].Valence * membrane.Values[f];
            }
        }

        return sum;
    }
}
