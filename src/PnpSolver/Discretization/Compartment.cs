using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>The connected nodes that one species can reach, with what supplies it there: a run on a line. Immutable.</summary>
public sealed class Compartment
{
    private List<Compartment> pool;

    private Compartment(Network network, int species, List<RegionBlock> blocks)
    {
        Species ion = network.Problem.Species[species];
        Species = species;
        Blocks = blocks;
        Nodes = new(blocks.SelectMany(block => block.Nodes.Runs));
        Baths = [.. network.Ends.Where(end => Nodes.Meets(end.Nodes) && end.FixesActivity(species))];
        Gates = [.. network.MembraneEdges.Where(edge => edge.Carried.Contains(species) && IsLeftBy(edge))];
        Amount = blocks.Sum(block => network.Problem.Material(block.Region).Concentration(ion) * block.Volume);
        pool = [this];
    }

    /// <summary>Index of the species.</summary>
    public int Species { get; }

    /// <summary>The blocks of regions that it consists of, in rising order.</summary>
    public IReadOnlyList<RegionBlock> Blocks { get; }

    /// <summary>Its nodes.</summary>
    public IndexSet Nodes { get; }

    /// <summary>Node of the lowest number.</summary>
    public int FirstNode => Nodes.First;

    /// <summary>Node of the highest number.</summary>
    public int LastNode => Nodes.Last;

    /// <summary>Ends of the domain at which the species' activity is imposed.</summary>
    public IReadOnlyList<NetworkEnd> Baths { get; }

    /// <summary>Membranes whose mechanisms carry the species out of here or into here.</summary>
    public IReadOnlyList<MembraneEdge> Gates { get; }

    /// <summary>Amount that the materials' concentrations put here, in mol (per m², per m).</summary>
    public double Amount { get; }

    /// <summary>All compartments among which the species is exchanged, this one included; the first stands for all.</summary>
    public IReadOnlyList<Compartment> Pool => pool;

    /// <summary>Whether no bath touches the compartment.</summary>
    public bool IsClosed => Baths.Count == 0;

    /// <summary>Whether no bath supplies the species, not even through membranes, so that the amount in the pool is conserved.</summary>
    public bool IsConserved => pool.TrueForAll(c => c.IsClosed);

    /// <summary>Whether the species is absent: no bath and no conserved content of the pool holds any.</summary>
    public bool IsEmpty => IsConserved
        ? pool.TrueForAll(c => c.Amount == 0)
        : pool.TrueForAll(c => c.Baths.All(bath => bath.Activity(Species) == 0));

    /// <summary>Whether a node belongs to the compartment.</summary>
    public bool Contains(int node) => Nodes.Contains(node);

    /// <summary>Whether a membrane edge leads out of the compartment; where a species dissolves in the slab, both faces are in it.</summary>
    /// <param name="edge">The edge.</param>
    internal bool IsLeftBy(MembraneEdge edge) => Contains(edge.InsideNode) != Contains(edge.OutsideNode);

    /// <summary>+1 where a gate's outward flow leaves this compartment, −1 where it enters.</summary>
    /// <param name="gate">One of <see cref="Gates"/>.</param>
    internal int Outward(MembraneEdge gate) => Contains(gate.InsideNode) ? 1 : -1;

    /// <summary>All compartments of a network, by species and position.</summary>
    /// <param name="network">The network, with its ends and membrane edges.</param>
    internal static IReadOnlyList<Compartment> Of(Network network)
    {
        IReadOnlyList<RegionBlock> blocks = network.Problem.Grid.Blocks();
        var found = new List<Compartment>();
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            Species species = network.Problem.Species[k];
            List<RegionBlock> open = [.. blocks.Where(block => network.Problem.Material(block.Region).Admits(species))];
            while (open.Count > 0)
            {
                found.Add(new(network, k, Connected(open)));
            }
        }

        foreach (MembraneEdge edge in network.MembraneEdges)
        {
            Join(edge, found);
        }

        return found;
    }

    /// <summary>Takes the first block and all that hang together with it off a list.</summary>
    private static List<RegionBlock> Connected(List<RegionBlock> open)
    {
        List<RegionBlock> reached = [open[0]];
        open.RemoveAt(0);
        for (int next = 0; next < reached.Count; next++)
        {
            RegionBlock at = reached[next];
            reached.AddRange(open.Where(block => block.Nodes.Meets(at.Nodes)));
            open.RemoveAll(reached.Contains);
        }

        return [.. reached.OrderBy(block => block.FirstCell)];
    }

    /// <summary>Makes one pool of the compartments that a membrane edge joins, for each species that it carries.</summary>
    private static void Join(MembraneEdge edge, List<Compartment> compartments)
    {
        foreach (int k in edge.Carried)
        {
            Compartment? inside = compartments.Find(c => c.Species == k && c.Contains(edge.InsideNode));
            Compartment? outside = compartments.Find(c => c.Species == k && c.Contains(edge.OutsideNode));
            if (inside is null || outside is null || inside.pool == outside.pool)
            {
                continue;
            }

            List<Compartment> united = [.. compartments.Where(c => c.pool == inside.pool || c.pool == outside.pool)];
            united.ForEach(member => member.pool = united);
        }
    }
}
