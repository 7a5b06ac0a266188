using PnpSolver.Grids;
using PnpSolver.Numerics;

namespace PnpSolver.Discretization;

/// <summary>Residual and Jacobian of a network at a state, in storage that is allocated once.</summary>
/// <remarks>Unknown (r, i) is ψ for r = 0 and species r − 1 otherwise, at index r·N + i. The Jacobian is taken with respect
/// to ψ and ln a, whose increments are of one size, and kept as what the edges and nodes contribute: each edge couples a
/// species to itself and to ψ only. A pinned unknown has an increment of its own choosing (0, or the parameter of a
/// <see cref="Constraint"/>), and its balance is left to the constraint.</remarks>
internal sealed class NetworkSystem
{
    private readonly double[] residual;
    private readonly double[][] endSlope;
    private readonly bool[] pinned;
    private readonly BalanceForm[] forms;

    /// <summary>Storage for a network.</summary>
    /// <param name="network">The network.</param>
    /// <param name="crew">Threads, or <c>null</c> for the caller's alone.</param>
    /// <param name="storage">What a time step adds, or <c>null</c> for the steady balances.</param>
    public NetworkSystem(Network network, WorkCrew? crew = null, Storage? storage = null)
    {
        Network = network ?? throw new ArgumentNullException(nameof(network));
        int species = network.SpeciesCount;
        residual = new double[network.UnknownCount];
        Contents = new(network);
        Fluxes = new(network, Contents.Excess, crew);
        endSlope = [.. network.Ends.Select(end => new double[end.Nodes.Count])];
        pinned = new bool[network.UnknownCount];
        forms = new BalanceForm[species * network.NodeCount];
        Storage = storage;
        Membranes = [.. network.MembraneEdges.Select(edge => new MembraneFlows(network, edge, storage))];
    }

    /// <summary>The network.</summary>
    public Network Network { get; }

    /// <summary>What a time step adds to the balances, or <c>null</c>.</summary>
    public Storage? Storage { get; }

    /// <summary>Weight of what the nodes hold in their balances, in 1/s; 0 at steady state.</summary>
    public double Rate => Storage?.Rate ?? 0;

    /// <summary>Amounts and charge at the nodes, and activity coefficients.</summary>
    public Contents Contents { get; }

    /// <summary>What flows along each edge.</summary>
    public IonicFluxes Fluxes { get; }

    /// <summary>What crosses each membrane edge.</summary>
    public MembraneFlows[] Membranes { get; }

    /// <summary>Imbalance of every unknown's equation, in mol or mol/s, shape [unknowns].</summary>
    public ReadOnlySpan<double> Residual => residual;

    /// <summary>Which unknowns are pinned, shape [unknowns].</summary>
    public Span<bool> Pinned => pinned;

    /// <summary>Form of the balances of a species, shape [nodes]; <see cref="BalanceForm.Node"/> unless set otherwise.</summary>
    /// <param name="species">Index of the species.</param>
    public Span<BalanceForm> Forms(int species) => forms.AsSpan(species * Network.NodeCount, Network.NodeCount);

    /// <summary>Derivative of the charge (over F) at each node of an end with respect to its ψ, in the order of its nodes.</summary>
    /// <param name="end">Number of the end.</param>
    public ReadOnlySpan<double> EndSlope(int end) => endSlope[end];

    /// <summary>∂(Σ z_k held_k)/∂ln a_j of each node: how its charge (over F) answers to a species, shape [nodes].</summary>
    /// <param name="species">Index of the species.</param>
    public ReadOnlySpan<double> ChargeSlope(int species) => Contents.ChargeSlope(species);

    /// <summary>Derivatives of a row of balances with respect to their own unknowns, for ψ at fixed electrochemical
    /// potentials: the size by which a residual is judged.</summary>
    /// <param name="row">0 for ψ, 1 … for the species.</param>
    /// <param name="diagonal">Receives them, shape [nodes].</param>
    public void Diagonal(int row, Span<double> diagonal)
    {
        ReadOnlySpan<double> below = row == 0 ? Network.Permittance : Fluxes.SlopeTo(row - 1);
        ReadOnlySpan<double> above = row == 0 ? Network.Permittance : Fluxes.SlopeFrom(row - 1);
        diagonal.Clear();
        foreach (EdgeStrip strip in Network.Problem.Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                diagonal[strip.FirstLower + e] += above[strip.FirstEdge + e];
                diagonal[strip.FirstUpper + e] += below[strip.FirstEdge + e];
            }
        }

