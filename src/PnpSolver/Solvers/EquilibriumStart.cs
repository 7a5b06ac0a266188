using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Numerics;

namespace PnpSolver.Solvers;

/// <summary>A start for Newton: electrochemical potentials interpolated between the baths, ψ by Poisson–Boltzmann.</summary>
/// <remarks>µ_k = ln a_k + z_k ψ is constant in a compartment with one bath, and falls in proportion to the resistance 1/G
/// between two. With µ held, Σ P(ψ_i − ψ_j) = Σ z V e^(µ − zψ) + Q is the gradient of a convex function of ψ. Where no ion flows,
/// the result is the solution itself. Closed compartments get the amount they keep.</remarks>
internal sealed class EquilibriumStart
{
    private const double Floor = 1e-8;
    private const int MaximumSteps = 200;
    private readonly SystemPlan plan;
    private readonly Network network;
    private readonly double[] mu;
    private readonly double[] psi;
    private readonly Action<int, double, double> log;
    private int steps;

    private EquilibriumStart(SystemPlan plan, Action<int, double, double> log)
    {
        this.plan = plan;
        this.log = log;
        network = plan.Network;
        psi = new double[network.NodeCount];
        mu = new double[network.SpeciesCount * network.NodeCount];
        Array.Fill(mu, double.NegativeInfinity);
    }

    /// <summary>The start, shape [unknowns].</summary>
    /// <param name="plan">What is held.</param>
    /// <param name="log">Called after every step with its number, residual and update.</param>
    public static double[] Of(SystemPlan plan, Action<int, double, double> log)
    {
        var start = new EquilibriumStart(plan, log);
        start.InterpolatePotentials();
        start.SetNeutralPotential();
        bool hasClosed = plan.Compartments.Any(c => c.IsClosed && !c.IsEmpty);
        for (int round = 0; round < (hasClosed ? 12 : 1); round++)
        {
            start.SolvePoissonBoltzmann();
            if (hasClosed && start.RestoreAmounts() < 1e-3)
            {
                break;
            }
        }

        return start.State();
    }

    private static double EndPotential(NetworkEnd end, double thermalVoltage) =>
        (end.Condition.FixedPotential ?? 0) / thermalVoltage;

    private void InterpolatePotentials()
    {
        double thermalVoltage = network.Problem.ThermalVoltage;
        foreach (Compartment compartment in plan.Compartments.Where(c => !c.IsEmpty))
        {
            int k = compartment.Species;
            double valence = network.Problem.Species[k].Valence;
            Span<double> values = mu.AsSpan(k * network.NodeCount, network.NodeCount);
            if (compartment.IsClosed)
            {
                double volume = 0;
                for (int i = compartment.FirstNode; i <= compartment.LastNode; i++)
                {
                    volume += network.Capacity(k)[i];
                }

                values[compartment.FirstNode..(compartment.LastNode + 1)].Fill(Math.Log(compartment.Amount / volume));
                continue;
            }

            double largest = compartment.Baths.Max(bath => bath.Activity(k));
            double Level(NetworkEnd bath) =>
                Math.Log(Math.Max(bath.Activity(k), Floor * largest)) + (valence * EndPotential(bath, thermalVoltage));
            double first = Level(compartment.Baths[0]);
            double last = Level(compartment.Baths[^1]);
            Interpolate(network.Conductance(k), values, compartment, (first, last));
        }
    }

    private static void Interpolate(
        ReadOnlySpan<double> conductance, Span<double> values, Compartment range, (double First, double Last) ends)
    {
        double total = 0;
        for (int e = range.FirstNode; e < range.LastNode; e++)
        {
            total += 1 / conductance[e];
        }

        double passed = 0;
        for (int i = range.FirstNode; i <= range.LastNode; i++)
        {
            values[i] = ends.First == ends.Last ? ends.First : ends.First + ((ends.Last - ends.First) * passed / total);
            passed += i < range.LastNode ? 1 / conductance[i] : 0;
        }
    }

