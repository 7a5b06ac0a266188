using PnpSolver.Grids;

namespace PnpSolver.Discretization;

/// <summary>Activity coefficients of a network at a state, in storage that is allocated once.</summary>
/// <remarks>A node on an interface is in two regions and has a coefficient in each. A place is a node of one region: number
/// node + block for the blocks of the grid in order. f = 1/γ, and ∂ln f_k/∂ln a_j = −p_k t_j.</remarks>
internal sealed class ExcessField
{
    private readonly Network network;
    private readonly RegionBlock[] blocks;
    private readonly Medium[] media;
    private readonly int[] blockOfCell;
    private readonly double[] volume;
    private readonly double[] factor;
    private readonly double[] slope;
    private readonly int places;

    public ExcessField(Network network)
    {
        this.network = network;
        Grid grid = network.Problem.Grid;
        blocks = [.. grid.Blocks()];
        media = [.. blocks.Select(block => network.Medium(block.Region))];
        places = network.NodeCount + blocks.Length - 1;
        blockOfCell = new int[grid.CellCount];
        volume = new double[places];
        factor = new double[network.SpeciesCount * places];
        slope = new double[network.SpeciesCount * places];
        Array.Fill(factor, 1);
        for (int b = 0; b < blocks.Length; b++)
        {
            for (int cell = blocks[b].FirstCell; cell <= blocks[b].LastCell; cell++)
            {
                blockOfCell[cell] = b;
                volume[cell + b] += grid.LowerVolume[cell];
                volume[cell + b + 1] += grid.UpperVolume[cell];
            }
        }
    }

    /// <summary>Place of the lower node of an edge, in the edge's region; the upper node's is the next.</summary>
    public int PlaceBelow(int edge) => edge + blockOfCell[edge];

    /// <summary>t_j = ∂θ/∂ln a_j at the places.</summary>
    public ReadOnlySpan<double> Slope(int species) => slope.AsSpan(species * places, places);

    /// <summary>f of a species at the places.</summary>
    public ReadOnlySpan<double> Factor(int species) => factor.AsSpan(species * places, places);

    /// <summary>p of a species in the region of an edge.</summary>
    public double Weight(int species, int edge) => media[blockOfCell[edge]].Weights[species];

    /// <summary>Evaluates coefficients and slopes.</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public void Evaluate(ReadOnlySpan<double> state)
    {
        int species = network.SpeciesCount;
        Span<double> a = stackalloc double[species];
        Span<double> c = stackalloc double[species];
        Span<double> t = stackalloc double[species];
        for (int b = 0; b < blocks.Length; b++)
        {
            for (int i = blocks[b].FirstNode; i <= blocks[b].LastNode && !media[b].IsIdeal; i++)
            {
                for (int k = 0; k < species; k++)
                {
                    a[k] = state[((k + 1) * network.NodeCount) + i];
                }

                media[b].Factors(a, c, t);
                for (int k = 0; k < species; k++)
                {
                    factor[(k * places) + i + b] = c[k];
                    slope[(k * places) + i + b] = t[k];
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
        for (int b = 0; b < blocks.Length; b++)
        {
            for (int i = blocks[b].FirstNode; i <= blocks[b].LastNode; i++)
            {
                double weighted = 0;
                for (int k = 0; k < network.SpeciesCount; k++)
                {
                    double amount = Amount(state, k, b, i);
                    double charge = network.Problem.Species[k].Valence * amount;
                    held[(k * nodes) + i] += amount;
                    chargeSlope[(k * nodes) + i] += charge;
                    weighted += media[b].Weights[k] * charge;
                }

                for (int j = 0; j < network.SpeciesCount; j++)
                {
                    chargeSlope[(j * nodes) + i] -= weighted * slope[(j * places) + i + b];
                }
            }
        }
    }

    /// <summary>Change of the amount of a species at a node along an increment of ln a.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="node">The node.</param>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public double Change(int species, int node, ReadOnlySpan<double> state, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        int first = node > 0 ? blockOfCell[node - 1] : 0;
        int last = node < blockOfCell.Length ? blockOfCell[node] : first;
        for (int b = first; b <= last; b++)
        {
            double own = increment[((species + 1) * network.NodeCount) + node];
            sum += Amount(state, species, b, node) * (own - (media[b].Weights[species] * ExcessChange(node + b, node, increment)));
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

    private double Amount(ReadOnlySpan<double> state, int species, int block, int node)
    {
        double partition = media[block].Partitions[species];
        return partition * volume[node + block] * state[((species + 1) * network.NodeCount) + node] * factor[(species * places) + node + block];
    }
}