        for (int k = 0; row == 0 && k < Network.SpeciesCount; k++)
        {
            VectorAdd(Network.Problem.Species[k].Valence, ChargeSlope(k), diagonal);
        }

        if (row > 0 && Rate > 0)
        {
            VectorAdd(Rate, Contents.Held(row - 1), diagonal);
        }
    }

    /// <summary>Evaluates residual and Jacobian.</summary>
    /// <param name="state">ψ and every a_k, shape [unknowns].</param>
    public void Evaluate(ReadOnlySpan<double> state)
    {
        ReadOnlySpan<double> psi = state[..Network.NodeCount];
        Contents.Evaluate(state);
        EvaluatePoisson(psi);
        Fluxes.Evaluate(state);
        for (int k = 0; k < Network.SpeciesCount; k++)
        {
            BalanceSpecies(k);
            AddStorage(k);
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
        AddOutflow(edge.InsideNode, Forms(species), flow, balance);
        AddOutflow(edge.OutsideNode, Forms(species), -flow, balance);
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

    private static void VectorAdd(double factor, ReadOnlySpan<double> values, Span<double> sum)
    {
        for (int i = 0; i < sum.Length; i++)
        {
            sum[i] += factor * values[i];
        }
    }

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
        foreach (EdgeStrip strip in Network.Problem.Grid.Strips)
        {
            for (int e = 0; e < strip.Count; e++)
            {
                double displacement = permittance[strip.FirstEdge + e] * (psi[strip.FirstLower + e] - psi[strip.FirstUpper + e]);
                balance[strip.FirstLower + e] += displacement;
                balance[strip.FirstUpper + e] -= displacement;
            }
        }

        EvaluateEnds(psi, balance);
    }

    private void EvaluateEnds(ReadOnlySpan<double> psi, Span<double> balance)
    {
        double thermalVoltage = Network.Problem.ThermalVoltage;
        for (int end = 0; end < endSlope.Length; end++)
        {
            NetworkEnd where = Network.Ends[end];
            if (where.Condition.IsReservoir)
            {
                continue;
            }

            int at = 0;
            foreach (IndexRun run in where.Nodes.Runs)
            {
                for (int node = run.First; node <= run.Last; node++, at++)
                {
                    Dual density = where.Condition.SurfaceCharge(Dual.Variable(psi[node] * thermalVoltage));
                    double toMoles = where.Areas[at] / PhysicalConstants.Faraday;
                    balance[node] -= density.Value * toMoles;
                    endSlope[end][at] = density.Derivative * toMoles * thermalVoltage;
                }
            }
        }
    }

    private void AddStorage(int k)
    {
        if (Rate == 0)
        {
            return;
        }

        Span<double> balance = residual.AsSpan((k + 1) * Network.NodeCount, Network.NodeCount);
        ReadOnlySpan<double> held = Contents.Held(k);
        ReadOnlySpan<double> history = Storage!.Held(k);
        for (int i = 0; i < balance.Length; i++)
        {
            balance[i] += (Rate * held[i]) - history[i];
        }
    }

    private void BalanceSpecies(int k)
    {
        if (Network.Problem.Grid.IsLine)
        {
            BalanceLine(k);
            return;
        }

        int nodes = Network.NodeCount;
        Span<double> balance = residual.AsSpan((k + 1) * nodes, nodes);
        ReadOnlySpan<double> source = Network.SourcesOf(k);
        balance.Clear();
        for (int i = 0; i < source.Length; i++)
        {
            balance[i] = -source[i];
        }

        foreach (EdgeStrip strip in Network.Problem.Grid.Strips)
        {
            ReadOnlySpan<double> j = Fluxes.Of(k).Slice(strip.FirstEdge, strip.Count);
            for (int e = 0; e < j.Length; e++)
            {
                balance[strip.FirstLower + e] += j[e];
                balance[strip.FirstUpper + e] -= j[e];
            }
        }
    }

    /// <summary>On a line, balances can be summed from a closed end.</summary>
    private void BalanceLine(int k)
    {
        int nodes = Network.NodeCount;
        Span<double> balance = residual.AsSpan((k + 1) * nodes, nodes);
        ReadOnlySpan<BalanceForm> form = Forms(k);
        ReadOnlySpan<double> j = Fluxes.Of(k);
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
