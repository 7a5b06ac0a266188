using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>Which unknowns of a network are held and which extra equations close it. Immutable.</summary>
/// <remarks>Held are ψ and activities at baths and electrodes, and species where they cannot be or are not. Extra equations
/// are the amounts or exchange balances of closed compartments, the currents of floating or clamped baths, the gauge of ψ, and
/// the flows through membranes.</remarks>
internal sealed class SystemPlan
{
    private SystemPlan(Network network)
    {
        Network = network;
        Pinned = new bool[network.UnknownCount];
        Forms = new BalanceForm[network.SpeciesCount * network.NodeCount];
        Islands = [.. FindIslands()];
        Constraints = [];
        Notes = [];
    }

    public Network Network { get; }

    public IReadOnlyList<Compartment> Compartments => Network.Compartments;

    /// <summary>Runs of nodes that charged species can reach.</summary>
    public IReadOnlyList<Island> Islands { get; }

    public bool[] Pinned { get; }

    /// <summary>Form of each species' balances, shape [species · nodes].</summary>
    public BalanceForm[] Forms { get; }

    public List<Constraint> Constraints { get; }

    public List<string> Notes { get; }

    public static SystemPlan Of(Network network)
    {
        var plan = new SystemPlan(network);
        plan.HoldSpecies();
        plan.HoldPotential();
        plan.HoldIslands();
        plan.AddMembraneFlows();
        return plan;
    }

    private IEnumerable<Island> FindIslands()
    {
        var isReached = new bool[Network.NodeCount];
        foreach (Compartment compartment in Compartments.Where(c => !c.IsEmpty && Network.Problem.Species[c.Species].Valence != 0))
        {
            isReached.AsSpan(compartment.FirstNode, compartment.LastNode - compartment.FirstNode + 1).Fill(true);
        }

        for (int i = 0; i < isReached.Length; i++)
        {
            int first = i;
            while (i < isReached.Length && isReached[i])
            {
                i++;
            }

            if (i > first)
            {
                yield return new(first, i - 1);
            }
        }
    }

    /// <summary>Whether a bath or electrode in a run ties its potential.</summary>
    public bool IsTied(Island island) => Network.Ends.Any(end => island.Contains(end.Node)
        && (end.Condition.TiesPotential
            || Constraints.Any(c => c is NetCurrent && c.Unknown == end.Node)));

    private void HoldSpecies()
    {
        for (int k = 0; k < Network.SpeciesCount; k++)
        {
            Pinned.AsSpan((k + 1) * Network.NodeCount, Network.NodeCount).Fill(true);
        }

        foreach (Compartment compartment in Compartments.Where(c => !c.IsEmpty))
        {
            int offset = (compartment.Species + 1) * Network.NodeCount;
            Pinned.AsSpan(offset + compartment.FirstNode, compartment.LastNode - compartment.FirstNode + 1).Clear();
            foreach (NetworkEnd bath in compartment.Baths)
            {
                Pinned[offset + bath.Node] = true;
            }

            // any node of a closed compartment can give way; one node for all species of an island serves best
            int middle = Islands.Where(island => island.Contains(compartment.FirstNode)).Select(island => island.Middle)
                .DefaultIfEmpty((compartment.FirstNode + compartment.LastNode) / 2).First();
            middle = Math.Clamp(middle, compartment.FirstNode, compartment.LastNode);
            if (compartment.IsClosed)
            {
                Pinned[offset + middle] = true;
                HoldContent(compartment, offset + middle);
            }

            if (compartment.Baths.Count < 2)
            {
                SumBalances(compartment, compartment.IsClosed ? middle : compartment.Baths[0].Node);
            }
        }
    }

    /// <summary>A pool without a bath keeps its amount, and every other closed compartment exchanges as much as it receives.</summary>
    private void HoldContent(Compartment compartment, int unknown)
    {
        if (!compartment.IsConserved || compartment != compartment.Pool[0])
        {
            Constraints.Add(new ExchangeBalance(compartment) { Unknown = unknown });
            return;
        }

        Constraints.Add(new TotalAmount(compartment.Pool) { Unknown = unknown });
        string per = Network.Problem.Grid.Coordinates switch
        {
            Grids.CoordinateSystem.Planar => " per m²",
            Grids.CoordinateSystem.Cylindrical => " per m",
            _ => string.Empty,
        };
        double amount = compartment.Pool.Sum(c => c.Amount);
        string regions = string.Join(" and ", Network.Problem.Grid.Blocks()
            .Where(block => compartment.Pool.Any(c => c.Contains(block.FirstNode) && c.Contains(block.LastNode))).Select(block => block.Region).Distinct());
        Notes.Add($"{Network.Problem.Species[compartment.Species]} is closed in {regions}: its amount, {amount:g6} mol{per}, is conserved");
    }

