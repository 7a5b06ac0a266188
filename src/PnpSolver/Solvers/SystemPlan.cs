using PnpSolver.Discretization;
using PnpSolver.Grids;

namespace PnpSolver.Solvers;

/// <summary>Which unknowns of a network are held and which extra equations close it. Immutable.</summary>
/// <remarks>Held are ψ and activities at baths and electrodes, and species where they cannot be or are not. Extra equations
/// are the amounts or exchange balances of closed compartments, the currents of floating or clamped baths, the gauge of ψ, and
/// the flows through membranes.</remarks>
internal sealed class SystemPlan
{
    private readonly double[]? totals;
    private readonly double[] start;

    private SystemPlan(Network network, double[]? totals = null, double[]? start = null)
    {
        Network = network;
        this.totals = totals;
        this.start = start ?? [];
        Pinned = new bool[network.UnknownCount];
        Forms = new BalanceForm[network.SpeciesCount * network.NodeCount];
        Islands = [.. FindIslands()];
        Constraints = [];
        Notes = [];
    }

    public Network Network { get; }

    public IReadOnlyList<Compartment> Compartments => Network.Compartments;

    /// <summary>Connected nodes that charged species can reach.</summary>
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

    /// <summary>The plan of an implicit time step: closed compartments keep what they held less what leaves through membranes, and an imposed
    /// current includes displacement.</summary>
    /// <param name="network">The network.</param>
    /// <param name="totals">What every compartment would hold had nothing entered, in mol (per m², per m).</param>
    /// <param name="start">The state from which the step starts, shape as <see cref="StateLayout"/> says.</param>
    public static SystemPlan OfStep(Network network, double[] totals, double[] start)
    {
        var plan = new SystemPlan(network, totals, start);
        plan.HoldSpecies();
        plan.HoldPotential();
        plan.HoldIslands();
        plan.AddMembraneFlows();
        return plan;
    }

    /// <summary>The plan of a jump: no ion moves, and the potential follows from Poisson's equation.</summary>
    /// <param name="network">The network.</param>
    /// <param name="displacements">Displacement over F that enters through each boundary of the grid whose current is imposed, in mol (per m², per m).</param>
    public static SystemPlan OfJump(Network network, double[] displacements)
    {
        var plan = new SystemPlan(network);
        plan.Pinned.AsSpan(network.NodeCount).Fill(true);
        plan.HoldPotential(displacements);
        return plan;
    }

    /// <summary>Whether a species is absent from a compartment and from all that it exchanges with.</summary>
    private bool IsEmpty(Compartment compartment) => totals is null
        ? compartment.IsEmpty
        : compartment.Pool.All(c => totals[NumberOf(c)] == 0 && c.Baths.All(bath => bath.Activity(c.Species) == 0));

    private int NumberOf(Compartment compartment)
    {
        int number = 0;
        while (Compartments[number] != compartment)
        {
            number++;
        }

        return number;
    }

    /// <summary>Unites the compartments of charged species that share nodes.</summary>
    private IEnumerable<Island> FindIslands()
    {
        var united = new List<IndexSet>();
        foreach (Compartment compartment in Compartments.Where(c => !IsEmpty(c) && Network.Problem.Species[c.Species].Valence != 0))
        {
            List<IndexSet> touching = [.. united.Where(nodes => nodes.Meets(compartment.Nodes))];
            united.RemoveAll(touching.Contains);
            united.Add(new([.. touching.Append(compartment.Nodes).SelectMany(nodes => nodes.Runs)]));
        }

        return united.OrderBy(nodes => nodes.First).Select(nodes => new Island(nodes));
    }

    /// <summary>Whether a bath or electrode at a run ties its potential.</summary>
    public bool IsTied(Island island) => Network.Ends.Any(end => island.Nodes.Meets(end.Nodes)
        && (end.Condition.TiesPotential || Constraints.Any(c => c is NetCurrent current && current.Ends.Contains(end))));

