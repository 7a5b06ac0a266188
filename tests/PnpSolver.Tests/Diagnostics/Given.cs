using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

/// <summary>Axisymmetric states that are given and not solved for.</summary>
internal static class Given
{
    /// <summary>The salt of the pore, in mol/m³.</summary>
    public const double Salt = 100;

    /// <summary>A pore of 2 nm × 8 nm through a membrane, on a graded grid, 100 mM of K and Cl, baths at bottom and top.</summary>
    public static PnpProblem Pore { get; } = new PnpProblem(
        Grid.Axisymmetric(
            Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Graded("", 2 * nm, 0.4 * nm, 0.1 * nm), Segment.Graded("", 8 * nm, 0.1 * nm, 2 * nm)),
            Segment.Axis(CoordinateSystem.Planar, -12 * nm,
                Segment.Graded("", 8 * nm, 2 * nm, 0.1 * nm), new Segment("", 8 * nm) { First = 0.1 * nm, Last = 0.1 * nm, Max = 1 * nm }, Segment.Graded("", 8 * nm, 0.1 * nm, 2 * nm)),
            new RegionPatch("water", 0, 10 * nm, -12 * nm, 12 * nm), new RegionPatch("membrane", 2 * nm, 10 * nm, -4 * nm, 4 * nm)),
        Problems.K, Problems.Cl)
        .WithMaterial("water", Material.Electrolyte(80, (Problems.K, Salt), (Problems.Cl, Salt)))
        .WithMaterial("membrane", Material.Dielectric(2))
        .WithBoundary("bottom", new Bath(0.1, (Problems.K, Salt), (Problems.Cl, Salt)))
        .WithBoundary("top", new Bath(0, (Problems.K, Salt), (Problems.Cl, Salt)));

    /// <summary>A solution with these values at the nodes; activities are 0 where a species cannot be.</summary>
    /// <param name="problem">The problem, of ideal ions.</param>
    /// <param name="potential">φ(r, z), in V.</param>
    /// <param name="activity">a(species, r, z), in mol/m³.</param>
    public static Solution Solution(PnpProblem problem, Func<double, double, double> potential, Func<int, double, double, double> activity)
    {
        var network = new Network(problem);
        Grid grid = problem.Grid;
        var state = new double[network.UnknownCount];
        for (int node = 0; node < grid.NodeCount; node++)
        {
            double r = grid.Positions[node % grid.Columns];
            double z = grid.Height!.Positions[node / grid.Columns];
            state[node] = potential(r, z) / problem.ThermalVoltage;
            for (int k = 0; k < network.SpeciesCount; k++)
            {
                state[((k + 1) * grid.NodeCount) + node] = network.Capacity(k)[node] > 0 ? activity(k, r, z) : 0;
            }
        }

        return Solution(network, state);
    }

    /// <summary>A solution of a line, repeated on an axisymmetric grid.</summary>
    /// <param name="line">The solution on a planar or cylindrical line.</param>
    /// <param name="across">Node positions in the direction in which nothing changes.</param>
    public static Solution Repeated(Solution line, double[] across)
    {
        var network = new Network(Axisymmetric.Of(line.Problem, across));
        int nodes = network.NodeCount;
        double[] state = [.. Enumerable.Range(0, network.UnknownCount).Select(i =>
            line.State[(i / nodes * line.Network.NodeCount) + Axisymmetric.OnLine(line.Problem, network.Problem.Grid, i % nodes)])];
        return Solution(network, state);
    }

    private static Solution Solution(Network network, double[] state) =>
        new(network, state, new() { History = [], Seconds = 0, Unknowns = state.Length, Notes = [] });
}
