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
        PnpProblem problem = solution.Problem;
        Material material = problem.Material(block.Region);
        int count = block.Nodes.Count;
        double[] potential = Take(solution.Potential, block.Nodes);
        double[][] concentration = solution.Network.Medium(block.Region).Concentrations(solution.State, block);
        var density = new double[count];
        Array.Fill(density, material.FixedChargeDensity);
        for (int k = 0; k < concentration.Length; k++)
        {
            for (int i = 0; i < count; i++)
            {
                density[i] += PhysicalConstants.Faraday * problem.Species[k].Valence * concentration[k][i];
            }
        }

        return new(
            block.Region,
            material.AdmitsAny(problem.Species),
            [.. block.Nodes.Numbers().Select(node => problem.Grid.Along.Positions[node % problem.Grid.Columns])],
            potential,
            concentration,
            density,
            problem.Grid.IsLine ? Field(problem.Grid, block, potential, density, material.Permittivity) : [])
        {
            Volume = problem.Grid.NodeVolumes(block),
        };
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
