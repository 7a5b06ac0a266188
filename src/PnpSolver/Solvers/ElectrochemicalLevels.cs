using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.LinearAlgebra;
using PnpSolver.Materials;

namespace PnpSolver.Solvers;

/// <summary>A guess of every species' electrochemical potential µ_k = ln a_k + z_k ψ at the nodes.</summary>
/// <remarks>Constant where a compartment has one bath; between baths a (or ln a) and ψ run as the conductances G divide them; in a
/// closed compartment it starts from uniform activity at the potential of its electrodes and is shifted to keep the amount. −∞ where a species is not.</remarks>
internal sealed class ElectrochemicalLevels
{
    /// <summary>An empty bath counts as this fraction of the fullest one, for want of a logarithm of 0.</summary>
    private const double Floor = 1e-8;

    private readonly SystemPlan plan;
    private readonly Network network;
    private readonly double[] levels;
    private readonly LumpedStart? lumped;
    private readonly StartProfile profile;
    private Contents? contents;

    public ElectrochemicalLevels(SystemPlan plan, StartProfile profile)
    {
        this.profile = profile;
        this.plan = plan;
        network = plan.Network;
        lumped = LumpedStart.Of(network);
        levels = new double[network.SpeciesCount * network.NodeCount];
        Array.Fill(levels, double.NegativeInfinity);
        foreach (Compartment compartment in plan.Compartments.Where(c => !c.IsEmpty))
        {
            if (compartment.IsClosed)
            {
                FillClosed(compartment);
            }
            else
            {
                FillBetweenBaths(compartment);
            }
        }
    }

    public bool HasClosed => plan.Compartments.Any(KeepsAmount);

    /// <summary>µ of a species, shape [nodes].</summary>
    public ReadOnlySpan<double> Of(int species) => levels.AsSpan(species * network.NodeCount, network.NodeCount);

