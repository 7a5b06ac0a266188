using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

public class BoundaryQuantityTests
{
    [Fact]
    public void CurrentsThroughBothEndsCancel()
    {
        Dictionary<string, double> values = Evaluate(Problems.Film(0.1));
        Assert.Equal(values["boundary.left.current"], -values["boundary.right.current"], 1e-10 * Math.Abs(values["boundary.left.current"]));
        Assert.Equal(values["boundary.left.current"], values["boundary.left.current.Na"] + values["boundary.left.current.Cl"], 1e-9);
    }

    /// <summary>Equal baths carry I = V F² Σz²Dc/(RT L) exactly: the profile is linear and the scheme exact for it.</summary>
    [Theory]
    [InlineData(CoordinateSystem.Planar, "left")]
    [InlineData(CoordinateSystem.Cylindrical, "inner")]
    [InlineData(CoordinateSystem.Spherical, "inner")]
    public void UniformElectrolyteIsAnOhmicResistor(CoordinateSystem coordinates, string end)
    {
        PnpProblem film = Problems.Film(0);
        var salt = ((Bath)film.Boundary("left")).Concentrations;
        const double A = 10e-9;
        const double B = 20e-9;
        Grid grid = Grid.FromSegments(coordinates, A, Segment.Uniform("film", B - A, 4000));
        PnpProblem problem = film with { Grid = grid, Boundaries = film.Boundaries.Clear() };
        problem = problem.WithBoundary(grid.Boundaries[0].Name, (Bath)film.Boundary("left") with { Potential = 0.01 })
            .WithBoundary(grid.Boundaries[1].Name, (Bath)film.Boundary("left"));
        double conductivity = PhysicalConstants.Faraday * salt.Sum(p => p.Key.Diffusivity * p.Value) / problem.ThermalVoltage;
        double resistance = coordinates switch
        {
            CoordinateSystem.Planar => (B - A) / conductivity,
            CoordinateSystem.Cylindrical => Math.Log(B / A) / (2 * Math.PI * conductivity),
            _ => ((1 / A) - (1 / B)) / (4 * Math.PI * conductivity),
        };
        double current = Evaluate(problem)[$"boundary.{end}.current"];
        Assert.Equal(0.01 / resistance, current, 1e-6 * current);
    }

    [Fact]
    public void WallFieldAndCapacitanceAgreeWithGouyChapman()
    {
        PnpProblem problem = Problems.ChargedWall(-0.1, 150);
        Dictionary<string, double> values = Evaluate(problem with { Grid = problem.Grid.Refine(3) });
        Assert.Equal(-0.1, values["boundary.left.charge"], 1e-13);
        Assert.Equal(-0.1 / (80 * PhysicalConstants.VacuumPermittivity), values["boundary.left.field"], 1e-4);

        // the mesh error of ψ at the wall is 1e-5 of it after three halvings
        Assert.Equal(2.1413255474028, values["boundary.left.capacitance"], 5e-5);
    }

    [Fact]
    public void ElectrodeBehindASternLayerObeysTheSeriesLaw()
    {
        var stern = new SternLayer(0.3 * nm, 10);
        PnpProblem problem = Problems.ChargedWall(0, 150).WithBoundary("left", Wall.Electrode(0.2, stern));
        Dictionary<string, double> values = Evaluate(problem);
        double expected = stern.Capacitance * (0.2 - values["boundary.left.potential"]);
        Assert.Equal(expected, values["boundary.left.charge"], 1e-12);
        Assert.InRange(values["boundary.left.potential"], 0.01, 0.19);
        Assert.Equal(0.2, values["boundary.left.potential.electrode"], 1e-12);
    }

    [Fact]
    public void ProbesInterpolateSmoothly()
    {
        PnpProblem coarse = Problems.ChargedWall(-0.01, 150);
        PnpProblem problem = coarse with { Grid = coarse.Grid.Refine(2), Probes = [new("off", 1.234567 * nm), new("wall", 0)] };
        Solution solution = SteadySolver.Solve(problem);
        Dictionary<string, double> values = QuantityCatalogue.Evaluate(solution).ToDictionary(q => q.Name, q => q.Value);
        Assert.Equal(solution.Potential[0], values["probe.wall.potential"]);
        double debye = values["region.bulk.debye-length"];
        double wall = solution.State[0];
        double exact = 4 * Math.Atanh(Math.Tanh(wall / 4) * Math.Exp(-1.234567 * nm / debye)) * problem.ThermalVoltage;

        // the mesh error is 2.5e-4 before the two halvings, a sixteenth of that after them
        Assert.Equal(exact, values["probe.off.potential"], 1e-4 * Math.Abs(exact));
    }

    [Fact]
    public void ProbeOnAFaceReadsTheElectrolyteAndOneInTheSlabNoConcentration()
    {
        Dictionary<string, double> values = Evaluate(Problems.Membrane() with { Probes = [new("inner", 50 * nm), new("face", 55 * nm), new("lipid", 52 * nm)] });
        Assert.Equal(values["region.outside.K.max"], values["probe.face.K"], 1e-12);
        Assert.InRange(values["probe.inner.K"], 130, 140);
        Assert.Contains("probe.lipid.potential", values.Keys);
        Assert.DoesNotContain("probe.lipid.K", values.Keys);
    }

    [Fact]
    public void ForeignSpeciesIsRefused()
    {
        Solution solution = SteadySolver.Solve(Problems.Membrane());
        Assert.Throws<ArgumentException>(() => solution.Activity(Problems.K with { Diffusivity = 1 }).Length);
    }

    private static Dictionary<string, double> Evaluate(PnpProblem problem) =>
        QuantityCatalogue.Evaluate(SteadySolver.Solve(problem)).ToDictionary(q => q.Name, q => q.Value);
}
