using PnpSolver.Boundaries;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Grids;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>Where electrolytes are confined, and by how much.</summary>
public sealed class PoreSearchTests
{
    [Fact]
    public void PoreThroughAMembraneIsFoundWithItsRadiusAndLength()
    {
        Pore pore = Assert.Single(Pores(Given.Pore));
        Assert.Equal("water in membrane", pore.Subject);
        Assert.Equal(2 * nm, pore.Radius, 1e-20);
        Assert.Equal(8 * nm, pore.Length, 1e-18);
        Assert.Equal(2, pore.Wall!.Permittivity);
        Assert.True(pore.IsTube);
    }

    [Fact]
    public void NarrowestPartOfAStaircaseCounts()
    {
        Grid grid = Axisymmetric(new RegionPatch("membrane", 3 * nm, 6 * nm, -2 * nm, 2 * nm), new RegionPatch("membrane", 2 * nm, 6 * nm, -1 * nm, 1 * nm));
        Pore pore = Assert.Single(Pores(On(grid)));
        Assert.Equal(2 * nm, pore.Radius, 1e-20);
        Assert.Equal(4 * nm, pore.Length, 1e-18);
    }

    /// <summary>A filter admits fewer ions than what surrounds it: it is a pore of its own, and not a wall to itself.</summary>
    [Fact]
    public void FilterAndVestibuleArePoresOfTheirOwn()
    {
        Grid grid = Axisymmetric(new RegionPatch("membrane", 2 * nm, 6 * nm, -2 * nm, 2 * nm), new RegionPatch("filter", 0, 1 * nm, -1 * nm, 1 * nm), new RegionPatch("membrane", 1 * nm, 2 * nm, -1 * nm, 1 * nm));
        PnpProblem problem = On(grid).WithMaterial("filter", Saline.KCl(100) with { Permittivity = 30, Ions = [Problems.K] });
        IReadOnlyList<Pore> pores = Pores(problem);
        Assert.Equal(["water in membrane", "filter in membrane", "water#2 in membrane"], pores.Where(pore => pore.IsTube).Select(pore => pore.Subject));
        Assert.Equal([2 * nm, 1 * nm, 2 * nm], pores.Where(pore => pore.IsTube).Select(pore => Math.Round(pore.Radius, 15)));
    }

    /// <summary>What a pore holds more than its baths does not count: λ_D is that of the baths, or the pore's own where it is longer.</summary>
    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1, 10)]
    public void DebyeLengthIsTheLongestOnTheWayOut(double held, double factor)
    {
        Grid grid = Axisymmetric(new RegionPatch("membrane", 2 * nm, 6 * nm, -2 * nm, 2 * nm), new RegionPatch("filter", 0, 2 * nm, -2 * nm, 2 * nm));
        Pore pore = Assert.Single(Pores(On(grid).WithMaterial("filter", Saline.KCl(held))), pore => pore.IsTube);
        Assert.Equal(factor * Given.Pore.DebyeLength(80, 100, 100), pore.DebyeLength, 1e-18);
    }

    /// <summary>A coat that admits fewer ions is a wall for those that it leaves out.</summary>
    [Fact]
    public void CoatThatLeavesAnIonOutIsAWall()
    {
        Grid grid = Axisymmetric(new RegionPatch("membrane", 2 * nm, 6 * nm, -2 * nm, 2 * nm), new RegionPatch("coat", 1 * nm, 2 * nm, -2 * nm, 2 * nm));
        Assert.Contains(Pores(On(grid).WithMaterial("coat", new() { Permittivity = 60, Ions = [Problems.K] })), pore => pore.Subject == "water in coat" && pore.Radius < 1.01 * nm);
        Assert.Contains(Pores(On(grid).WithMaterial("coat", new() { Permittivity = 60 })), pore => pore.Subject == "water in membrane" && pore.Radius > 1.99 * nm);
    }

    [Fact]
    public void SlitIsMeasuredFromItsMiddleOrItsPlaneOfSymmetry()
    {
        PnpProblem slit = Saline.Wall(-0.01, Saline.KCl(100)) with { Grid = Grid.Planar(Segment.Uniform("bulk", 3 * nm, 30)) };
        Pore whole = Assert.Single(Pores(slit.WithBoundary("right", Wall.Charged(0.01))));
        Assert.Equal(1.5 * nm, whole.Radius, 1e-20);
        Assert.Equal("bulk between left and right", whole.Subject);
        Pore half = Assert.Single(Pores(slit.WithBoundary("left", Wall.Electrode(0.01)).WithBoundary("right", Wall.Insulating)));
        Assert.Equal(3 * nm, half.Radius, 1e-20);
        Assert.Null(half.Wall);
        Assert.False(half.IsTube);
    }

    /// <summary>Two charged sheets of which one half is computed: the sheet is a wall, the bulk beyond it open.</summary>
    [Fact]
    public void ChargedSheetIsAWall()
    {
        PnpProblem plates = Saline.Wall(0, Saline.KCl(100)) with { Grid = Grid.Planar(Segment.Uniform("gap", 1 * nm, 20), Segment.Graded("bulk", 20 * nm, 0.05 * nm, 1 * nm)) };
        plates = plates.WithMaterial("gap", new() { Permittivity = 80 }).WithBoundary("left", Wall.Insulating);
        Assert.Empty(Pores(plates));
        Assert.Equal(1 * nm, Assert.Single(Pores(plates.WithSurface(new("gap", "bulk", 0.01)))).Radius, 1e-20);
    }

    [Theory]
    [InlineData(CoordinateSystem.Cylindrical, true)]
    [InlineData(CoordinateSystem.Spherical, false)]
    public void InsideOfATubeOrSphereIsConfinedIfItIsSmall(CoordinateSystem system, bool isTube)
    {
        Pore pore = Assert.Single(Pores(Saline.Cell(system, 3 * nm, Saline.KCl(100))));
        Assert.Equal(3 * nm, pore.Radius, 1e-20);
        Assert.Equal(isTube, pore.IsTube);
        Assert.Empty(Pores(Saline.Cell(system, 1 * um, Saline.KCl(100))));
    }

    [Fact]
    public void MembraneBetweenBathsConfinesNothing() => Assert.Empty(Pores(Problems.Membrane()));

    private static IReadOnlyList<Pore> Pores(PnpProblem problem)
    {
        Solution solution = problem.Grid.IsLine ? SteadySolver.Solve(problem) : Given.Solution(problem, (_, _) => 0, (_, _, _) => 100);
        return new CheckReading(new(solution), [], null).Pores;
    }

    private static Grid Axisymmetric(params RegionPatch[] patches) => Grid.Axisymmetric(
        Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", 6 * nm, 12)), Segment.Axis(CoordinateSystem.Planar, -5 * nm, Segment.Uniform("", 10 * nm, 20)),
        [new RegionPatch("water", 0, 6 * nm, -5 * nm, 5 * nm), .. patches]);

    private static PnpProblem On(Grid grid) => Given.Pore with { Grid = grid };
}
