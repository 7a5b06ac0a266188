using PnpSolver.Grids;

namespace PnpSolver.Discretization;

/// <summary>What enters through an end of the domain and leaves through membranes, with the changes along an increment.</summary>
/// <remarks>Where a bath is a species' only one, what it supplies is what the membranes let out, and in time what the nodes come to hold, and is taken from there: the flux of the
/// end's own edge is the difference of two large numbers, with a round-off that can exceed it.</remarks>
internal static class SystemFlows
{
    /// <summary>Flow of a species out of a compartment through its membranes, in mol/s (per m², per m).</summary>
    public static double Outflow(this NetworkSystem system, Compartment compartment) => Sum(system, compartment, default);

    /// <summary>Change of <see cref="Outflow"/> along an increment of ψ and ln a.</summary>
    public static double OutflowChange(this NetworkSystem system, Compartment compartment, ReadOnlySpan<double> increment) =>
        Sum(system, compartment, increment);

    /// <summary>Net flow out of a closed compartment over the flows each way.</summary>
    public static double ExchangeError(this NetworkSystem system, Compartment compartment)
    {
        double total = system.Throughput(compartment);
        return total > 0 ? Math.Abs(system.Outflow(compartment)) / total : 0;
    }

    /// <summary>The flows each way through the membranes of a compartment: what they carry, and what they would carry more if the inside held e
    /// times as much, in mol/s (per m², per m).</summary>
    public static double Throughput(this NetworkSystem system, Compartment compartment)
    {
        double total = 0;
        foreach (MembraneFlows membrane in system.Membranes)
        {
            int carried = membrane.Edge.Carried.IndexOf(compartment.Species);
            if (carried >= 0 && compartment.IsLeftBy(membrane.Edge))
            {
                total += Math.Abs(membrane.Values[carried]) + Math.Abs(membrane.InsideSlope(carried));
            }
        }

        return total;
    }

    /// <summary>Flow of a species into the domain through an end, in mol/s (per m², per m): at rest, or at the end of a time step with its rates.</summary>
    public static double Inflow(this NetworkSystem system, NetworkEnd end, int species)
    {
        Compartment? reached = Reached(system, end, species);
        if (reached is null || reached.Baths.Count == 0)
        {
            return 0;
        }

        return IsOnlySupply(system, reached)
            ? Sum(system, reached, default) + Stored(system, reached, default)
            : Net(system, end, species, default) - (system.Network.HasSources ? end.Nodes.Sum(system.Network.SourcesOf(species)) : 0);
    }

    /// <summary>Flow of a species into the domain through an end as the end's own edges carry it: at any moment, and with their round-off.</summary>
    public static double EdgeInflow(this NetworkSystem system, NetworkEnd end, int species) => Net(system, end, species, default);

    /// <summary>Change of <see cref="Inflow"/> along an increment of ψ and ln a.</summary>
    public static double InflowChange(this NetworkSystem system, NetworkEnd end, int species, ReadOnlySpan<double> increment)
    {
        Compartment? reached = Reached(system, end, species);
        if (reached is null || reached.Baths.Count == 0)
        {
            return 0;
        }

        if (IsOnlySupply(system, reached))
        {
            return Sum(system, reached, increment) + Stored(system, reached, increment);
        }

        return Net(system, end, species, increment);
    }

    /// <summary>Displacement that enters through an end from outside, over F, in mol (per m², per m): what leaves along its edges less the charge
    /// of the nodes themselves.</summary>
    public static double Displacement(this NetworkSystem system, NetworkEnd end, ReadOnlySpan<double> psi)
    {
        double sum = Leaving(system, end, psi);
        for (int k = 0; k < system.Network.SpeciesCount; k++)
        {
            sum -= system.Network.Problem.Species[k].Valence * end.Nodes.Sum(system.Contents.Held(k));
        }

        return sum;
    }

    /// <summary>Change of <see cref="Displacement"/> along an increment of ψ and ln a.</summary>
    public static double DisplacementChange(this NetworkSystem system, NetworkEnd end, ReadOnlySpan<double> increment)
    {
        double sum = Leaving(system, end, increment);
        foreach (IndexRun run in end.Nodes.Runs)
        {
            for (int node = run.First; node <= run.Last; node++)
            {
                for (int k = 0; k < system.Network.SpeciesCount; k++)
                {
                    sum -= system.Network.Problem.Species[k].Valence * system.Contents.Change(k, node, increment);
                }
            }
        }

        return sum;
    }

