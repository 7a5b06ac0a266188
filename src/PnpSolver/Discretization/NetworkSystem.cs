using PnpSolver.Numerics;
using PnpSolver.Transport;

namespace PnpSolver.Discretization;

/// <summary>Residual and Jacobian of a network at a state, in storage that is allocated once.</summary>
/// <remarks>Unknown (r, i) is ψ for r = 0 and species r − 1 otherwise, at index r·N + i. The Jacobian is taken with respect
/// to ψ and ln a, whose increments are of one size, and kept as what the edges and nodes contribute: each edge couples a
/// species to itself and to ψ only. A pinned unknown has an increment of its own choosing (0, or the parameter of a
/// <see cref="Constraint"/>), and its balance is left to the constraint.</remarks>
internal sealed class NetworkSystem
{
    private const int Chunk = 256;

    private readonly double[] residual;
    private readonly double[] flux;
    private readonly double[] slopeFrom;
    private readonly double[] slopeTo;
    private readonly double[] slopePotential;
    private readonly double[] spreadFrom;
    private readonly double[] spreadTo;
    private readonly double[] endSlope;
    private readonly bool[] pinned;
    private readonly BalanceForm[] forms;
    private readonly (double Charge, int[] Species)[] chargeClasses;

    /// <summary>Storage for a network.</summary>
    /// <param name="network">The network.</param>
    public NetworkSystem(Network network)
    {
        Network = network ?? throw new ArgumentNullException(nameof(network));
        int species = network.SpeciesCount;
        residual = new double[network.UnknownCount];
        flux = new double[species * network.EdgeCount];
        slopeFrom = new double[species * network.EdgeCount];
        slopeTo = new double[species * network.EdgeCount];
        slopePotential = new double[species * network.EdgeCount];
        Contents = new(network);
        spreadFrom = new double[network.IsIdeal ? 0 : species * network.EdgeCount];
        spreadTo = new double[spreadFrom.Length];
        endSlope = new double[network.Ends.Count];
        pinned = new bool[network.UnknownCount];
        forms = new BalanceForm[species * network.NodeCount];
        chargeClasses = [.. Enumerable.Range(0, species)
            .GroupBy(k => Math.Abs(network.Problem.Species[k].Valence))
            .Select(group => (group.Key, group.ToArray()))];
        Membranes = [.. network.MembraneEdges.Select(edge => new MembraneFlows(network, edge))];
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>Amounts and charge at the nodes, and activity coefficients.</summary>
    public Contents Contents { get; }

    /// <summary>What crosses each membrane edge.</summary>
    public MembraneFlows[] Membranes { get; }

    /// <summary>Imbalance of every unknown's equation, in mol or mol/s, shape [unknowns].</summary>
    public ReadOnlySpan<double> Residual => residual;

    /// <summary>Which unknowns are pinned, shape [unknowns].</summary>
    public Span<bool> Pinned => pinned;

    /// <summary>Form of the balances of a species, shape [nodes]; <see cref="BalanceForm.Node"/> unless set otherwise.</summary>
    /// <param name="species">Index of the species.</param>
    public Span<BalanceForm> Forms(int species) => forms.AsSpan(species * Network.NodeCount, Network.NodeCount);

    /// <summary>Derivative of each end's charge (over F) with respect to its ψ, shape [ends].</summary>
    public ReadOnlySpan<double> EndSlope => endSlope;

    /// <summary>J of a species along each edge, in mol/s (per m², per m), shape [edges].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> Flux(int species) => Edges(flux, species);

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

    /// <summary>∂(Σ z_k held_k)/∂ln a_j of each node: how its charge (over F) answers to a species, shape [nodes].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> ChargeSlope(int species) => Contents.ChargeSlope(species);

    /// <summary>Change of J of a species along an edge, for an increment of ψ and ln a.</summary>
    /// <param name="species">Index of the species.</param>
    /// <param name="edge">The edge.</param>
    /// <param name="increment">The increment, shape [unknowns].</param>
    public double FluxChange(int species, int edge, ReadOnlySpan<double> increment)
    {
        int own = ((species + 1) * Network.NodeCount) + edge;
        double change = (SlopeFrom(species)[edge] * increment[own]) - (SlopeTo(species)[edge] * increment[own + 1])
            + (SlopePotential(species)[edge] * (increment[edge + 1] - increment[edge]));
        if (Contents.Excess is not { } excess)
        {
            return change;
        }

        int place = excess.PlaceBelow(edge);
        return change + (SpreadFrom(species)[edge] * excess.ExcessChange(place, edge, increment))
            + (SpreadTo(species)[edge] * excess.ExcessChange(place + 1, edge + 1, increment));
    }

    /// <summary>Derivatives of a row of balances with respect to their own unknowns, for ψ at fixed electrochemical
    /// potentials: the size by which a residual is judged.</summary>
    /// <param name="row">0 for ψ, 1 … for the species.</param>
    /// <param name="diagonal">Receives them, shape [nodes].</param>
    public void Diagonal(int row, Span<double> diagonal)
    {
        ReadOnlySpan<double> below = row == 0 ? Network.Permittance : SlopeTo(row - 1);
        ReadOnlySpan<double> above = row == 0 ? Network.Permittance : SlopeFrom(row - 1);
        diagonal[0] = 0;
        for (int e = 0; e < below.Length; e++)
        {
            diagonal[e] += above[e];
            diagonal[e + 1] = below[e];
        }

        for (int k = 0; row == 0 && k < Network.SpeciesCount; k++)
        {
            double valence = Network.Problem.Species[k].Valence;
            ReadOnlySpan<double> held = ChargeSlope(k);
            for (int i = 0; i < held.Length; i++)
            {
                diagonal[i] += valence * held[i];
            }
        }
    }

    /// <summary>Evaluates residual and Jacobian.</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public void Evaluate(ReadOnlySpan<double> state)
    {
        ReadOnlySpan<double> psi = state[..Network.NodeCount];
        Contents.Evaluate(state);
        EvaluatePoisson(psi);
        foreach ((double charge, int[] members) in chargeClasses)
        {
            EvaluateFluxes(charge, members, psi, state);
        }

        for (int k = 0; k < Network.SpeciesCount; k++)
        {
            SpreadFluxes(k);
            BalanceSpecies(k);
        }

        foreach (MembraneFlows membrane in Membranes)
        {
            membrane.Evaluate(state);
            for (int f = 0; f < membrane.Values.Length; f++)
            {
                AddOutflow(membrane.Edge, membrane.Edge.Carried[f], membrane.Values[f], residual);
            }
        }
    }

    /// <summary>Adds a flow through a membrane edge to the balances that it enters.</summary>
    /// <param name="edge">The edge.</param>
    /// <param name="species">Index of the species.</param>
    /// <param name="flow">Outward flow, in mol/s (per m², per m).</param>
    /// <param name="balances">The balances, shape [unknowns].</param>
    public void AddOutflow(MembraneEdge edge, int species, double flow, Span<double> balances)
    {
        Span<double> balance = balances.Slice((species + 1) * Network.NodeCount, Network.NodeCount);
        AddOutflow(edge.Slab.InsideNode, Forms(species), flow, balance);
        AddOutflow(edge.Slab.OutsideNode, Forms(species), -flow, balance);
    }

    /// <summary>What leaves a node is in its own balance and in every sum of balances that includes it.</summary>
    private static void AddOutflow(int node, ReadOnlySpan<BalanceForm> form, double flow, Span<double> balance)
    {
        BalanceForm own = form[node];
        int step = own == BalanceForm.EdgeBelow ? -1 : 1;
        for (int i = node; i >= 0 && i < form.Length && form[i] == own; i += step)
        {
            balance[i] += flow;
            if (own == BalanceForm.Node)
            {
                return;
            }
        }
    }

    private ReadOnlySpan<double> Edges(double[] values, int species) =>
        values.AsSpan(species * Network.EdgeCount, Network.EdgeCount);

    private void EvaluatePoisson(ReadOnlySpan<double> psi)
    {
        int nodes = Network.NodeCount;
        Span<double> balance = residual.AsSpan(0, nodes);
        ReadOnlySpan<double> charge = Network.Charge;
        for (int i = 0; i < nodes; i++)
        {
            balance[i] = -charge[i];
        }

        for (int k = 0; k < Network.SpeciesCount; k++)
        {
            double valence = Network.Problem.Species[k].Valence;
            ReadOnlySpan<double> held = Contents.Held(k);
            for (int i = 0; i < nodes; i++)
            {
                balance[i] -= valence * held[i];
            }
        }

        ReadOnlySpan<double> permittance = Network.Permittance;
        for (int e = 0; e < permittance.Length; e++)
        {
            double displacement = permittance[e] * (psi[e] - psi[e + 1]);
            balance[e] += displacement;
            balance[e + 1] -= displacement;
        }

        EvaluateEnds(psi, balance);
    }

    private void EvaluateEnds(ReadOnlySpan<double> psi, Span<double> balance)
    {
        double thermalVoltage = Network.Problem.ThermalVoltage;
        for (int end = 0; end < endSlope.Length; end++)
        {
            NetworkEnd where = Network.Ends[end];
            Dual density = where.Condition.SurfaceCharge(Dual.Variable(psi[where.Node] * thermalVoltage));
            double toMoles = where.Boundary.Area / PhysicalConstants.Faraday;
            balance[where.Node] -= density.Value * toMoles;
            endSlope[end] = density.Derivative * toMoles * thermalVoltage;
        }
    }

    private void EvaluateFluxes(double charge, int[] members, ReadOnlySpan<double> psi, ReadOnlySpan<double> state)
    {
        Span<double> b = stackalloc double[Chunk];
        Span<double> db = stackalloc double[Chunk];
        for (int start = 0; start < Network.EdgeCount; start += Chunk)
        {
            int count = Math.Min(Chunk, Network.EdgeCount - start);
            ReadOnlySpan<double> local = psi.Slice(start, count + 1);
            for (int e = 0; e < count; e++)
            {
                b[e] = Bernoulli.Evaluate(Math.Abs(charge * (local[e + 1] - local[e])), out db[e]);
            }

            foreach (int k in members)
            {
                ReadOnlySpan<double> activity = state.Slice(((k + 1) * Network.NodeCount) + start, count + 1);
                EvaluateChunk(k, start, local, activity, b[..count], db[..count]);
            }
        }
    }

    private void EvaluateChunk(
        int k, int start, ReadOnlySpan<double> psi, ReadOnlySpan<double> activity, ReadOnlySpan<double> b, ReadOnlySpan<double> db)
    {
        double valence = Network.Problem.Species[k].Valence;
        int count = b.Length;
        int offset = (k * Network.EdgeCount) + start;
        ReadOnlySpan<double> conductance = Network.Conductance(k).Slice(start, count);
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
    private void SpreadFluxes(int k)
    {
        if (Contents.Excess is not { } excess)
        {
            return;
        }

        ReadOnlySpan<double> factor = excess.Factor(k);
        for (int e = 0; e < Network.EdgeCount; e++)
        {
            int at = (k * Network.EdgeCount) + e;
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

    private void BalanceSpecies(int k)
    {
        int nodes = Network.NodeCount;
        Span<double> balance = residual.AsSpan((k + 1) * nodes, nodes);
        ReadOnlySpan<BalanceForm> form = Forms(k);
        ReadOnlySpan<double> j = Flux(k);
        ReadOnlySpan<double> source = Network.Source(k);
        double supplied = 0;
        for (int i = 0; i < nodes; i++)
        {
            double inflow = i > 0 ? j[i - 1] : 0;
            double outflow = i < j.Length ? j[i] : 0;
            supplied = form[i] == BalanceForm.EdgeAbove ? supplied + source[i] : 0;
            balance[i] = form[i] == BalanceForm.EdgeAbove ? outflow - supplied : outflow - inflow - source[i];
        }

        supplied = 0;
        for (int i = nodes - 1; i > 0; i--)
        {
            supplied = form[i] == BalanceForm.EdgeBelow ? supplied + source[i] : 0;
            balance[i] = form[i] == BalanceForm.EdgeBelow ? -j[i - 1] - supplied : balance[i];
        }
    }
}
