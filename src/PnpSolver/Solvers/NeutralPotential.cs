using PnpSolver.Discretization;
using PnpSolver.Grids;

namespace PnpSolver.Solvers;

/// <summary>The potential at which each node's region is neutral by itself: Σ z c(µ − zψ) + ρ_f/F = 0.</summary>
/// <remarks>Regions without a neutral state (dielectrics, one sign of ions only) get straight lines between their neighbours on a line, and 0 in r–z.</remarks>
internal static class NeutralPotential
{
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
                end.Nodes.Fill(psi, potential / network.Problem.ThermalVoltage);
                end.Nodes.Fill(known.AsSpan(), true);
            }
        }

        if (network.Problem.Grid.IsLine)
        {
            FillGaps(network.Problem.Grid.Positions, psi, known);
        }
    }

    private static void FillBlock(Network network, ElectrochemicalLevels levels, RegionBlock block, Target target)
    {
        var cell = new NeutralCell(network, block.Region);
        double? root = null;
        foreach (int i in block.Nodes.Numbers())
        {
            bool isSame = cell.Load(levels, i) && i > block.FirstNode;
            root = isSame ? root : cell.Root(root ?? cell.Guess());
            if (root is { } value)
            {
                target.Psi[i] = value;
                target.Known[i] = true;
            }
        }
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