    /// <summary>d/dt of Σ P(ψ_i − ψ_j) over the edges that leave the nodes of an end, by the formula of a time step, in mol/s (per m², per m).</summary>
    /// <param name="system">The system.</param>
    /// <param name="end">The end.</param>
    /// <param name="psi">ψ at the end of the step, shape [nodes] or longer.</param>
    public static double DisplacementRate(this NetworkSystem system, NetworkEnd end, ReadOnlySpan<double> psi) => system.Rate == 0 ? 0
        : (system.Rate * Leaving(system, end, psi)) - Leaving(system, end, system.Storage!.History);

    /// <summary>Σ P(ψ_i − ψ_j) over the edges that leave the nodes of an end.</summary>
    private static double Leaving(NetworkSystem system, NetworkEnd end, ReadOnlySpan<double> psi)
    {
        Span<EdgeEnd> storage = stackalloc EdgeEnd[Grid.MostEdgesAtNode];
        double sum = 0;
        foreach (IndexRun run in end.Nodes.Runs)
        {
            for (int node = run.First; node <= run.Last; node++)
            {
                foreach (EdgeEnd at in system.Network.Problem.Grid.EdgesAt(node, storage))
                {
                    sum += end.Nodes.Contains(at.Neighbour) ? 0 : system.Network.Permittance[at.Edge] * (psi[node] - psi[at.Neighbour]);
                }
            }
        }

        return sum;
    }

    /// <summary>Rate at which a compartment's amount rises in a time step, in mol/s (per m², per m).</summary>
    public static double Stored(this NetworkSystem system, Compartment compartment) => Stored(system, compartment, default);

    /// <summary>Rate at which the nodes of an end come to hold a species in a time step, in mol/s (per m², per m).</summary>
    public static double Stored(this NetworkSystem system, NetworkEnd end, int species) => system.Rate == 0 ? 0
        : (system.Rate * end.Nodes.Sum(system.Contents.Held(species))) - end.Nodes.Sum(system.Storage!.Held(species));

    /// <summary>The same, or its change along an increment.</summary>
    private static double Stored(NetworkSystem system, Compartment compartment, ReadOnlySpan<double> increment)
    {
        if (system.Rate == 0)
        {
            return 0;
        }

        return increment.IsEmpty
            ? (system.Rate * system.Contents.Held(compartment)) - compartment.Nodes.Sum(system.Storage!.Held(compartment.Species))
            : system.Rate * system.Contents.Change(compartment, increment);
    }

    private static double Sum(NetworkSystem system, Compartment compartment, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        foreach (MembraneFlows membrane in system.Membranes)
        {
            int carried = membrane.Edge.Carried.IndexOf(compartment.Species);
            if (carried >= 0 && compartment.IsLeftBy(membrane.Edge))
            {
                double flow = increment.IsEmpty ? membrane.Values[carried] : membrane.Change(carried, increment);
                sum += compartment.Outward(membrane.Edge) * flow;
            }
        }

        return sum;
    }

    private static Compartment? Reached(NetworkSystem system, NetworkEnd end, int species)
    {
        IReadOnlyList<Compartment> compartments = system.Network.Compartments;
        for (int c = 0; c < compartments.Count; c++)
        {
            if (compartments[c].Species == species && compartments[c].Nodes.Meets(end.Nodes))
            {
                return compartments[c];
            }
        }

        return null;
    }

    private static bool IsOnlySupply(NetworkSystem system, Compartment compartment) =>
        compartment.Baths.Count == 1 && !system.Network.SourcesOf(compartment.Species).ContainsAnyExcept(0);

    /// <summary>What leaves the nodes of an end along edges, or its change along an increment.</summary>
    internal static double Net(NetworkSystem system, NetworkEnd end, int species, ReadOnlySpan<double> increment)
    {
        Span<EdgeEnd> storage = stackalloc EdgeEnd[Grid.MostEdgesAtNode];
        double sum = 0;
        foreach (IndexRun run in end.Nodes.Runs)
        {
            for (int node = run.First; node <= run.Last; node++)
            {
                foreach (EdgeEnd at in system.Network.Problem.Grid.EdgesAt(node, storage))
                {
                    double flow = end.Nodes.Contains(at.Neighbour) ? 0
                        : increment.IsEmpty ? system.Fluxes.Of(species)[at.Edge] : system.Fluxes.Change(species, at.Edge, increment);
                    sum += at.Sign * flow;
                }
            }
        }

        return sum;
    }
}
