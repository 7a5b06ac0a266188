using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

/// <summary>Boundaries of r–z domains, which border several regions and meet in corners.</summary>
public class AxisymmetricBoundaryTests
{
    /// <summary>The side borders water, membrane and water: one boundary in three parts.</summary>
    [Fact]
    public void PartsOfABoundaryAreReportedAsOne()
    {
        Material salt = Given.Pore.Material("water");
        PnpProblem problem = Given.Pore.WithBoundary("outer", new Bath(0.05, salt));
        List<Quantity> found = Of(SteadySolver.Solve(problem));
        Assert.Equal(found.Count, found.DistinctBy(q => q.Name).Count());
        Dictionary<string, double> values = found.ToDictionary(q => q.Name, q => q.Value);
        foreach (string ion in (string[])["", ".K", ".Cl"])
        {
            double[] currents = [.. problem.Grid.Boundaries.Select(b => values[$"boundary.{b.Name}.current{ion}"])];
            Assert.InRange(currents.Max(Math.Abs), 1e-12, 1e-8);
            Assert.Equal(0, currents.Sum(), 1e-9 * currents.Max(Math.Abs));
        }

        Assert.Equal(0.05, values["boundary.outer.potential"]);
    }

    [Fact]
    public void PotentialOfAWallIsTheMeanOverItsArea()
    {
        Solution solution = Given.Solution(Given.Pore, (_, z) => 0.1 * (z + (12 * nm)) / (24 * nm), (_, _, _) => 100);
        Assert.Equal(0.05, Values(solution)["boundary.outer.potential"], 1e-15);
    }

    /// <summary>Between electrodes σ = ε₀ε V/d on each, whatever boundary the corner nodes belong to.</summary>
    [Fact]
    public void ElectrodesOnACylinderOfGlassAreAPlateCapacitor()
    {
        Grid grid = Grid.Axisymmetric(
            new GridAxis(CoordinateSystem.Cylindrical, 0, 1 * nm, 1.5 * nm, 4 * nm), new GridAxis(CoordinateSystem.Planar, 0, 2 * nm, 3 * nm, 7 * nm),
            new RegionPatch("glass", 0, 4 * nm, 0, 7 * nm));
        PnpProblem problem = new PnpProblem(grid).WithMaterial("glass", Material.Dielectric(4))
            .WithBoundary("bottom", Wall.Electrode(0.7)).WithBoundary("top", Wall.Electrode(0));
        Dictionary<string, double> values = Values(Given.Solution(problem, (_, z) => 0.7 - (0.1 * z / nm), (_, _, _) => 0));
        double density = PhysicalConstants.VacuumPermittivity * 4 * 1e8;
        Assert.Equal(1, values["boundary.bottom.charge"] / density, 1e-13);
        Assert.Equal(-1, values["boundary.top.charge"] / density, 1e-13);
        Assert.Equal(1, values["boundary.bottom.field"] / 1e8, 1e-13);
        Assert.Equal(0, values["boundary.outer.charge"], 1e-13 * density);
        Assert.DoesNotContain("boundary.bottom.capacitance", values.Keys);
    }

    /// <summary>The corner with a bath is pinned by it; its imbalance is no charge of the wall.</summary>
    [Fact]
    public void ChargedWallBesideABathHasItsOwnCharge()
    {
        PnpProblem problem = Given.Pore.WithBoundary("outer", Wall.Charged(-0.01));
        Dictionary<string, double> values = Values(SteadySolver.Solve(problem));
        Assert.Equal(-0.01, values["boundary.outer.charge"], 1e-12);
        Assert.DoesNotContain("boundary.outer.field", values.Keys);
    }

    /// <summary>K crosses from bottom to top through the core; the side's bath, which it does not reach, has no Nernst potential against them.</summary>
    [Fact]
    public void FloatingBathThatTheCrossingIonDoesNotReachHasNoNernstPotential()
    {
        Material salt = Material.Electrolyte(80, (Problems.K, 100), (Problems.Cl, 100));
        Grid grid = Grid.Axisymmetric(
            new GridAxis(CoordinateSystem.Cylindrical, 0, 1 * nm, 2 * nm, 3 * nm), new GridAxis(CoordinateSystem.Planar, 0, 1 * nm, 2 * nm),
            new RegionPatch("core", 0, 1 * nm, 0, 2 * nm), new RegionPatch("glass", 1 * nm, 2 * nm, 0, 2 * nm), new RegionPatch("shell", 2 * nm, 3 * nm, 0, 2 * nm));
        PnpProblem problem = new PnpProblem(grid, Problems.K, Problems.Cl) { Activity = new Davies() }
            .WithMaterial("core", Material.Electrolyte(80) with { Ions = [Problems.K] }).WithMaterial("glass", Material.Dielectric(4)).WithMaterial("shell", salt)
            .WithBoundary("bottom", new Bath(0, salt) { Covers = ["core"] }).WithBoundary("top", new Bath(0, salt) { Covers = ["core"] })
            .WithBoundary("outer", Bath.Floating(salt.Concentrations));
        List<Quantity> found = Of(Given.Solution(problem, (_, _) => 0, (_, _, _) => 77));
        Assert.Contains(found, q => q.Name == "boundary.outer.current");
        Assert.DoesNotContain(found, q => q.Name.Contains("nernst", StringComparison.Ordinal));
    }

    private static List<Quantity> Of(Solution solution) => [.. BoundaryQuantities.Of(solution)];

    private static Dictionary<string, double> Values(Solution solution) => Of(solution).ToDictionary(q => q.Name, q => q.Value);
}
