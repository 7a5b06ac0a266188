using PnpSolver.Diagnostics;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>The same physics two ways: what depends on one coordinate comes out of r–z as it does on a line.</summary>
public class LineAgreementTests
{
    /// <summary>Either solver ends where the next update would be below 1e-11, in ψ and relative concentration.</summary>
    private const double Tolerance = 2e-11;

    public static TheoryData<string> Planar => [.. LineProblems.Planar.Keys.Order(StringComparer.Ordinal)];

    public static TheoryData<string> Radial => [.. LineProblems.Radial.Keys.Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Planar))]
    public void AColumnAboutTheAxisRepeatsItsLine(string name) => AssertSame(LineProblems.Planar[name], [0, 1 * nm, 1.5 * nm, 4 * nm]);

    [Theory]
    [MemberData(nameof(Planar))]
    public void AHollowColumnRepeatsItsLine(string name) => AssertSame(LineProblems.Planar[name], [20 * nm, 20.1 * nm, 25 * nm, 30 * nm, 90 * nm], prefersElimination: true);

    [Theory]
    [MemberData(nameof(Radial))]
    public void ASliceRepeatsItsLine(string name) => AssertSame(LineProblems.Radial[name], [-2 * nm, 0, 0.5 * nm, 3 * nm]);

    /// <summary>Starts from coarser grids end there too.</summary>
    [Theory]
    [InlineData("leaks and pump, floating")]
    [InlineData("closed cell with pump and leaks")]
    [InlineData("closed box between electrodes")]
    [InlineData("closed inside, charged face")]
    [InlineData("closed cell, nothing but leaks, both sides")]
    [InlineData("current clamp")]
    public void AColumnThatIsSolvedOnCoarserGridsFirstRepeatsItsLine(string name)
    {
        PnpProblem line = LineProblems.Planar[name];
        Solution found = AssertSame(line with { Grid = line.Grid.Refine(1) }, [.. Enumerable.Range(0, 49).Select(i => i * i * 0.01 * nm)]);
        Assert.Contains(found.Report.History, step => step.Stage.EndsWith("nodes", StringComparison.Ordinal));
    }

    private static Solution AssertSame(PnpProblem line, double[] across, bool prefersElimination = false)
    {
        Solution expected = SteadySolver.Solve(new Network(line));
        Solution found = SteadySolver.Solve(new Network(Axisymmetric.Of(line, across)), new() { PrefersElimination = prefersElimination });
        for (int row = 0; row <= line.Species.Length; row++)
        {
            AssertSameRow(expected, found, row);
        }

        AssertSameFlows(expected, found, Axisymmetric.Size(line, across));
        Assert.All(Conservation.Of(found), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
        return found;
    }

    private static void AssertSameRow(Solution expected, Solution found, int row)
    {
        Grid grid = found.Problem.Grid;
        int count = expected.Network.NodeCount;
        double[] line = [.. expected.State.Slice(row * count, count)];
        double trace = 1e-10 * line.Max();
        for (int node = 0; node < grid.NodeCount; node++)
        {
            double value = line[Axisymmetric.OnLine(expected.Problem, grid, node)];
            double error = Math.Abs(found.State[(row * grid.NodeCount) + node] - value);
            Assert.True(error <= Tolerance * (row == 0 ? 1 : value + trace), $"row {row}, {grid.PlaceOf(node)}: {value} became {found.State[(row * grid.NodeCount) + node]}");
        }
    }

    /// <summary>What all lines of a slab carry together, against what its ions would carry more if the inside held e times as much.</summary>
    private static void AssertSameFlows(Solution expected, Solution found, double size)
    {
        MembraneFlows[] line = Evaluated(expected).Membranes;
        ILookup<string, MembraneFlows> all = Evaluated(found).Membranes.ToLookup(membrane => membrane.Edge.Slab.Name);
        foreach (MembraneFlows membrane in line)
        {
            for (int f = 0; f < membrane.Values.Length; f++)
            {
                double sum = all[membrane.Edge.Slab.Name].Sum(m => m.Values[f]);
                double scale = Math.Abs(membrane.Values[f]) + Math.Abs(membrane.InsideSlope(f));
                Assert.Equal(membrane.Values[f] * size, sum, 1e-10 * scale * size);
            }
        }
    }

    private static NetworkSystem Evaluated(Solution solution)
    {
        var system = new NetworkSystem(solution.Network);
        system.Evaluate(solution.State);
        return system;
    }
}