    private void HoldSpecies()
    {
        for (int k = 0; k < Network.SpeciesCount; k++)
        {
            Pinned.AsSpan((k + 1) * Network.NodeCount, Network.NodeCount).Fill(true);
        }

        foreach (Compartment compartment in Compartments.Where(c => !IsEmpty(c)))
        {
            int offset = (compartment.Species + 1) * Network.NodeCount;
            compartment.Nodes.Fill(Pinned.AsSpan(offset), false);
            foreach (NetworkEnd bath in compartment.Baths)
            {
                bath.Nodes.Fill(Pinned.AsSpan(offset), true);
            }

            // any node of a closed compartment can give way; one node for all species of an island serves best
            int middle = MiddleOf(compartment);
            if (compartment.IsClosed)
            {
                Pinned[offset + middle] = true;
                HoldContent(compartment, offset + middle);
            }

            if (totals is null && compartment.Baths.Count < 2 && Network.Problem.Grid.IsLine)
            {
                SumBalances(compartment, compartment.IsClosed ? middle : compartment.Baths[0].Node);
            }
        }
    }

    private int MiddleOf(Compartment compartment)
    {
        int middle = Islands.FirstOrDefault(island => island.Nodes.Meets(compartment.Nodes))?.Middle ?? compartment.Nodes.Middle;
        return compartment.Contains(middle) ? middle
            : Network.Problem.Grid.IsLine ? Math.Clamp(middle, compartment.FirstNode, compartment.LastNode) : compartment.Nodes.Middle;
    }

    /// <summary>A pool without a bath keeps its amount, and every other closed compartment exchanges as much as it receives.</summary>
    private void HoldContent(Compartment compartment, int unknown)
    {
        if (totals is not null)
        {
            int number = NumberOf(compartment);
            Constraints.Add(new AmountBalance(compartment, number, totals[number]) { Unknown = unknown });
            return;
        }

        if (!compartment.IsConserved || compartment != compartment.Pool[0])
        {
            Constraints.Add(new ExchangeBalance(compartment) { Unknown = unknown });
            return;
        }

        Constraints.Add(new TotalAmount(compartment.Pool) { Unknown = unknown });
        string per = Network.Problem.Grid.Coordinates switch
        {
            CoordinateSystem.Planar => " per m²",
            CoordinateSystem.Cylindrical => " per m",
            _ => string.Empty,
        };
        double amount = compartment.Pool.Sum(c => c.Amount);
        string regions = string.Join(" and ", compartment.Pool.SelectMany(c => c.Blocks).OrderBy(block => block.FirstCell).Select(block => block.Region).Distinct());
        Notes.Add($"{Network.Problem.Species[compartment.Species]} is closed in {regions}: its amount, {amount:g6} mol{per}, is conserved");
    }

