using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Membranes;
using PnpSolver.Numerics;

namespace PnpSolver.Solvers;

/// <summary>How fast what a network stores changes at a consistent state: where an integration starts.</summary>
/// <param name="system">The system with the steady balances, evaluated at the state.</param>
/// <param name="storage">The order of what is stored; the gates are where the state has them too.</param>
internal sealed class StorageRates(NetworkSystem system, Storage storage)
{
    private readonly Network network = system.Network;

    /// <summary>Loads the rates.</summary>
    /// <param name="state">The state, shape [states].</param>
    /// <param name="rates">Receives du/dt, shape [stored].</param>
    public void Load(ReadOnlySpan<double> state, Span<double> rates)
    {
        rates.Clear();
        int nodes = network.NodeCount;
        for (int u = nodes; u < network.UnknownCount; u++)
        {
            rates[u] = -system.Residual[u];
        }

        for (int c = 0; c < network.Compartments.Count; c++)
        {
            Compartment compartment = network.Compartments[c];
            Span<double> own = rates.Slice((compartment.Species + 1) * nodes, nodes);
            foreach (NetworkEnd bath in compartment.Baths)
            {
                bath.Nodes.Fill(own, 0);
            }

            rates[storage.FirstEntered + c] = compartment.IsClosed ? -system.Outflow(compartment) : compartment.Nodes.Sum(own);
        }

        RateGates(state, rates);
        RateDisplacements(rates);
    }

    private void RateGates(ReadOnlySpan<double> state, Span<double> rates)
    {
        int nodes = network.NodeCount;
        Span<Dual> inside = new Dual[network.SpeciesCount];
        Span<Dual> outside = new Dual[network.SpeciesCount];
        foreach (MembraneFlows membrane in system.Membranes)
        {
            MembraneEdge edge = membrane.Edge;
            if (edge.Bank.Count > 0)
            {
                var faces = new FaceState(network.Problem, state[edge.InsideNode] - state[edge.OutsideNode], inside, outside);
                edge.Bank.Rates(faces, state.Slice(storage.FirstGate + edge.FirstGate, edge.Bank.Count), rates[(storage.FirstGate + edge.FirstGate)..]);
            }
        }
    }

    /// <summary>What of an imposed current ions do not carry charges the boundary.</summary>
    private void RateDisplacements(Span<double> rates)
    {
        foreach (IGrouping<Boundary, NetworkEnd> ends in network.Ends.Where(end => end.Condition.ImposedCurrent is not null).GroupBy(end => end.Boundary))
        {
            double sum = ends.First().Condition.ImposedCurrent!.Value / PhysicalConstants.Faraday;
            foreach (NetworkEnd end in ends)
            {
                for (int k = 0; k < network.SpeciesCount; k++)
                {
                    sum -= end.FixesActivity(k) ? network.Problem.Species[k].Valence * SystemFlows.Net(system, end, k, default) : 0;
                }
            }

            rates[storage.FirstDisplacement + storage.NumberOf(ends.Key)] = sum;
        }
    }
}