    private void AddMembraneFlows()
    {
        for (int m = 0; m < Network.MembraneEdges.Count; m++)
        {
            MembraneEdge edge = Network.MembraneEdges[m];
            for (int c = 0; c < edge.Carried.Length; c++)
            {
                int unknown = ((edge.Carried[c] + 1) * Network.NodeCount) + edge.Slab.InsideNode;
                if (!Compartments.First(k => k.Species == edge.Carried[c] && k.Contains(edge.Slab.InsideNode)).IsEmpty)
                {
                    Constraints.Add(new MembraneFlow(m, c) { Unknown = unknown });
                }
            }
        }
    }

    private void SumBalances(Compartment compartment, int root)
    {
        int offset = compartment.Species * Network.NodeCount;
        Forms.AsSpan(offset + compartment.FirstNode, root - compartment.FirstNode).Fill(BalanceForm.EdgeAbove);
        Forms.AsSpan(offset + root + 1, compartment.LastNode - root).Fill(BalanceForm.EdgeBelow);
    }

    private void HoldPotential()
    {
        bool isFixed = false;
        foreach (NetworkEnd end in Network.Ends)
        {
            isFixed |= end.Condition.TiesPotential;
            Pinned[end.Node] |= end.Condition.FixedPotential is not null;
        }

        foreach (NetworkEnd end in Network.Ends)
        {
            if (end.Condition.ImposedCurrent is not { } current)
            {
                continue;
            }

            Pinned[end.Node] = true;
            Constraints.Add(isFixed ? new NetCurrent(end, current) { Unknown = end.Node } : Gauge(end.Node));
            isFixed = true;
        }

        if (!isFixed)
        {
            int node = Islands.Where(IsClosed).Select(island => island.Middle).FirstOrDefault();
            Pinned[node] = true;
            Constraints.Add(Gauge(node));
        }
    }

    /// <summary>Makes ψ a parameter in the middle of every run whose ions are all closed in.</summary>
    /// <remarks>There the concentrations are parameters too. With all of them held, the run would still be free to take any
    /// potential, since its middle is neutral by itself; with ψ held as well, the elimination is well conditioned.</remarks>
    private void HoldIslands()
    {
        foreach (Island island in Islands.Where(island => IsClosed(island) && !Pinned[island.Middle]))
        {
            Constraints.Add(IsTied(island) || !ChargedIn(island).All(c => c.IsConserved && c.Gates.Count == 0)
                ? new NodeCharge(island.Middle) { Unknown = island.Middle }
                : new EnclosedCharge(island.First, island.Last, ChargeOf(island)) { Unknown = island.Middle });
            Pinned[island.Middle] = true;
        }
    }

    private bool IsClosed(Island island)
    {
        List<Compartment> charged = [.. ChargedIn(island)];
        return charged.Count > 0 && charged.All(c => c.IsClosed) && island.Count > 2;
    }

    private IEnumerable<Compartment> ChargedIn(Island island) => Compartments.Where(
        c => !c.IsEmpty && island.Contains(c.FirstNode) && Network.Problem.Species[c.Species].Valence != 0);

    private double ChargeOf(Island island)
    {
        double sum = ChargedIn(island).Sum(c => Network.Problem.Species[c.Species].Valence * c.Amount);
        foreach (double charge in Network.Charge.Slice(island.First, island.Count))
        {
            sum += charge;
        }

        foreach (NetworkEnd end in Network.Ends.Where(end => island.Contains(end.Node)))
        {
            sum += end.Condition.SurfaceCharge(0).Value * end.Boundary.Area / PhysicalConstants.Faraday;
        }

        return sum;
    }

    private MeanPotential Gauge(int node)
    {
        Notes.Add("nothing fixes the potential: its volume mean is taken as 0");
        return new() { Unknown = node };
    }
}

/// <summary>A run of nodes that ions can reach.</summary>
internal readonly record struct Island(int First, int Last)
{
    public int Count => Last - First + 1;

    public int Middle => (First + Last) / 2;

    public bool Contains(int node) => node >= First && node <= Last;
}
