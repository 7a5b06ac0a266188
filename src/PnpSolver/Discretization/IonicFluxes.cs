using PnpSolver.Numerics;
using PnpSolver.Transport;

namespace PnpSolver.Discretization;

/// <summary>Fluxes along the edges of a network at a state, with their derivatives, in storage that is allocated once.</summary>
/// <remarks>Each flux depends on ψ and its own ln a at both ends and, where activity coefficients vary, on θ there.</remarks>
internal sealed class IonicFluxes
{
    private const int Chunk = 256;

    private readonly Network network;
    private readonly ExcessField? excess;
    private readonly double[] flux;
    private readonly double[] slopeFrom;
    private readonly double[] slopeTo;
    private readonly double[] slopePotential;
    private readonly double[] spreadFrom;
    private readonly double[] spreadTo;
    private readonly (double Charge, int[] Species)[] chargeClasses;

    /// <summary>Storage for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="excess">Its activity coefficients, evaluated before the fluxes are, or <c>null</c> where all are 1.</param>
    public IonicFluxes(Network network, ExcessField? excess)
    {
        this.network = network;
        this.excess = excess;
        int count = network.SpeciesCount * network.EdgeCount;
        flux = new double[count];
        slopeFrom = new double[count];
        slopeTo = new double[count];
        slopePotential = new double[count];
        spreadFrom = new double[excess is null ? 0 : count];
        spreadTo = new double[spreadFrom.Length];
        chargeClasses = [.. Enumerable.Range(0, network.SpeciesCount)
            .GroupBy(k => Math.Abs(network.Problem.Species[k].Valence))
            .Select(group => (group.Key, group.ToArray()))];
    }

    /// <summary>J of a species along each edge, in mol/s (per m², per m), shape [edges].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> Of(int species) => Edges(flux, species);

    /// <summary>∂J/∂ln a_i of each edge, shape [edges].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> SlopeFrom(int species) => Edges(slopeFrom, species);

    /// <summary>−∂J/∂ln a_j of each edge, shape [edges].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> SlopeTo(int species) => Edges(slopeTo, species);

    /// <summary>∂J/∂ψ_j = −∂J/∂ψ_i of each edge, shape [edges].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> SlopePotential(int species) => Edges(slopePotential, species);

    /// <summary>∂J/∂θ_i of each edge, shape [edges], where activity coefficients γ = e^(pθ) vary: J has the mean 1/γ of its ends.</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> SpreadFrom(int species) => Edges(spreadFrom, species);

    /// <summary>∂J/∂θ_j of each edge, shape [edges].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> SpreadTo(int species) => Edges(spreadTo, species);

    /// <summary>Change of J of a species along an edge, for an increment of ψ and ln a.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="edge">The edge.</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public double Change(int species, int edge, ReadOnlySpan<double> increment)
    {
        int own = ((species + 1) * network.NodeCount) + edge;
        double change = (SlopeFrom(species)[edge] * increment[own]) - (SlopeTo(species)[edge] * increment[own + 1])
            + (SlopePotential(species)[edge] * (increment[edge + 1] - increment[edge]));
        if (excess is null)
        {
            return change;
        }

        int place = excess.PlaceBelow(edge);
        return change + (SpreadFrom(species)[edge] * excess.ExcessChange(place, edge, increment))
            + (SpreadTo(species)[edge] * excess.ExcessChange(place + 1, edge + 1, increment));
    }

    /// <summary>Evaluates fluxes and derivatives.</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public void Evaluate(ReadOnlySpan<double> state)
    {
        foreach ((double charge, int[] members) in chargeClasses)
        {
            EvaluateClass(charge, members, state);
        }

        for (int k = 0; k < network.SpeciesCount; k++)
        {
            Spread(k);
        }
    }

    private ReadOnlySpan<double> Edges(double[] values, int species) =>
        values.AsSpan(species * network.EdgeCount, network.EdgeCount);

    /// <summary>The ions of one |z| share their Bernoulli functions.</summary>
    private void EvaluateClass(double charge, int[] members, ReadOnlySpan<double> state)
    {
        Span<double> b = stackalloc double[Chunk];
        Span<double> db = stackalloc double[Chunk];
        for (int start = 0; start < network.EdgeCount; start += Chunk)
        {
            int count = Math.Min(Chunk, network.EdgeCount - start);
            ReadOnlySpan<double> local = state.Slice(start, count + 1);
            for (int e = 0; e < count; e++)
            {
                b[e] = Bernoulli.Evaluate(Math.Abs(charge * (local[e + 1] - local[e])), out db[e]);
            }

            foreach (int k in members)
            {
                ReadOnlySpan<double> activity = state.Slice(((k + 1) * network.NodeCount) + start, count + 1);
                EvaluateChunk(k, start, local, activity, b[..count], db[..count]);
            }
        }
    }

    private void EvaluateChunk(
        int k, int start, ReadOnlySpan<double> psi, ReadOnlySpan<double> activity, ReadOnlySpan<double> b, ReadOnlySpan<double> db)
    {
        double valence = network.Problem.Species[k].Valence;
        int count = b.Length;
        int offset = (k * network.EdgeCount) + start;
        ReadOnlySpan<double> conductance = network.Conductance(k).Slice(start, count);
        Span<double> j = flux.AsSpan(offset, count);
        Span<double> from = slopeFrom.AsSpan(offset, count);
        Span<double> to = slopeTo.AsSpan(offset, count);
        Span<double> potential = slopePotential.AsSpan(offset, count);
        for (int e = 0; e < count; e++)
        {
            double g = conductance[e];
            double lower = activity[e];
            double upper = activity[e + 1];
            double w = valence * (psi[e + 1] - psi[e]);
            j[e] = g * ScharfetterGummel.Flux(w, b[e], db[e], lower, upper, out FluxSlopes slopes);
            from[e] = g * slopes.From * lower;
            to[e] = g * slopes.To * upper;
            potential[e] = g * valence * slopes.Argument;
        }
    }

    /// <summary>Multiplies the fluxes of a species by the mean 1/γ of their ends; no change for ideal ions.</summary>
    private void Spread(int k)
    {
        if (excess is null)
        {
            return;
        }

        ReadOnlySpan<double> factor = excess.Factor(k);
        for (int e = 0; e < network.EdgeCount; e++)
        {
            int at = (k * network.EdgeCount) + e;
            int place = excess.PlaceBelow(e);
            double ideal = flux[at] * excess.Weight(k, e) / 2;
            double mean = (factor[place] + factor[place + 1]) / 2;
            spreadFrom[at] = -ideal * factor[place];
            spreadTo[at] = -ideal * factor[place + 1];
            flux[at] *= mean;
            slopeFrom[at] *= mean;
            slopeTo[at] *= mean;
            slopePotential[at] *= mean;
        }
    }
}
