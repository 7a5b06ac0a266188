using PnpSolver.Grids;

namespace PnpSolver.Discretization;

/// <summary>Edges that run along the border of two regions with ions, each of which conducts with activity coefficients of its own; none on a
/// line. Immutable.</summary>
/// <remarks>Of the two regions the one of higher partition is the edge's first; this holds the places in the second, and its shares.</remarks>
internal sealed class Seams
{
    private readonly int[] edges;
    private readonly double[] shares;

    /// <summary>The seams of a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="places">Edges, rising, with the places of their lower and upper nodes in the second region, and both regions.</param>
    /// <param name="factors">Face area over length that the cells of each region give to each edge, shape [regions][edges].</param>
    public Seams(Network network, IReadOnlyList<SeamPlaces> places, double[][] factors)
    {
        edges = [.. places.Select(seam => seam.Edge)];
        Below = [.. places.Select(seam => seam.Below)];
        Above = [.. places.Select(seam => seam.Above)];
        shares = new double[network.SpeciesCount * edges.Length];
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            Materials.Species species = network.Problem.Species[k];
            double[] mobility = [.. network.Problem.Grid.Regions.Select(network.Problem.Material).Select(m => m.Partition(species) * m.Diffusivity(species))];
            for (int n = 0; n < edges.Length; n++)
            {
                double second = factors[places[n].Second][edges[n]] * mobility[places[n].Second];
                double whole = second + (factors[places[n].First][edges[n]] * mobility[places[n].First]);
                shares[(k * edges.Length) + n] = whole > 0 ? second / whole : 0;
            }
        }
    }

    /// <summary>Numbers of the edges, rising.</summary>
    public ReadOnlySpan<int> Edges => edges;

    /// <summary>Place of each edge's lower node in the second region, shape [seams].</summary>
    public int[] Below { get; }

    /// <summary>Place of each edge's upper node in the second region, shape [seams].</summary>
    public int[] Above { get; }

    /// <summary>The second region's part of the conductance of each edge for a species, shape [seams].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> Shares(int species) => shares.AsSpan(species * edges.Length, edges.Length);

    /// <summary>Numbers of the seams among some edges.</summary>
    /// <param name="strip">The edges.</param>
    public Range Within(EdgeStrip strip) => IndexOf(strip.FirstEdge)..IndexOf(strip.FirstEdge + strip.Count);

    /// <summary>Number of the first seam that is not below an edge.</summary>
    private int IndexOf(int edge)
    {
        int found = Array.BinarySearch(edges, edge);
        return found >= 0 ? found : ~found;
    }
}

/// <summary>An edge along a border, with its places in the second region and the numbers of both regions.</summary>
internal readonly record struct SeamPlaces(int Edge, int Below, int Above, int First, int Second);