    /// <summary>On a line the flow through a membrane is a parameter of the elimination.</summary>
    private void AddMembraneFlows()
    {
        if (!Network.Problem.Grid.IsLine)
        {
            return;
        }

        for (int m = 0; m < Network.MembraneEdges.Count; m++)
        {
            MembraneEdge edge = Network.MembraneEdges[m];
            for (int c = 0; c < edge.Carried.Length; c++)
            {
                int unknown = ((edge.Carried[c] + 1) * Network.NodeCount) + edge.InsideNode;
                if (!IsEmpty(Compartments.First(k => k.Species == edge.Carried[c] && k.Contains(edge.InsideNode))))
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

    private void HoldPotential(double[]? displacements = null)
    {
        bool isFixed = false;
        foreach (NetworkEnd end in Network.Ends)
        {
            isFixed |= end.Condition.TiesPotential;
            if (end.Condition.FixedPotential is not null)
            {
                end.Nodes.Fill(Pinned.AsSpan(), true);
            }
        }

        foreach (IGrouping<Boundary, NetworkEnd> ends in Network.Ends.GroupBy(end => end.Boundary))
        {
            NetworkEnd[] parts = [.. ends];
            if (parts[0].Condition.ImposedCurrent is null)
            {
                continue;
            }

            foreach (NetworkEnd part in parts)
            {
                part.Nodes.Fill(Pinned.AsSpan(), true);
            }

            int boundary = Network.Problem.Grid.Boundaries.ToList().IndexOf(ends.Key);
            Constraints.Add(!isFixed ? Gauge(parts[0].Node, parts)
                : displacements is null ? new NetCurrent(parts, boundary) { Unknown = parts[0].Node }
                : new EndDisplacement(parts, displacements[boundary]) { Unknown = parts[0].Node });
            isFixed = true;
        }

        if (!isFixed)
        {
            int node = Islands.Where(IsClosed).Select(island => island.Middle).FirstOrDefault();
            Pinned[node] = true;
            Constraints.Add(Gauge(node, []));
        }
    }

    /// <summary>Makes ψ a parameter in the middle of every run whose ions are all closed in.</summary>
    /// <remarks>There the concentrations are parameters too. With all of them held, the run would still be free to take any
    /// potential, since its middle is neutral by itself; with ψ held as well, the elimination is well conditioned. On a tensor grid
    /// nothing is eliminated, and where an electrode holds the potential of the run, it cannot move as a whole.</remarks>
    private void HoldIslands()
    {
        foreach (Island island in Islands.Where(island => IsClosed(island) && !Pinned[island.Middle] && (Network.Problem.Grid.IsLine || !IsHeld(island))))
        {
            Constraints.Add(IsTied(island) ? new NodeCharge(island.Middle, island.Nodes) { Unknown = island.Middle }
                : totals is not null && !HasChargedWall(island) ? ChargeInTime(island)
                : totals is null && ChargedIn(island).All(c => c.IsConserved && c.Gates.Count == 0)
                ? new EnclosedCharge(Network.Problem.Grid, island.Nodes, ChargeOf(island)) { Unknown = island.Middle }
                : new NodeCharge(island.Middle, island.Nodes) { Unknown = island.Middle });
            Pinned[island.Middle] = true;
        }
    }

    /// <summary>Whether a wall at an island carries a charge, which a ramp may change.</summary>
    private bool HasChargedWall(Island island) =>
        Network.Ends.Any(end => island.Nodes.Meets(end.Nodes) && end.Condition.SurfaceCharge(0).Value != 0);

    private EnclosedCharge ChargeInTime(Island island)
    {
        var layout = new StateLayout(Network);
        AmountBalance[] contents = [.. Constraints.OfType<AmountBalance>().Where(balance => island.Nodes.Meets(balance.Compartment.Nodes))];
        double charge = EnclosedCharge.Displacement(Network, island.Nodes, start);
        charge -= contents.Sum(balance => Network.Problem.Species[balance.Compartment.Species].Valence * layout.Entered(start, balance.Number));
        return new(Network.Problem.Grid, island.Nodes, charge, contents) { Unknown = island.Middle };
    }

    /// <summary>Whether ψ is held at a node of an island.</summary>
    private bool IsHeld(Island island) => island.Nodes.Runs.Any(run => Pinned.AsSpan(run.First, run.Count).Contains(true));

    private bool IsClosed(Island island)
    {
        List<Compartment> charged = [.. ChargedIn(island)];
        return charged.Count > 0 && charged.All(c => c.IsClosed) && island.Nodes.Count > 2;
    }

    private IEnumerable<Compartment> ChargedIn(Island island) => Compartments.Where(
        c => !IsEmpty(c) && island.Nodes.Meets(c.Nodes) && Network.Problem.Species[c.Species].Valence != 0);

    private double ChargeOf(Island island)
    {
        double sum = ChargedIn(island).Sum(c => Network.Problem.Species[c.Species].Valence * c.Amount);
        sum += island.Nodes.Sum(Network.Charge);
        foreach (NetworkEnd end in Network.Ends.Where(end => island.Nodes.Meets(end.Nodes)))
        {
            sum += end.Condition.SurfaceCharge(0).Value * end.Area / PhysicalConstants.Faraday;
        }

        return sum;
    }

    private MeanPotential Gauge(int node, IReadOnlyList<NetworkEnd> ends)
    {
        Notes.Add("nothing fixes the potential: its volume mean is taken as 0");
        return new(Network.Problem.Grid, ends) { Unknown = node };
    }
}

/// <summary>Connected nodes that ions can reach. Immutable.</summary>
/// <param name="nodes">The nodes.</param>
internal sealed class Island(IndexSet nodes)
{
    public IndexSet Nodes => nodes;

    public int Middle => nodes.Middle;
}
