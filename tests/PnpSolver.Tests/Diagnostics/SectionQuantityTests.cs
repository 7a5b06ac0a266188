using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

public class SectionQuantityTests
{
    private static readonly GridAxis Radii = new(CoordinateSystem.Cylindrical, 0, 1 * nm, 1.5 * nm, 4 * nm);
    private static readonly GridAxis Heights = new(CoordinateSystem.Planar, -3 * nm, -2 * nm, 0, 1 * nm, 4 * nm);

    /// <summary>Equal concentrations in a uniform field: I = π R² F² Σ z² D c E/(RT), which the scheme has exactly.</summary>
    [Theory]
    [InlineData(-2.5 * nm)]
    [InlineData(0)]
    [InlineData(-3 * nm)]
    [InlineData(4 * nm)]
    public void UniformFieldDrivesOhmsCurrentThroughEveryLevel(double height)
    {
        const double field = 1e7;
        PnpProblem problem = Cylinder() with { Sections = [new("s", true, height)] };
        Dictionary<string, double> values = Values(Given.Solution(problem, (_, z) => -field * z, (_, _, _) => 100));
        double ofUnitDiffusivity = Math.PI * 16e-18 * PhysicalConstants.Faraday * 100 * field / problem.ThermalVoltage;
        Assert.Equal(1, values["section.s.current.K"] / (ofUnitDiffusivity * Problems.K.Diffusivity), 1e-13);
        Assert.Equal(1, values["section.s.current.Cl"] / (ofUnitDiffusivity * Problems.Cl.Diffusivity), 1e-13);
        Assert.Equal(values["section.s.current.K"] + values["section.s.current.Cl"], values["section.s.current"]);
        Assert.InRange(values["section.s.spread"], 0, 1e-13);
    }

    /// <summary>Radial flow in an annulus: I = 2πHσ V/ln(b/a); midpoint face areas are second order.</summary>
    [Fact]
    public void RadialFlowIsThatOfACylinderToSecondOrder()
    {
        double Error(int cells)
        {
            var radii = Segment.Axis(CoordinateSystem.Cylindrical, 1 * nm, Segment.Uniform("", 3 * nm, cells));
            PnpProblem problem = Cylinder() with
            {
                Grid = Grid.Axisymmetric(radii, Heights, new RegionPatch("water", 1 * nm, 4 * nm, -3 * nm, 4 * nm)),
                Sections = [new("shell", false, 2.03 * nm), new("line", false, 2.5 * nm)],
                Boundaries = [],
            };
            Dictionary<string, double> values = Values(Given.Solution(problem, (r, _) => -0.01 * Math.Log(r / nm) / Math.Log(4), (_, _, _) => 100));
            double conductivity = PhysicalConstants.Faraday * 100 * (Problems.K.Diffusivity + Problems.Cl.Diffusivity) / problem.ThermalVoltage;
            double exact = 2 * Math.PI * 7 * nm * conductivity * 0.01 / Math.Log(4);
            Assert.Equal(exact, values["section.line.current"], 1e-2 * exact);
            return Math.Abs((values["section.shell.current"] / exact) - 1);
        }

        Assert.InRange(Math.Log2(Error(40) / Error(80)), 1.8, 2.2);
    }

    /// <summary>A section through the slab sees what its mechanisms carry, one in the still electrolyte nothing.</summary>
    [Theory]
    [InlineData("below", "above", +1)]
    [InlineData("above", "below", -1)]
    public void MechanismsCarryTheirFluxThroughASlab(string inside, string outside, int sign)
    {
        const double flux = 1e-6;
        PnpProblem problem = Slab(new Membrane("slab", inside, outside).With(new ConstantFlux(Problems.Cl, flux))) with
        {
            Sections = [new("slab", true, 0.5 * nm), new("water", true, -2.5 * nm), new("around", false, 2 * nm)],
        };
        Dictionary<string, double> values = Values(Given.Solution(problem, (_, _) => 0, (_, _, _) => 100));
        Assert.Equal(1, values["section.slab.current"] / (-sign * PhysicalConstants.Faraday * flux * Math.PI * 16e-18), 1e-13);
        Assert.Equal(values["section.slab.current"], values["section.slab.current.Cl"]);
        Assert.Equal(0, values["section.water.current"]);
        Assert.Equal(0, values["section.around.current"]);
        Assert.DoesNotContain("section.around.spread", values.Keys);
    }

