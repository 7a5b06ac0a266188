using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

public class NeighbourhoodTests
{
    /// <summary>To the pore's wall, straight across to a corner of the membrane, or to its faces; baths and the side, where the domain is cut off, do
    /// not count.</summary>
    [Fact]
    public void DistancesInThePoreAreThoseToTheNearestWall()
    {
        Grid grid = Given.Pore.Grid;
        RegionBlock water = grid.Blocks().Single(block => block.Region == "water");
        double[] distances = new Neighbourhood(Given.Pore).Distances(water);
        Assert.Equal(water.Nodes.Count, distances.Length);
        foreach ((int node, double distance) in water.Nodes.Numbers().Zip(distances))
        {
            double r = grid.Positions[node % grid.Columns];
            double above = Math.Abs(grid.Height!.Positions[node / grid.Columns]) - (4 * nm);
            double toMembrane = double.Hypot(Math.Max(0, (2 * nm) - r), Math.Max(0, above));
            Assert.Equal(toMembrane, distance, 1e-22);
        }
    }

    [Fact]
    public void ChargedWallsCountAndOpenEndsDoNot()
    {
        PnpProblem problem = Given.Pore;
        RegionBlock water = problem.Grid.Blocks().Single(block => block.Region == "water");
        Assert.Equal(double.Hypot(2 * nm, 8 * nm), AtTheBottom(problem), 1e-22);
        Assert.Equal(double.Hypot(2 * nm, 8 * nm), AtTheBottom(problem.WithBoundary("bottom", Wall.Insulating)), 1e-22);
        Assert.Equal(0, AtTheBottom(problem.WithBoundary("bottom", Wall.Charged(0.01))));
        Assert.Equal(0, AtTheBottom(problem.WithBoundary("bottom", (Bath)problem.Boundary("bottom") with { Impermeable = [problem.Species[0]] })));
        double AtTheBottom(PnpProblem other) => new Neighbourhood(other).Distances(water)[0];
    }

    /// <summary>Regions as wide as the grid: their runs of nodes go on from row to row.</summary>
    [Fact]
    public void LayersMeasureEveryRow()
    {
        var radii = new GridAxis(CoordinateSystem.Cylindrical, 0, 1 * nm, 2 * nm);
        Grid grid = Grid.Axisymmetric(
            radii, new GridAxis(CoordinateSystem.Planar, 0, 1 * nm, 2 * nm, 3 * nm), new RegionPatch("low", 0, 2 * nm, 0, 2 * nm), new RegionPatch("high", 0, 2 * nm, 2 * nm, 3 * nm));
        PnpProblem problem = new PnpProblem(grid, new Species("K", 1, 1e-9)).WithMaterial("low", Material.Electrolyte(80)).WithMaterial("high", Material.Dielectric(2));
        double[] distances = new Neighbourhood(problem).Distances(grid.Blocks()[0]);
        Assert.Equal([2, 2, 2, 1, 1, 1, 0, 0, 0], distances.Select(d => Math.Round(d / nm, 12)));
    }

    /// <summary>Charge within 20 Debye lengths of a wall is its layer; beyond, it is imbalance.</summary>
    [Theory]
    [InlineData(19, false)]
    [InlineData(21, true)]
    public void ChargeIsImbalanceOnlyFarFromTheWall(double debyeLengths, bool isFar)
    {
        Material salt = Material.Electrolyte(80, (Problems.K, 100), (Problems.Cl, 100));
        double debye = new PnpProblem(Given.Pore.Grid, Problems.K, Problems.Cl).DebyeLength(80, 100, 100);
        var axis = new GridAxis(CoordinateSystem.Cylindrical, [.. Enumerable.Range(0, 31).Select(i => i * debye)]);
        Grid grid = Grid.Axisymmetric(axis, new GridAxis(CoordinateSystem.Planar, 0, 1 * nm), new RegionPatch("water", 0, 30 * debye, 0, 1 * nm));
        PnpProblem problem = new PnpProblem(grid, Problems.K, Problems.Cl).WithMaterial("water", salt).WithBoundary("bottom", new Bath(0, salt)).WithBoundary("top", new Bath(0, salt)).WithBoundary("outer", Wall.Charged(0.01));
        double radius = (30 - debyeLengths) * debye;
        Solution solution = Given.Solution(problem, (_, _) => 0, (k, r, _) => k == 0 && Math.Abs(r - radius) < 0.1 * debye ? 102 : 100);
        double imbalance = RegionQuantities.Of(new SolutionReading(solution)).Single(q => q.Name == "region.water.electroneutrality").Value;
        Assert.Equal(isFar ? 2.0 / 202 : 0, imbalance, 1e-15);
    }
}
