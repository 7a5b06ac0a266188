using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

public class CutTests
{
    private static readonly Grid Field = Given.Pore.Grid;

    [Fact]
    public void AxisMeetsTheWaterOnce()
    {
        RegionProfile run = Assert.Single(Cuts.AlongColumn(Pore, 0));
        Assert.Equal("water", run.Region);
        Assert.Equal(Field.Height!.Positions.ToArray(), run.Position);
        Assert.Equal(run.Position, run.Potential.Select(v => v * nm), (a, b) => Math.Abs(a - b) < 1e-20);
        Assert.All(run.Concentration[0], c => Assert.Equal(100, c));
    }

    [Fact]
    public void RowThroughThePoreMeetsWaterThenMembrane()
    {
        IReadOnlyList<RegionProfile> runs = Cuts.AlongRow(Pore, Field.Height!.NodeAt(0));
        Assert.Equal(["water", "membrane"], runs.Select(run => run.Region));
        Assert.Equal((0, 2 * nm, 2 * nm, 10 * nm), (runs[0].Position[0], runs[0].Position[^1], runs[1].Position[0], runs[1].Position[^1]));
        Assert.Equal((100, 0), (runs[0].Concentration[1][^1], runs[1].Concentration[1][0]));
    }

    [Fact]
    public void ColumnOutsideThePoreMeetsTheWaterTwice()
    {
        IReadOnlyList<RegionProfile> runs = Cuts.AlongColumn(Pore, Field.Columns - 1);
        Assert.Equal(["water", "membrane", "water"], runs.Select(run => run.Region));
        Assert.Equal([-12 * nm, -4 * nm, 4 * nm], runs.Select(run => run.Position[0]), (a, b) => Math.Abs(a - b) < 1e-20);
    }

    /// <summary>Along the membrane's face both sides are on the line.</summary>
    [Fact]
    public void CutAlongAnInterfaceHasBothSides()
    {
        IReadOnlyList<RegionProfile> runs = Cuts.AlongRow(Pore, Field.Height!.NodeAt(4 * nm));
        Assert.Equal(["water", "membrane"], runs.Select(run => run.Region));
        Assert.Equal((0, 10 * nm), (runs[0].Position[0], runs[0].Position[^1]));
        Assert.Equal(2 * nm, runs[1].Position[0]);
    }

    /// <summary>A wall one cell thick parts two runs although they hold neighbouring nodes.</summary>
    [Fact]
    public void RunsEndAtAWallOfOneCell()
    {
        Grid grid = Grid.Axisymmetric(
            new GridAxis(CoordinateSystem.Cylindrical, 0, 1 * nm, 2 * nm, 3 * nm), new GridAxis(CoordinateSystem.Planar, 0, 1 * nm, 2 * nm),
            new RegionPatch("water", 0, 3 * nm, 0, 2 * nm), new RegionPatch("wall", 1 * nm, 2 * nm, 0, 1 * nm));
        PnpProblem problem = new PnpProblem(grid, Problems.K).WithMaterial("water", Material.Electrolyte(80)).WithMaterial("wall", Material.Dielectric(2));
        Solution solution = Given.Solution(problem, (_, _) => 0, (_, _, _) => 1);
        Assert.Equal(["water", "wall", "water"], Cuts.AlongRow(solution, 0).Select(run => run.Region));
        Assert.Equal(["water"], Cuts.AlongRow(solution, 2).Select(run => run.Region));
    }

    [Fact]
    public void ALineIsRefused() => Assert.Throws<ArgumentException>(() => Cuts.AlongRow(SteadySolver.Solve(Problems.Film(0)), 0));

    private static Solution Pore => Given.Solution(Given.Pore, (_, z) => z / nm, (_, _, _) => 100);
}