    /// <summary>A wall of a tube is crossed outward, along r.</summary>
    [Fact]
    public void MechanismsCarryTheirFluxThroughATube()
    {
        const double flux = 1e-6;
        PnpProblem problem = (Cylinder() with
        {
            Grid = Grid.Axisymmetric(
                Radii, Heights, new RegionPatch("below", 0, 1 * nm, -3 * nm, 4 * nm), new RegionPatch("slab", 1 * nm, 1.5 * nm, -3 * nm, 4 * nm), new RegionPatch("above", 1.5 * nm, 4 * nm, -3 * nm, 4 * nm)),
            Boundaries = [],
            Sections = [new("wall", false, 1.2 * nm), new("level", true, 0.5 * nm)],
        }).WithMembrane(new Membrane("slab", "below", "above").With(new ConstantFlux(Problems.K, flux)));
        Dictionary<string, double> values = Values(Given.Solution(problem, (_, _) => 0, (_, _, _) => 100));
        Assert.Equal(1, values["section.wall.current"] / (PhysicalConstants.Faraday * flux * 2 * Math.PI * nm * 7 * nm), 1e-13);
        Assert.Equal(0, values["section.level.current"]);
    }

    /// <summary>Newton ends at updates of 1e-11 in ψ and relative concentration; what flows one way is tens of times the current.</summary>
    [Fact]
    public void CurrentIsEqualOverAllSectionsOfAPore()
    {
        PnpProblem problem = Given.Pore.WithSurface(new("water", "membrane", -0.02)) with
        {
            Sections = [new("mid", true, 0), new("mouth", true, 4 * nm), new("bath", true, -10.3 * nm)],
        };
        Dictionary<string, double> values = Values(SteadySolver.Solve(problem));
        double current = values["boundary.bottom.current"];
        Assert.True(current > 1e-12);
        Assert.Equal(1, values["section.mid.current"] / current, 1e-9);
        Assert.Equal(1, values["section.mouth.current"] / current, 1e-9);
        Assert.Equal(1, values["section.bath.current.K"] / values["boundary.bottom.current.K"], 1e-9);
        Assert.Equal(-1, values["boundary.top.current"] / current, 1e-9);
        Assert.InRange(values["section.mid.spread"], 0, 1e-9);
        Assert.Equal(values["section.mid.spread"], values["section.bath.spread"]);
    }

    [Fact]
    public void SpreadEndsAtTheLinesThatABathSupplies()
    {
        PnpProblem open = Cylinder() with { Sections = [new("s", true, 0.5 * nm)] };
        Assert.Contains("section.s.spread", Values(Flow(open)).Keys);
        PnpProblem supplied = open.WithBoundary("outer", open.Boundary("bottom"));
        Assert.DoesNotContain("section.s.spread", Values(Flow(supplied)).Keys);
        Solution Flow(PnpProblem problem) => Given.Solution(problem, (_, z) => -1e7 * z, (_, _, _) => 100);
    }

    [Fact]
    public void RoundOffAtRestHasNoSpread()
    {
        Solution rest = Given.Solution(Cylinder() with { Sections = [new("s", true, 0.5 * nm)] }, (_, z) => 0.01 * z / nm, (k, _, z) => 100 * Math.Exp((k == 0 ? -1 : 1) * 0.01 * z / nm / PhysicalConstants.ThermalVoltage(298.15)));
        Dictionary<string, double> values = Values(rest);
        Assert.Contains("section.s.current", values.Keys);
        Assert.DoesNotContain("section.s.spread", values.Keys);
    }

    private static PnpProblem Cylinder()
    {
        Material salt = Material.Electrolyte(80, (Problems.K, 100), (Problems.Cl, 100));
        return new PnpProblem(Grid.Axisymmetric(Radii, Heights, new RegionPatch("water", 0, 4 * nm, -3 * nm, 4 * nm)), Problems.K, Problems.Cl)
            .WithMaterial("water", salt).WithMaterial("below", salt).WithMaterial("above", salt).WithMaterial("slab", Material.Dielectric(2))
            .WithBoundary("bottom", new Bath(0, salt)).WithBoundary("top", new Bath(0, salt));
    }

    private static PnpProblem Slab(Membrane membrane) => (Cylinder() with
    {
        Grid = Grid.Axisymmetric(
            Radii, Heights, new RegionPatch("below", 0, 4 * nm, -3 * nm, 0), new RegionPatch("slab", 0, 4 * nm, 0, 1 * nm), new RegionPatch("above", 0, 4 * nm, 1 * nm, 4 * nm)),
    }).WithMembrane(membrane);

    private static Dictionary<string, double> Values(Solution solution)
    {
        var reading = new SolutionReading(solution);
        return BoundaryQuantities.Of(reading).Concat(SectionQuantities.Of(reading)).ToDictionary(q => q.Name, q => q.Value);
    }
}
