using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

public class ConstraintTests
{
    [Fact]
    public void FloatingBathSettlesAtTheNernstPotentialOfTheOnlyPermeantIon()
    {
        PnpProblem problem = Problems.Membrane()
            .WithMaterial("membrane", new() { Permittivity = 2, Ions = [Problems.K] })
            .WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations));
        Solution solution = SteadySolver.Solve(problem);
        double nernst = problem.ThermalVoltage * Math.Log(4.0 / 140);
        Assert.Equal(nernst, solution.Potential[0], 1e-14);
        Assert.Equal(-95.0225756659e-3, nernst, 1e-13);
    }

    [Fact]
    public void ClampedCurrentFlowsAndItsPotentialReproducesIt()
    {
        PnpProblem problem = Problems.Film(0);
        var left = (Bath)problem.Boundary("left");
        Solution clamped = SteadySolver.Solve(problem.WithBoundary("left", Bath.CurrentClamp(2000, left.Concentrations)));
        Solution held = SteadySolver.Solve(problem.WithBoundary("left", left with { Potential = clamped.Potential[0] }));
        Assert.Equal(2000, Current(clamped), 1e-8);
        Assert.Equal(2000, Current(held), 1e-8);
    }

    [Fact]
    public void ClosedBoxKeepsItsIonsAndGetsAGauge()
    {
        Material salt = Material.Electrolyte(80, (Problems.Na, 100), (Problems.Cl, 100));
        Solution solution = SteadySolver.Solve(new PnpProblem(
            Grid.Planar(new Segment("box", 20 * nm) { First = 0.05 * nm, Last = 0.05 * nm, Max = 0.5 * nm }), Problems.Na, Problems.Cl)
            .WithMaterial("box", salt)
            .WithBoundary("left", Wall.Charged(0.05)).WithBoundary("right", Wall.Charged(-0.05)));
        Assert.All(Conservation.Of(solution), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
        Assert.Contains(solution.Report.Notes, note => note.Contains("mean", StringComparison.Ordinal));
        var values = QuantityCatalogue.Evaluate(solution).ToDictionary(q => q.Name, q => q.Value);
        Assert.Equal(100, values["region.box.Na.mean"], 1e-9);
        Assert.Equal(-values["region.box.potential.min"], values["region.box.potential.max"], 1e-3);
    }

    [Theory]
    [InlineData(CoordinateSystem.Spherical)]
    [InlineData(CoordinateSystem.Cylindrical)]
    [InlineData(CoordinateSystem.Planar)]
    public void ClosedCellWithoutAPathForChargeStaysUncharged(CoordinateSystem coordinates)
    {
        PnpProblem problem = Problems.Membrane();
        var cell = problem with
        {
            Grid = Grid.FromSegments(coordinates, 0, Segment.Graded("inside", 50 * nm, 1 * nm, 0.05 * nm),
                Segment.Uniform("membrane", 5 * nm, 16), Segment.Graded("outside", 50 * nm, 0.05 * nm, 1 * nm)),
            Boundaries = problem.Boundaries.Clear().Add(coordinates == CoordinateSystem.Planar ? "right" : "outer", new Bath(0, Problems.Outside)),
        };
        Solution solution = SteadySolver.Solve(cell);
        Assert.All(solution.Potential.ToArray(), phi => Assert.Equal(0, phi, 1e-9));
        Assert.All(Conservation.Of(solution), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
    }

    private static double Current(Solution solution) =>
        QuantityCatalogue.Evaluate(solution).Single(q => q.Name == "boundary.left.current").Value;
}