    /// <summary>ψ where every region is neutral by itself; straight lines through regions that have no neutral state.</summary>
    private void SetNeutralPotential()
    {
        var known = new bool[network.NodeCount];
        double guess = 0;
        foreach (RegionBlock block in network.Problem.Grid.Blocks())
        {
            Material material = network.Problem.Material(block.Region);
            for (int i = block.FirstNode; i <= block.LastNode; i++)
            {
                if (NeutralPotential(material, i, ref guess))
                {
                    psi[i] = guess;
                    known[i] = true;
                }
            }
        }

        double thermalVoltage = network.Problem.ThermalVoltage;
        foreach (NetworkEnd end in network.Ends)
        {
            if (end.Condition.FixedPotential is { } potential)
            {
                psi[end.Node] = potential / thermalVoltage;
                known[end.Node] = true;
            }
        }

        FillGaps(known);
    }

    private bool NeutralPotential(Material material, int node, ref double guess)
    {
        double value = guess;
        for (int iteration = 0; iteration < 60; iteration++)
        {
            double charge = material.FixedChargeDensity / PhysicalConstants.Faraday;
            double slope = 0;
            for (int k = 0; k < network.SpeciesCount; k++)
            {
                double z = network.Problem.Species[k].Valence;
                double level = mu[(k * network.NodeCount) + node];
                if (material.Admits(network.Problem.Species[k]) && level > double.NegativeInfinity)
                {
                    double held = material.Partition(network.Problem.Species[k]) * Math.Exp(level - (z * value));
                    charge += z * held;
                    slope += z * z * held;
                }
            }

            double change = charge / slope;
            if (!double.IsFinite(change))
            {
                return false;
            }

            value += Math.Clamp(change, -3, 3);
            if (Math.Abs(change) < 1e-9)
            {
                guess = value;
                return true;
            }
        }

        return false;
    }

    private void FillGaps(bool[] known)
    {
        int last = -1;
        for (int i = 0; i < known.Length; i++)
        {
            if (!known[i])
            {
                continue;
            }

            double from = last < 0 ? psi[i] : psi[last];
            for (int g = last + 1; g < i; g++)
            {
                ReadOnlySpan<double> x = network.Problem.Grid.Positions;
                psi[g] = last < 0 ? from : from + ((psi[i] - from) * (x[g] - x[last]) / (x[i] - x[last]));
            }

            last = i;
        }

        if (last >= 0)
        {
            psi.AsSpan(last + 1).Fill(psi[last]);
        }
    }

    private void SolvePoissonBoltzmann()
    {
        int nodes = network.NodeCount;
        var supply = new double[mu.Length];
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            for (int i = 0; i < nodes; i++)
            {
                double level = mu[(k * nodes) + i];
                supply[(k * nodes) + i] = level > double.NegativeInfinity ? network.Capacity(k)[i] * Math.Exp(level) : 0;
            }
        }

