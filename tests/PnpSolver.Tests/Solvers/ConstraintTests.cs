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

        // the gauge is the volume mean, and the box is antisymmetric: what is left is the round-off of ψ ≈ 3
        Assert.Equal(-values["region.box.potential.min"], values["region.box.potential.max"], 1e-12);
    }

    [Theory]
    [InlineData(CoordinateSystem.Spherical)]
    [InlineData(CoordinateSystem.Cylindrical)]
    [InlineData(CoordinateSystem.Planar)]
    public void ChargedFaceOfAClosedCellShowsAcrossTheMembraneOnly(CoordinateSystem coordinates)
    {
        PnpProblem problem = Problems.Membrane();
        var cell = problem with
        {
            Grid = Grid.FromSegments(coordinates, 0, Segment.Graded("inside", 50 * nm, 1 * nm, 0.05 * nm),
                Segment.Uniform("membrane", 5 * nm, 16), Segment.Graded("outside", 50 * nm, 0.05 * nm, 1 * nm)),
            Boundaries = problem.Boundaries.Clear().Add(coordinates == CoordinateSystem.Planar ? "right" : "outer", new Bath(0, Problems.Outside)),
        };
        const double Density = -0.01;
        Solution solution = SteadySolver.Solve(cell.WithSurface(new("inside", "membrane", Density)));
        var values = QuantityCatalogue.Evaluate(solution).ToDictionary(q => q.Name, q => q.Value);

        // the closed inside is neutral, so the field in the slab at the inside face is that of the face's own charge
        double expected = Density / (2 * PhysicalConstants.VacuumPermittivity);
        Assert.Equal(0, values["membrane.membrane.charge.inside"], 1e-11 * Math.Abs(Density));
        Assert.Equal(expected, values["membrane.membrane.field.peak"] * Math.Sign(values["membrane.membrane.field"]), 1e-9 * Math.Abs(expected));
        Assert.All(Conservation.Of(solution), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(5)]
    public void ClosedSaltFollowsItsElectrode(double voltage)
    {
        Material salt = Material.Electrolyte(80, (Problems.Na, 100), (Problems.Cl, 100));
        Solution solution = SteadySolver.Solve(new PnpProblem(Grid.Planar(Segment.Uniform("box", 20 * nm, 100)), Problems.Na, Problems.Cl)
            .WithMaterial("box", salt).WithBoundary("left", Wall.Electrode(voltage)));
        Assert.All(solution.Potential.ToArray(), phi => Assert.Equal(voltage, phi, 1e-12 * voltage));
        Assert.InRange(solution.Report.NewtonIterations, 1, 3);
    }

    [Fact]
    public void ClosedGelNeedsNoContinuationOfItsCharge()
    {
        Material gel = Material.Electrolyte(80, (Problems.Na, 600), (Problems.Cl, 100)) with { FixedChargeDensity = -500 * PhysicalConstants.Faraday };
        PnpProblem problem = new PnpProblem(Grid.Planar(Segment.Uniform("gel", 20 * nm, 100)), Problems.Na, Problems.Cl)
            .WithMaterial("gel", gel).WithBoundary("left", Wall.Electrode(0.5, new SternLayer(0.3 * nm, 10)));
        Solution direct = SteadySolver.Solve(problem);
        Solution followed = SteadySolver.Solve(problem, new() { MaximumSteps = 3 });
        Assert.All(direct.Potential.ToArray().Zip(followed.Potential.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }

    private static double Current(Solution solution) =>
        QuantityCatalogue.Evaluate(solution).Single(q => q.Name == "boundary.left.current").Value;
}
