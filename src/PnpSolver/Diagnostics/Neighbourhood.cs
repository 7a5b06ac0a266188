using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Diagnostics;

/// <summary>How the region blocks of a problem lie to each other. Immutable.</summary>
internal sealed class Neighbourhood
{
    private readonly PnpProblem problem;

    public Neighbourhood(PnpProblem problem)
    {
        this.problem = problem;
        Blocks = problem.Grid.Blocks();
    }

    public IReadOnlyList<RegionBlock> Blocks { get; }

    /// <summary>Distance of a position in a block to its nearest interface or wall; a bath that lets every ion through does not count.</summary>
    public double DistanceToInterface(RegionBlock block, double position)
    {
        Grid grid = problem.Grid;
        double below = IsOpen(block.FirstNode) ? double.PositiveInfinity : position - grid.Positions[block.FirstNode];
        double above = IsOpen(block.LastNode) ? double.PositiveInfinity : grid.Positions[block.LastNode] - position;
        return Math.Min(below, above);
    }

    /// <summary>λ_D of a block, or <c>null</c> without ions: from the material's own concentrations, else
    /// from the solution where it is farthest from the block's ends.</summary>
    /// <param name="block">The block.</param>
    /// <param name="profile">The solution over it.</param>
    /// <param name="isExchanged">Whether mechanisms decide what the block holds, so that the material's own concentrations are past.</param>
    public double? DebyeLength(RegionBlock block, RegionProfile profile, bool isExchanged)
    {
        Material material = problem.Material(block.Region);
        double[] x = profile.Position;
        int middle = Enumerable.Range(0, x.Length).MaxBy(i => Math.Min(x[i] - x[0], x[^1] - x[i]));
        double length = problem.DebyeLength(material.Permittivity, [.. problem.Species.Select((ion, k) => !material.Admits(ion) ? 0
            : isExchanged || material.Concentrations.IsEmpty ? profile.Concentration[k][middle] : material.Concentration(ion))]);
        return double.IsFinite(length) ? length : null;
    }

    private bool IsOpen(int node)
    {
        Grid grid = problem.Grid;
        if (node == 0 && grid.HasCentre)
        {
            return true;
        }

        Grids.Boundary? end = grid.Boundaries.FirstOrDefault(b => b.Node == node);
        return end is not null && problem.Boundary(end.Name) is { IsReservoir: true } bath && !bath.GathersCharge(problem.Species);
    }
}