        var balance = new double[nodes];
        var diagonal = new double[nodes];
        double previous = double.PositiveInfinity;
        for (int iteration = 0; iteration < MaximumSteps; iteration++)
        {
            AssemblePoissonBoltzmann(supply, balance, diagonal);
            double update = Advance(balance, diagonal);
            log(++steps, double.NaN, update);
            if (!(update > 1e-12) || (update < 1e-9 && update > 0.5 * previous))
            {
                return;
            }

            previous = update;
        }
    }

    private void AssemblePoissonBoltzmann(double[] supply, double[] balance, double[] diagonal)
    {
        int nodes = network.NodeCount;
        ReadOnlySpan<double> permittance = network.Permittance;
        network.Charge.CopyTo(balance);
        Array.Clear(diagonal);
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            AddIons(network.Problem.Species[k].Valence, supply.AsSpan(k * nodes, nodes), balance, diagonal);
        }

        for (int e = 0; e < permittance.Length; e++)
        {
            double displacement = permittance[e] * (psi[e] - psi[e + 1]);
            balance[e] -= displacement;
            balance[e + 1] += displacement;
            diagonal[e] += permittance[e];
            diagonal[e + 1] += permittance[e];
        }

        double thermalVoltage = network.Problem.ThermalVoltage;
        foreach (NetworkEnd end in network.Ends)
        {
            Dual density = end.Condition.SurfaceCharge(Dual.Variable(psi[end.Node] * thermalVoltage));
            double toMoles = end.Boundary.Area / PhysicalConstants.Faraday;
            balance[end.Node] += density.Value * toMoles;
            diagonal[end.Node] -= density.Derivative * toMoles * thermalVoltage;
        }
    }

    private void AddIons(double z, ReadOnlySpan<double> supply, double[] balance, double[] diagonal)
    {
        for (int i = 0; i < supply.Length; i++)
        {
            if (supply[i] != 0)
            {
                double charge = z * supply[i] * Math.Exp(-z * psi[i]);
                balance[i] += charge;
                diagonal[i] += z * charge;
            }
        }
    }

    /// <summary>One Newton step by the tridiagonal algorithm; ψ is held at the ends where it is pinned.</summary>
    private double Advance(double[] balance, double[] diagonal)
    {
        ReadOnlySpan<double> permittance = network.Permittance;
        int nodes = network.NodeCount;
        for (int i = 0; i < nodes; i++)
        {
            bool isHeld = plan.Pinned[i];
            if (i > 0)
            {
                double coupling = plan.Pinned[i - 1] || isHeld ? 0 : permittance[i - 1];
                double factor = coupling / diagonal[i - 1];
                diagonal[i] -= factor * coupling;
                balance[i] += factor * balance[i - 1];
            }

            if (isHeld)
            {
                balance[i] = 0;
                diagonal[i] = 1;
            }
        }

        double largest = 0;
        double change = 0;
        for (int i = nodes - 1; i >= 0; i--)
        {
            double coupling = i == nodes - 1 || plan.Pinned[i] || plan.Pinned[i + 1] ? 0 : permittance[i];
            change = (balance[i] + (coupling * change)) / diagonal[i];
            largest = Math.Max(largest, Math.Abs(change));
            psi[i] += Math.Clamp(change, -6, 6);
        }

        return largest;
    }

    /// <summary>Shifts µ of closed compartments to their amounts; returns the largest shift.</summary>
    private double RestoreAmounts()
    {
        double largest = 0;
        foreach (Compartment compartment in plan.Compartments.Where(c => c.IsClosed && !c.IsEmpty))
        {
            int offset = compartment.Species * network.NodeCount;
            double valence = network.Problem.Species[compartment.Species].Valence;
            double amount = 0;
            for (int i = compartment.FirstNode; i <= compartment.LastNode; i++)
            {
                amount += network.Capacity(compartment.Species)[i] * Math.Exp(mu[offset + i] - (valence * psi[i]));
            }

            double shift = Math.Log(compartment.Amount / amount);
            largest = Math.Max(largest, Math.Abs(shift));
            for (int i = compartment.FirstNode; i <= compartment.LastNode; i++)
            {
                mu[offset + i] += shift;
            }
        }

        return largest;
    }

    private double[] State()
    {
        int nodes = network.NodeCount;
        var state = new double[network.UnknownCount];
        psi.CopyTo(state, 0);
        for (int k = 0; k < network.SpeciesCount; k++)
        {
            double valence = network.Problem.Species[k].Valence;
            for (int i = 0; i < nodes; i++)
            {
                double level = mu[(k * nodes) + i];
                state[((k + 1) * nodes) + i] = level > double.NegativeInfinity ? Math.Exp(level - (valence * psi[i])) : 0;
            }
        }

        foreach (Compartment compartment in plan.Compartments)
        {
            foreach (NetworkEnd bath in compartment.Baths)
            {
                state[((compartment.Species + 1) * nodes) + bath.Node] = bath.Activity(compartment.Species);
            }
        }

        return state;
    }
}