    /// <summary>Fills in the activities a = e^(µ − zψ) of a state.</summary>
    /// <param name="state">ψ on entry, ψ and every a_k on exit, shape [unknowns].</param>
    public void FillActivities(Span<double> state)
    {
        int nodes = network.NodeCount;
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            double valence = network.Problem.Species[k].Valence;
            ReadOnlySpan<double> level = Of(k);
            Span<double> activity = state.Slice((k + 1) * nodes, nodes);
            for (int i = 0; i < nodes; i++)
            {
                activity[i] = level[i] > double.NegativeInfinity ? Math.Exp(level[i] - (valence * state[i])) : 0;
            }
        }
    }

    /// <summary>Shifts µ of closed compartments towards the amounts that they start with; returns the largest shift.</summary>
    /// <param name="state">ψ on entry, ψ and the activities before the shift on exit, shape [unknowns].</param>
    public double RestoreAmounts(Span<double> state)
    {
        contents ??= new(network);
        FillActivities(state);
        contents.Evaluate(state);
        double largest = 0;
        foreach (Compartment compartment in plan.Compartments.Where(KeepsAmount))
        {
            double shift = Math.Log(compartment.Amount / contents.Held(compartment));
            largest = Math.Max(largest, Math.Abs(shift));
            Fill(compartment, Of(compartment.Species)[compartment.FirstNode] + shift);
        }

        return largest;
    }

    /// <summary>Whether a compartment starts with what it holds at first, and not with what the circuit says.</summary>
    private bool KeepsAmount(Compartment compartment) =>
        compartment.IsClosed && compartment.Amount > 0 && lumped?.Activity(compartment) is null;

    private void Fill(Compartment compartment, double level) =>
        compartment.Nodes.Fill(levels.AsSpan(compartment.Species * network.NodeCount), level);

    private void FillClosed(Compartment compartment)
    {
        double volume = compartment.Nodes.Sum(network.Capacity(compartment.Species));
        double valence = network.Problem.Species[compartment.Species].Valence;
        double activity = lumped?.Activity(compartment)
            ?? (compartment.Amount > 0 ? compartment.Amount / volume * Coefficient(compartment) : Floor * FullestBath(compartment.Pool));
        double psi = (lumped?.Potential(compartment.FirstNode) ?? ElectrodePotential(compartment)) / network.Problem.ThermalVoltage;
        Fill(compartment, Math.Log(activity) + (valence * psi));
    }

    /// <summary>γ of a closed species at what its largest region holds at first.</summary>
    private double Coefficient(Compartment compartment)
    {
        if (network.IsIdeal)
        {
            return 1;
        }

        string region = compartment.Blocks.MaxBy(block => block.Volume)!.Region;
        Material material = network.Problem.Material(region);
        return network.Medium(region).Coefficients([.. network.Problem.Species.Select(material.Concentration)])[compartment.Species];
    }

    /// <summary>Largest activity that a bath offers a pool; 1 mol/m³ where there is none.</summary>
    private static double FullestBath(IReadOnlyList<Compartment> pool) =>
        pool.SelectMany(c => c.Baths.Select(bath => bath.Activity(c.Species))).DefaultIfEmpty(1).Max();

    /// <summary>Mean φ of the ends that hold a potential next to a closed compartment, in V; 0 where none does.</summary>
    private double ElectrodePotential(Compartment compartment) => network.Ends.Where(end => compartment.Nodes.Meets(end.Nodes))
        .Select(end => end.Condition.FixedPotential).OfType<double>().DefaultIfEmpty(0).Average();

    private void FillBetweenBaths(Compartment compartment)
    {
        List<BathState> states = [.. compartment.Baths.Select(bath => StateOf(compartment, bath))];
        double valence = network.Problem.Species[compartment.Species].Valence;
        if (states.TrueForAll(s => s.Level(valence) == states[0].Level(valence)) && (profile == StartProfile.Logarithmic || states.TrueForAll(s => s == states[0])))
        {
            Fill(compartment, states[0].Level(valence));
            return;
        }

        double[] activity = Between(compartment, [.. states.Select(s => profile == StartProfile.Linear ? s.Activity : Math.Log(s.Activity))]);
        double[] psi = Between(compartment, [.. states.Select(s => s.Psi)]);
        foreach (IndexRun run in compartment.Nodes.Runs)
        {
            for (int i = run.First; i <= run.Last; i++)
            {
                double logarithm = profile == StartProfile.Linear ? Math.Log(activity[i]) : activity[i];
                levels[(compartment.Species * network.NodeCount) + i] = logarithm + (valence * psi[i]);
            }
        }
    }

    /// <summary>Values at the baths carried into a compartment as its conductances divide them, shape [nodes].</summary>
    private double[] Between(Compartment compartment, List<double> atBaths)
    {
        var held = new bool[network.NodeCount];
        var values = new double[network.NodeCount];
        Array.Fill(held, true);
        compartment.Nodes.Fill(held.AsSpan(), false);
        for (int b = compartment.Baths.Count - 1; b >= 0; b--)
        {
            compartment.Baths[b].Nodes.Fill(held.AsSpan(), true);
            compartment.Baths[b].Nodes.Fill(values.AsSpan(), atBaths[b]);
        }

        using var scalar = new ScalarNetwork(network.Problem.Grid);
        scalar.Solve(network.Conductance(compartment.Species), new double[network.NodeCount], held, values);
        return values;
    }

    private BathState StateOf(Compartment compartment, NetworkEnd bath)
    {
        double fullest = FullestBath(compartment.Pool);
        double psi = (bath.Condition.FixedPotential ?? lumped?.Potential(bath.Node) ?? 0) / network.Problem.ThermalVoltage;
        return new(Math.Max(bath.Activity(compartment.Species), Floor * fullest), psi);
    }

    private readonly record struct BathState(double Activity, double Psi)
    {
        public double Level(double valence) => Math.Log(Activity) + (valence * Psi);
    }
}

/// <summary>How concentrations run between two baths at the start.</summary>
internal enum StartProfile
{
    /// <summary>Straight lines, as where ions diffuse; between neutral baths they are neutral everywhere.</summary>
    Linear,

    /// <summary>Straight lines of the logarithm, as where the field drives them.</summary>
    Logarithmic,
}
