using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Solvers;

/// <summary>The potential at which each node's region is neutral by itself: Σ z K e^(µ − zψ) + ρ_f/F = 0, K the partition.</summary>
/// <remarks>Regions without a neutral state (dielectrics, one sign of ions only) get straight lines between their neighbours.</remarks>
internal static class NeutralPotential
{
    private const double LargestStep = 3;
    private const int MaximumSteps = 60;

    /// <summary>Fills ψ, shape [nodes].</summary>
    public static void Fill(Network network, ElectrochemicalLevels levels, Span<double> psi)
    {
        var known = new bool[network.NodeCount];
        foreach (RegionBlock block in network.Problem.Grid.Blocks())
        {
            FillBlock(network, levels, block, new(psi, known));
        }

        foreach (NetworkEnd end in network.Ends)
        {
            if (end.Condition.FixedPotential is { } potential)
            {
                psi[end.Node] = potential / network.Problem.ThermalVoltage;
                known[end.Node] = true;
            }
        }

        FillGaps(network.Problem.Grid.Positions, psi, known);
    }

    private static void FillBlock(Network network, ElectrochemicalLevels levels, RegionBlock block, Target target)
    {
        Material material = network.Problem.Material(block.Region);
        int[] present = [.. Enumerable.Range(0, network.SpeciesCount).Where(k => material.Admits(network.Problem.Species[k]))];
        double[] valences = [.. present.Select(k => network.Problem.Species[k].Valence)];
        double[] partitions = [.. present.Select(k => material.Partition(network.Problem.Species[k]))];
        double fixedCharge = material.FixedChargeDensity / PhysicalConstants.Faraday;
        var logs = new double[present.Length];
        double? root = null;
        for (int i = block.FirstNode; i <= block.LastNode; i++)
        {
            bool isSame = i > block.FirstNode;
            for (int s = 0; s < present.Length; s++)
            {
                double level = levels.Of(present[s])[i];
                isSame &= level == logs[s];
                logs[s] = level;
            }

            root = isSame ? root : Root(valences, partitions, logs, (fixedCharge, root ?? 0));
            if (root is { } value)
            {
                target.Psi[i] = value;
                target.Known[i] = true;
            }
        }
    }

    private static double? Root(double[] valences, double[] partitions, double[] levels, (double Charge, double Guess) given)
    {
        double value = given.Guess;
        for (int iteration = 0; iteration < MaximumSteps; iteration++)
        {
            double charge = given.Charge;
            double slope = 0;
            for (int s = 0; s < levels.Length; s++)
            {
                double held = partitions[s] * Math.Exp(levels[s] - (valences[s] * value));
                charge += valences[s] * held;
                slope += valences[s] * valences[s] * held;
            }

            double change = charge / slope;
            if (!double.IsFinite(change))
            {
                return null;
            }

            value += Math.Clamp(change, -LargestStep, LargestStep);
            if (Math.Abs(change) < 1e-9)
            {
                return value;
            }
        }

        return null;
    }

    private static void FillGaps(ReadOnlySpan<double> x, Span<double> psi, bool[] known)
    {
        int last = -1;
        for (int i = 0; i < known.Length; i++)
        {
            if (!known[i])
            {
                continue;
            }

            for (int gap = last + 1; gap < i; gap++)
            {
                psi[gap] = last < 0 ? psi[i] : psi[last] + ((psi[i] - psi[last]) * (x[gap] - x[last]) / (x[i] - x[last]));
            }

            last = i;
        }

        if (last >= 0)
        {
            psi[(last + 1)..].Fill(psi[last]);
        }
    }

    private readonly ref struct Target(Span<double> psi, bool[] known)
    {
        public Span<double> Psi { get; } = psi;

        public bool[] Known { get; } = known;
    }
}
