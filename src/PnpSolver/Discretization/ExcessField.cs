using PnpSolver.Grids;

namespace PnpSolver.Discretization;

/// <summary>Activity coefficients of a network at a state, in storage that is allocated once.</summary>
/// <remarks>A node on an interface is in several regions and has a coefficient in each. A place is a node of one block; places are numbered
/// by node, then by block. f = 1/γ, and ∂ln f_k/∂ln a_j = −p_k t_j. An edge along the border of two blocks has places in both:
/// <see cref="Seams"/> holds the second.</remarks>
internal sealed class ExcessField
{
    private readonly Network network;
    private readonly Medium[] media;
    private readonly int[] firstPlace;
    private readonly int[] blockOfPlace;
    private readonly int[] placeBelow;
    private readonly int[] placeAbove;
    private readonly double[] volume;
    private readonly double[] factor;
    private readonly double[] slope;
    private readonly double[] amount;
    private readonly int places;

    public ExcessField(Network network)
    {
        this.network = network;
        IReadOnlyList<RegionBlock> blocks = network.Problem.Grid.Blocks();
        media = [.. blocks.Select(block => network.Medium(block.Region))];
        firstPlace = new int[network.NodeCount + 1];
        foreach (int node in blocks.SelectMany(block => block.Nodes.Numbers()))
        {
            firstPlace[node + 1]++;
        }

        for (int i = 0; i < network.NodeCount; i++)
        {
            firstPlace[i + 1] += firstPlace[i];
        }

        places = firstPlace[^1];
        blockOfPlace = new int[places];
        volume = new double[places];
        NumberPlaces(blocks);
        placeBelow = new int[network.EdgeCount];
        placeAbove = new int[network.EdgeCount];
        Seams = PlaceEdges();
        factor = new double[network.SpeciesCount * places];
        slope = new double[network.SpeciesCount * places];
        amount = new double[network.SpeciesCount * places];
        Array.Fill(factor, 1);
    }

    /// <summary>The edges with a second region.</summary>
    public Seams Seams { get; }

    /// <summary>Place of the lower node of an edge, in the edge's region.</summary>
    public int PlaceBelow(int edge) => placeBelow[edge];

    /// <summary>Place of the upper node of an edge, in the edge's region.</summary>
    public int PlaceAbove(int edge) => placeAbove[edge];

    /// <summary>t_j = ∂θ/∂ln a_j at the places.</summary>
    public ReadOnlySpan<double> Slope(int species) => slope.AsSpan(species * places, places);

    /// <summary>f of a species at the places.</summary>
    public ReadOnlySpan<double> Factor(int species) => factor.AsSpan(species * places, places);

    /// <summary>p of a species in the region of an edge.</summary>
    public double Weight(int species, int edge) => WeightAt(species, placeBelow[edge]);

    /// <summary>p of a species in the region of a place.</summary>
    public double WeightAt(int species, int place) => media[blockOfPlace[place]].Weights[species];

    /// <summary>Evaluates coefficients and slopes.</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public void Evaluate(ReadOnlySpan<double> state)
    {
        int species = network.SpeciesCount;
        Span<double> a = stackalloc double[species];
        Span<double> c = stackalloc double[species];
        Span<double> t = stackalloc double[species];
        for (int i = 0; i < network.NodeCount; i++)
        {
            for (int place = firstPlace[i]; place < firstPlace[i + 1]; place++)
            {
                Medium medium = media[blockOfPlace[place]];
                if (medium.IsIdeal)
                {
                    continue;
                }

                for (int k = 0; k < species; k++)
                {
                    a[k] = state[((k + 1) * network.NodeCount) + i];
                }

                medium.Factors(a, c, t);
                for (int k = 0; k < species; k++)
                {
                    factor[(k * places) + place] = c[k];
                    slope[(k * places) + place] = t[k];
                }
            }
        }
    }

    /// <summary>Adds up what the nodes hold.</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    /// <param name="held">Receives the amount of each species, in mol (per m², per m), shape [species · nodes].</param>
    /// <param name="chargeSlope">Receives ∂(Σ z_k held_k)/∂ln a_j, shape [species · nodes].</param>
    public void Hold(ReadOnlySpan<double> state, Span<double> held, Span<double> chargeSlope)
    {
        int nodes = network.NodeCount;
        held.Clear();
        chargeSlope.Clear();
        for (int i = 0; i < nodes; i++)
        {
            for (int place = firstPlace[i]; place < firstPlace[i + 1]; place++)
            {
                double weighted = 0;
                for (int k = 0; k < network.SpeciesCount; k++)
                {
                    double own = Amount(state, k, place, i);
                    amount[(k * places) + place] = own;
                    double charge = network.Problem.Species[k].Valence * own;
                    held[(k * nodes) + i] += own;
                    chargeSlope[(k * nodes) + i] += charge;
                    weighted += media[blockOfPlace[place]].Weights[k] * charge;
                }

                for (int j = 0; j < network.SpeciesCount; j++)
                {
                    chargeSlope[(j * nodes) + i] -= weighted * slope[(j * places) + place];
                }
            }
        }
    }

