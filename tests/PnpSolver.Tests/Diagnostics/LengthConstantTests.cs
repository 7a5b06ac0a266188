using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using PnpSolver.Validation.Exact;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

/// <summary>How a steady signal decays along a cylinder, and how hard that is to solve.</summary>
public sealed class LengthConstantTests
{
    private const double Radius = 5 * um;
    private const double Conductance = 5;
    private const string Name = "membrane.wall.length-constant";

    private static readonly Species K = new("K", 1, 2e-9);
    private static readonly Species Cl = new("Cl", -1, 2e-9);
    private static readonly Material Saline = Material.Electrolyte(80, (K, 100), (Cl, 100));
    private static readonly double Conductivity = PhysicalConstants.Faraday / PhysicalConstants.ThermalVoltage(298.15) * 4e-7;

    [Theory]
    [InlineData(1 * mm)]
    [InlineData(5 * mm)]
    public void SignalDecaysAsInACoreConductorWhereverTheCylinderEnds(double length)
    {
        const int cells = 128;
        Solution solution = SteadySolver.Solve(Axon(length, cells, 1 * mV));
        double exact = new CoreConductor(Radius, Conductivity, Conductance).DecayLength;
        double step = length / cells;
        double found = QuantityCatalogue.Evaluate(solution).Single(q => q.Name == Name).Value;

        // cosh(h/λ) of the box method decays a little less steeply, (h/λ)²/24
        Assert.InRange((found / exact) - 1 - (step * step / (24 * exact * exact)), -2e-7, 2e-7);
    }

    [Fact]
    public void AspectRatiosOfMillionsTakeFewSteps()
    {
        Solution solution = SteadySolver.Solve(Axon(5 * mm, 64, 1 * mV));
        Assert.InRange(solution.Report.NewtonIterations, 1, 8);
    }

    [Fact]
    public void UniformMembraneHasNoLengthConstant()
    {
        // the reservoir is at the potential of the outside, and nothing flows
        Solution solution = SteadySolver.Solve(Axon(1 * mm, 32, 0));
        Assert.DoesNotContain(QuantityCatalogue.Evaluate(solution), q => q.Name == Name);
    }

    private static PnpProblem Axon(double length, int cells, double held)
    {
        const double outer = Radius + (5 * nm);
        const double end = outer + (20 * nm);
        var grid = Grid.Axisymmetric(
            Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Graded("", Radius, 500 * nm, 0.2 * nm), Segment.Uniform("", 5 * nm, 4), Segment.Graded("", 20 * nm, 0.2 * nm, 4 * nm)),
            Segment.Axis(CoordinateSystem.Planar, 0, Segment.Uniform("", length, cells)),
            new("core", 0, Radius, 0, length), new("wall", Radius, outer, 0, length), new("shell", outer, end, 0, length));
        return new PnpProblem(grid, K, Cl).WithMaterial("core", Saline).WithMaterial("wall", Material.Dielectric(2)).WithMaterial("shell", Saline)
            .WithBoundary("bottom", new Bath(held, Saline) { Covers = ["core"] }).WithBoundary("outer", new Bath(0, Saline))
            .WithMembrane(new Membrane("wall", "core", "shell") { Mechanisms = [new OhmicLeak(K, Conductance / 2), new OhmicLeak(Cl, Conductance / 2)] });
    }
}
