using PnpSolver.Grids;

namespace PnpSolver.Discretization;

/// <summary>What the nodes of a network hold at a state: amounts and charge, with their derivatives by ln a. The one place that says so.</summary>
/// <remarks>Amount of species k at node i: V_ik a_ik for ideal ions, Σ K v a f over the regions that meet there otherwise.</remarks>
internal sealed class Contents
{
    private readonly Network network;
    private readonly double[] held;
    private readonly double[] chargeSlope;

    public Contents(Network network)
    {
        this.network = network;
        held = new double[network.SpeciesCount * network.NodeCount];
        chargeSlope = new double[network.SpeciesCount * network.NodeCount];
        Excess = network.IsIdeal ? null : new(network);
    }

    /// <summary>The activity coefficients, or <c>null</c> where all are 1.</summary>
    public ExcessField? Excess { get; }

    /// <summary>Amount of a species at each node, in mol (per m², per m), shape [nodes].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> Held(int species) => held.AsSpan(species * network.NodeCount, network.NodeCount);

    /// <summary>Amount of a compartment's species in it, in mol (per m², per m).</summary>
    /// <param name="compartment">The compartment.</param>
    public double Held(Compartment compartment) => compartment.Nodes.Sum(Held(compartment.Species));

    /// <summary>∂(Σ_k z_k held_k)/∂ln a_j of each node, shape [nodes]; z·held for ideal ions.</summary>
    /// <param name="species">Index j of the species.</param>
    public ReadOnlySpan<double> ChargeSlope(int species) => chargeSlope.AsSpan(species * network.NodeCount, network.NodeCount);

    /// <summary>Evaluates amounts and slopes.</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public void Evaluate(ReadOnlySpan<double> state)
    {
        if (Excess is not null)
        {
            Excess.Evaluate(state);
            Excess.Hold(state, held, chargeSlope);
            return;
        }

        for (int k = 0; k < network.SpeciesCount; k++)
        {
            double valence = network.Problem.Species[k].Valence;
            ReadOnlySpan<double> capacity = network.Capacity(k);
            ReadOnlySpan<double> activity = state.Slice((k + 1) * network.NodeCount, network.NodeCount);
            Span<double> amount = held.AsSpan(k * network.NodeCount, network.NodeCount);
            Span<double> charge = chargeSlope.AsSpan(k * network.NodeCount, network.NodeCount);
            for (int i = 0; i < amount.Length; i++)
            {
                amount[i] = capacity[i] * activity[i];
                charge[i] = valence * amount[i];
            }
        }
    }

    /// <summary>Change of the amount of a species at a node along an increment of ln a.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="node">The node.</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public double Change(int species, int node, ReadOnlySpan<double> increment) => Excess is null
        ? held[(species * network.NodeCount) + node] * increment[((species + 1) * network.NodeCount) + node]
        : Excess.Change(species, node, increment);

    /// <summary>Change of a compartment's amount along an increment of ln a.</summary>
    /// <param name="compartment">The compartment.</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public double Change(Compartment compartment, ReadOnlySpan<double> increment)
    {
        double sum = 0;
        ReadOnlySpan<double> amount = Held(compartment.Species);
        ReadOnlySpan<double> change = increment.Slice((compartment.Species + 1) * network.NodeCount, network.NodeCount);
        foreach (IndexRun run in compartment.Nodes.Runs)
        {
            for (int i = run.First; i <= run.Last; i++)
            {
                sum += Excess is null ? amount[i] * change[i] : Excess.Change(compartment.Species, i, increment);
            }
        }

        return sum;
    }

    /// <summary>Adds a multiple of the changes of the amounts of a species at some nodes.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="factor">The multiple.</param>
    /// <param name="first">First node.</param>
    /// <param name="increment">Increments of ψ and ln a, shape [unknowns].</param>
    /// <param name="sum">Receives them, shape [nodes from the first on].</param>
    public void AddChanges(int species, double factor, int first, ReadOnlySpan<double> increment, Span<double> sum)
    {
        ReadOnlySpan<double> amount = Held(species).Slice(first, sum.Length);
        ReadOnlySpan<double> change = increment.Slice(((species + 1) * network.NodeCount) + first, sum.Length);
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += factor * (Excess is null ? amount[i] * change[i] : Excess.Change(species, first + i, increment));
        }
    }
}