    /// <summary>Change of the amount of a species at a node along an increment of ln a.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="node">The node.</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public double Change(int species, int node, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        for (int place = firstPlace[node]; place < firstPlace[node + 1]; place++)
        {
            double own = increment[((species + 1) * network.NodeCount) + node];
            double weight = media[blockOfPlace[place]].Weights[species];
            sum += amount[(species * places) + place] * (own - (weight * ExcessChange(place, node, increment)));
        }

        return sum;
    }

    /// <summary>∂held_k/∂ln a_j at a node beyond held_k itself for j = k: −Σ held p_k t_j over its places.</summary>
    /// <param name="species">Index k of what is held.</param>
    /// <param name="by">Index j of the activity.</param>
    /// <param name="node">The node.</param>
    public double AmountSlope(int species, int by, int node)
    {
        double sum = 0;
        for (int place = firstPlace[node]; place < firstPlace[node + 1]; place++)
        {
            sum -= amount[(species * places) + place] * media[blockOfPlace[place]].Weights[species] * slope[(by * places) + place];
        }

        return sum;
    }

    /// <summary>Change of θ at a place along an increment of ln a.</summary>
    /// <param name="place">The place.</param>
    /// <param name="node">Its node.</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public double ExcessChange(int place, int node, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        for (int j = 0; j < network.SpeciesCount; j++)
        {
            sum += slope[(j * places) + place] * increment[((j + 1) * network.NodeCount) + node];
        }

        return sum;
    }

    private double Amount(ReadOnlySpan<double> state, int species, int place, int node)
    {
        double partition = media[blockOfPlace[place]].Partitions[species];
        return partition * volume[place] * state[((species + 1) * network.NodeCount) + node] * factor[(species * places) + place];
    }

    private void NumberPlaces(IReadOnlyList<RegionBlock> blocks)
    {
        var used = new int[network.NodeCount];
        for (int b = 0; b < blocks.Count; b++)
        {
            double[] shares = network.Problem.Grid.NodeVolumes(blocks[b]);
            foreach ((int node, double share) in blocks[b].Nodes.Numbers().Zip(shares))
            {
                int place = firstPlace[node] + used[node]++;
                blockOfPlace[place] = b;
                volume[place] = share;
            }
        }
    }

    /// <summary>An edge lies in the blocks of the cells beside it; the one of higher partition comes first.</summary>
    private Seams PlaceEdges()
    {
        Grid grid = network.Problem.Grid;
        var factors = new double[grid.Regions.Count][];
        for (int r = 0; r < factors.Length; r++)
        {
            factors[r] = new double[network.EdgeCount];
            grid.AddToEdges([.. grid.Regions.Select((_, other) => other == r ? 1.0 : 0.0)], factors[r]);
        }

        int[] regionOfBlock = [.. grid.Blocks().Select(block => grid.Regions.ToList().IndexOf(block.Region))];
        var seams = new List<SeamPlaces>();
        for (int edge = 0; edge < network.EdgeCount; edge++)
        {
            List<(int Below, int Above)> found = [.. PlacesOf(edge).Where(p => factors[regionOfBlock[blockOfPlace[p.Below]]][edge] > 0)
                .OrderByDescending(p => media[blockOfPlace[p.Below]].TotalPartition)];
            (placeBelow[edge], placeAbove[edge]) = found[0];
            if (found.Count > 1 && media[blockOfPlace[found[1].Below]].TotalPartition > 0)
            {
                seams.Add(new(edge, found[1].Below, found[1].Above, regionOfBlock[blockOfPlace[found[0].Below]], regionOfBlock[blockOfPlace[found[1].Below]]));
            }
        }

        return new(network, seams, factors);
    }

    /// <summary>Places of an edge's nodes in every block that has both.</summary>
    private IEnumerable<(int Below, int Above)> PlacesOf(int edge)
    {
        (int lower, int upper) = network.Problem.Grid.EndsOf(edge);
        for (int below = firstPlace[lower]; below < firstPlace[lower + 1]; below++)
        {
            for (int above = firstPlace[upper]; above < firstPlace[upper + 1]; above++)
            {
                if (blockOfPlace[below] == blockOfPlace[above])
                {
                    yield return (below, above);
                }
            }
        }
    }
}
