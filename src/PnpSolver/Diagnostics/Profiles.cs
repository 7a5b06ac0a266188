using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Reads profiles off a solution.</summary>
public static class Profiles
{
    /// <summary>One profile for each run of cells of a region, in rising order.</summary>
    /// <param name="solution">The solution.</param>
    public static IReadOnlyList<RegionProfile> Of(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return [.. solution.Problem.Grid.Blocks().Select(block => Of(solution, block))];
    }

    /// <summary>The profile over one run of cells.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="block">The run.</param>
    public static RegionProfile Of(Solution solution, RegionBlock block)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(block);
        PnpProblem problem = solution.Problem;
        Material material = problem.Material(block.Region);
        int count = block.LastNode - block.FirstNode + 1;
        double[] potential = [.. solution.Potential.Slice(block.FirstNode, count)];
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
            [.. problem.Grid.Positions.Slice(block.FirstNode, count)],
            potential,
            concentration,
            density,
            Field(problem.Grid, block, potential, density, material.Permittivity));
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
            double through = epsilon * grid.EdgeFactor[cell] * (potential[edge] - potential[edge + 1]);
            double charge = i == 0 ? -density[0] * grid.LowerVolume[cell] : density[i] * grid.UpperVolume[cell];
            double area = grid.Coordinates.Area(grid.Positions[block.FirstNode + i]);
            field[i] = area > 0 ? (through + charge) / (epsilon * area) : 0;
        }

        return field;
    }
}
