using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Discretization;

/// <summary>A connected run of nodes that one species can reach, with what supplies it. Immutable.</summary>
/// <param name="Species">Index of the species.</param>
/// <param name="FirstNode">First node.</param>
/// <param name="LastNode">Last node.</param>
public sealed record Compartment(int Species, int FirstNode, int LastNode)
{
    /// <summary>Ends of the domain at which the species' activity is imposed.</summary>
    public required IReadOnlyList<NetworkEnd> Baths { get; init; }

    /// <summary>Amount that the materials' concentrations put here, in mol (per m², per m): what a closed compartment keeps.</summary>
    public required double Amount { get; init; }

    /// <summary>Whether no bath supplies the species, so that its amount is conserved.</summary>
    public bool IsClosed => Baths.Count == 0;

    /// <summary>Whether the species is absent: no bath and no initial content holds any.</summary>
    public bool IsEmpty => IsClosed ? Amount == 0 : Baths.All(bath => bath.Activity(Species) == 0);

    /// <summary>All compartments of a network, by species and position.</summary>
    /// <param name="network">The network.</param>
    public static IReadOnlyList<Compartment> Of(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        IReadOnlyList<RegionBlock> blocks = network.Problem.Grid.Blocks();
        var found = new List<Compartment>();
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            Species species = network.Problem.Species[k];
            for (int b = 0; b < blocks.Count; b++)
            {
                int first = b;
                while (b < blocks.Count && network.Problem.Material(blocks[b].Region).Admits(species))
                {
                    b++;
                }

                if (b > first)
                {
                    found.Add(Create(network, k, [.. blocks.Skip(first).Take(b - first)]));
                }
            }
        }

        return found;
    }

    private static Compartment Create(Network network, int k, RegionBlock[] blocks)
    {
        Species species = network.Problem.Species[k];
        Grid grid = network.Problem.Grid;
        int firstNode = blocks[0].FirstNode;
        int lastNode = blocks[^1].LastNode;
        double amount = blocks.Sum(block => network.Problem.Material(block.Region).Concentration(species) * grid.Volume(block));
        return new(k, firstNode, lastNode)
        {
            Baths = [.. network.Ends.Where(end => end.Node >= firstNode && end.Node <= lastNode && end.FixesActivity(k))],
            Amount = amount,
        };
    }
}
