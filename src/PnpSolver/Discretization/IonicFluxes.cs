using System.Runtime.CompilerServices;
using PnpSolver.Grids;
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
    private readonly double[] seamSpreadFrom;
    private readonly double[] seamSpreadTo;
    private readonly (double Flux, double From, double To, double Potential)[] beside;
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
        beside = new (double, double, double, double)[excess?.Seams.Edges.Length ?? 0];
        seamSpreadFrom = new double[network.SpeciesCount * beside.Length];
        seamSpreadTo = new double[seamSpreadFrom.Length];
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
        (int lower, int upper) = network.Problem.Grid.EndsOf(edge);
        int own = (species + 1) * network.NodeCount;
        double change = (SlopeFrom(species)[edge] * increment[own + lower]) - (SlopeTo(species)[edge] * increment[own + upper])
            + (SlopePotential(species)[edge] * (increment[upper] - increment[lower]));
        Span<double> spread = [0];
        AddSpread(species, new(edge, 1, lower, upper), increment, spread);
        return change + spread[0];
    }

    /// <summary>Adds what activity coefficients contribute to the changes of J along some edges.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="strip">The edges.</param>
    /// <param name="increment">Increments of ψ and ln a, shape [unknowns].</param>
    /// <param name="changes">Receives them, shape [edges of the strip].</param>
    public void AddSpread(int species, EdgeStrip strip, ReadOnlySpan<double> increment, Span<double> changes)
    {
        for (int e = 0; excess is not null && e < changes.Length; e++)
        {
            int edge = strip.FirstEdge + e;
            changes[e] += (SpreadFrom(species)[edge] * excess.ExcessChange(excess.PlaceBelow(edge), strip.FirstLower + e, increment))
                + (SpreadTo(species)[edge] * excess.ExcessChange(excess.PlaceAbove(edge), strip.FirstUpper + e, increment));
        }

        (int first, int count) = excess?.Seams.Within(strip).GetOffsetAndLength(beside.Length) ?? default;
        for (int n = first; n < first + count; n++)
        {
            int e = excess!.Seams.Edges[n] - strip.FirstEdge;
            int at = (species * beside.Length) + n;
            changes[e] += (seamSpreadFrom[at] * excess.ExcessChange(excess.Seams.Below[n], strip.FirstLower + e, increment))
                + (seamSpreadTo[at] * excess.ExcessChange(excess.Seams.Above[n], strip.FirstUpper + e, increment));
        }
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
        foreach (EdgeStrip strip in network.Problem.Grid.Strips)
        {
            for (int start = 0; start < strip.Count; start += Chunk)
            {
                var part = new EdgeStrip(strip.FirstEdge + start, Math.Min(Chunk, strip.Count - start), strip.FirstLower + start, strip.FirstUpper + start);
                ReadOnlySpan<double> lower = state.Slice(part.FirstLower, part.Count);
                ReadOnlySpan<double> upper = state.Slice(part.FirstUpper, part.Count);
                for (int e = 0; e < lower.Length; e++)
                {
                    b[e] = Bernoulli.Evaluate(Math.Abs(charge * (upper[e] - lower[e])), out db[e]);
                }

                foreach (int k in members)
                {
                    EvaluatePart(k, part, state, b, db);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void EvaluatePart(int k, EdgeStrip part, ReadOnlySpan<double> state, ReadOnlySpan<double> b, ReadOnlySpan<double> db)
    {
        double valence = network.Problem.Species[k].Valence;
        int count = part.Count;
        int offset = (k * network.EdgeCount) + part.FirstEdge;
        ReadOnlySpan<double> activities = state.Slice((k + 1) * network.NodeCount, network.NodeCount);
        ReadOnlySpan<double> psiBelow = state.Slice(part.FirstLower, count);
        ReadOnlySpan<double> psiAbove = state.Slice(part.FirstUpper, count);
        ReadOnlySpan<double> below = activities.Slice(part.FirstLower, count);
        ReadOnlySpan<double> above = activities.Slice(part.FirstUpper, count);
        ReadOnlySpan<double> conductance = network.Conductance(k).Slice(part.FirstEdge, count);
        Span<double> j = flux.AsSpan(offset, count);
        Span<double> from = slopeFrom.AsSpan(offset, count);
        Span<double> to = slopeTo.AsSpan(offset, count);
        Span<double> potential = slopePotential.AsSpan(offset, count);
        for (int e = 0; e < count; e++)
        {
            double g = conductance[e];
            double lower = below[e];
            double upper = above[e];
            double w = valence * (psiAbove[e] - psiBelow[e]);
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

        TakeSeams(k, excess);
        ReadOnlySpan<double> factor = excess.Factor(k);
        for (int e = 0; e < network.EdgeCount; e++)
        {
            int at = (k * network.EdgeCount) + e;
            double below = factor[excess.PlaceBelow(e)];
            double above = factor[excess.PlaceAbove(e)];
            double ideal = flux[at] * excess.Weight(k, e) / 2;
            double mean = (below + above) / 2;
            spreadFrom[at] = -ideal * below;
            spreadTo[at] = -ideal * above;
            flux[at] *= mean;
            slopeFrom[at] *= mean;
            slopeTo[at] *= mean;
            slopePotential[at] *= mean;
        }

        AddSeams(k, excess);
    }

    /// <summary>Takes what flows through the second region of an edge out of its fluxes, and spreads it by that region's coefficients.</summary>
    private void TakeSeams(int k, ExcessField field)
    {
        ReadOnlySpan<double> factor = field.Factor(k);
        ReadOnlySpan<double> shares = field.Seams.Shares(k);
        for (int n = 0; n < shares.Length; n++)
        {
            int at = (k * network.EdgeCount) + field.Seams.Edges[n];
            double below = factor[field.Seams.Below[n]];
            double above = factor[field.Seams.Above[n]];
            double ideal = flux[at] * shares[n] * field.WeightAt(k, field.Seams.Below[n]) / 2;
            seamSpreadFrom[(k * beside.Length) + n] = -ideal * below;
            seamSpreadTo[(k * beside.Length) + n] = -ideal * above;
            double part = shares[n] * (below + above) / 2;
            beside[n] = (flux[at] * part, slopeFrom[at] * part, slopeTo[at] * part, slopePotential[at] * part);
            double rest = 1 - shares[n];
            flux[at] *= rest;
            slopeFrom[at] *= rest;
            slopeTo[at] *= rest;
            slopePotential[at] *= rest;
        }
    }

    private void AddSeams(int k, ExcessField field)
    {
        for (int n = 0; n < beside.Length; n++)
        {
            int at = (k * network.EdgeCount) + field.Seams.Edges[n];
            flux[at] += beside[n].Flux;
            slopeFrom[at] += beside[n].From;
            slopeTo[at] += beside[n].To;
            slopePotential[at] += beside[n].Potential;
        }
    }
}
