using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Reads profiles off a solution.</summary>
public static class Profiles
{
    /// <summary>One profile for each block of a region, in rising order.</summary>
    /// <param name="solution">The solution.</param>
    public static IReadOnlyList<RegionProfile> Of(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return [.. solution.Problem.Grid.Blocks().Select(block => Of(solution, block))];
    }

    /// <summary>The profile over one block.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="block">The block.</param>
    public static RegionProfile Of(Solution solution, RegionBlock block)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(block);
        Grid grid = solution.Problem.Grid;
        RegionProfile profile = Of(solution, block, Positions(grid, block)) with { Volume = grid.NodeVolumes(block) };
        double permittivity = solution.Problem.Material(block.Region).Permittivity;
        return grid.IsLine ? profile with { Field = Field(grid, block, profile.Potential, profile.ChargeDensity, permittivity) } : profile;
    }

    /// <summary>The profile over nodes of one block, without field and volumes.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="block">The block, with these nodes alone.</param>
    /// <param name="positions">Where they are, in m.</param>
    internal static RegionProfile Of(Solution solution, RegionBlock block, double[] positions)
    {
        PnpProblem problem = solution.Problem;
        Material material = problem.Material(block.Region);
        double[][] concentration = solution.Network.Medium(block.Region).Concentrations(solution.State, block, solution.Network.NodeCount);
        return new(
            block.Region,
            material.AdmitsAny(problem.Species),
            positions,
            Take(solution.Potential, block.Nodes),
            concentration,
            ChargeDensity(problem, material, concentration, positions.Length),
            []);
    }

    private static double[] ChargeDensity(PnpProblem problem, Material material, double[][] concentration, int count)
    {
        var density = new double[count];
        Array.Fill(density, material.FixedChargeDensity);
        for (int k = 0; k < concentration.Length; k++)
        {
            double charge = PhysicalConstants.Faraday * problem.Species[k].Valence;
            double[] own = concentration[k];
            for (int i = 0; i < density.Length; i++)
            {
                density[i] += charge * own[i];
            }
        }

        return density;
    }

    private static double[] Positions(Grid grid, RegionBlock block)
    {
        var positions = new double[block.Nodes.Count];
        foreach (RowRun run in RowRun.Of(grid, block.Nodes))
        {
            grid.Positions.Slice(run.Column, run.Count).CopyTo(positions.AsSpan(run.At));
        }

        return positions;
    }

    private static double[] Take(ReadOnlySpan<double> values, IndexSet nodes)
    {
        var taken = new double[nodes.Count];
        int at = 0;
        foreach (IndexRun run in nodes.Runs)
        {
            values.Slice(run.First, run.Count).CopyTo(taken.AsSpan(at));
            at += run.Count;
        }

        return taken;
    }

    /// <summary>E at the nodes by Gauss's law over the half box next to each: ε(A E)_node = ε(A E)_edge ± charge between.</summary>
    private static double[] Field(Grid grid, RegionBlock block, double[] potential, double[] density, double permittivity)
    {
        double epsilon = PhysicalConstants.VacuumPermittivity * permittivity;
        var field = new double[potential.Length];
        for (int i = 0; i < field.Length; i++)
        {
            int edge = Math.Max(i - 1, 0);
            int cell = block.FirstCell + edge;
            double through = epsilon * grid.Along.EdgeFactor[cell] * (potential[edge] - potential[edge + 1]);
            double charge = i == 0 ? -density[0] * grid.Along.LowerVolume[cell] : density[i] * grid.Along.UpperVolume[cell];
            double area = grid.Coordinates.Area(grid.Positions[block.FirstNode + i]);
            field[i] = area > 0 ? (through + charge) / (epsilon * area) : 0;
        }

        return field;
    }
}
