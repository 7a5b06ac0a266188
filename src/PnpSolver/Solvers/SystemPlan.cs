using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>Which unknowns of a network are held and which extra equations close it. Immutable.</summary>
/// <remarks>Held are ψ and activities at baths and electrodes, and species where they cannot be or are not. Extra equations
/// are the amounts of closed compartments, the currents of floating or clamped baths, and the gauge of ψ.</remarks>
internal sealed class SystemPlan
{
    private SystemPlan(Network network)
    {
        Network = network;
        Compartments = Compartment.Of(network);
        Pinned = new bool[network.UnknownCount];
        Constraints = [];
        Notes = [];
    }

    public Network Network { get; }

    public IReadOnlyList<Compartment> Compartments { get; }

    public bool[] Pinned { get; }

    public List<Constraint> Constraints { get; }

    public List<string> Notes { get; }

    public static SystemPlan Of(Network network)
    {
        var plan = new SystemPlan(network);
        plan.HoldSpecies();
        plan.HoldPotential();
        return plan;
    }

    /// <summary>Where some ion is: the equations are nonlinear there, and only there steps in ψ need a limit.</summary>
    public bool[] ScreenedNodes()
    {
        var isScreened = new bool[Network.NodeCount];
        foreach (Compartment compartment in Compartments.Where(c => !c.IsEmpty))
        {
            isScreened.AsSpan(compartment.FirstNode, compartment.LastNode - compartment.FirstNode + 1).Fill(true);
        }

        return isScreened;
    }

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

            if (compartment.IsClosed)
            {
                // any node can give way; one in the middle is in no boundary layer
                int middle = offset + ((compartment.FirstNode + compartment.LastNode) / 2);
                Pinned[middle] = true;
                Constraints.Add(new TotalAmount(compartment) { Unknown = middle });
                Notes.Add($"{Network.Problem.Species[compartment.Species]} is closed in: its amount is conserved");
            }
        }
    }

    private void HoldPotential()
    {
        bool isFixed = false;
        foreach (NetworkEnd end in Network.Ends)
        {
            isFixed |= end.Condition.SurfaceCharge(Numerics.Dual.Variable(0)).Derivative != 0;
            if (end.Condition.FixedPotential is not null)
            {
                isFixed = Pinned[end.Node] = true;
            }
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
            Pinned[0] = true;
            Constraints.Add(Gauge(0));
        }
    }

    private MeanPotential Gauge(int node)
    {
        Notes.Add("nothing fixes the potential: its volume mean is taken as 0");
        return new() { Unknown = node };
    }
}
