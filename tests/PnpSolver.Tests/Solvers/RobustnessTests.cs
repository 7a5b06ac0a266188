using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>What must be solved without the user turning a knob.</summary>
public class RobustnessTests
{
    [Theory]
    [CombinatorialData]
    public void ChargedWallsConvergeAndStayPositive(double density, double concentration, int valence) =>
        SolveSoundly(Problems.ChargedWall(density, concentration, valence));

    [Theory]
    [InlineData(1.0, 0.01)]
    [InlineData(-1.0, 0.01)]
    [InlineData(1.0, 2000)]
    [InlineData(-1.0, 150)]
    public void OneVoltAcrossASlabConverges(double voltage, double concentration)
    {
        Material salt = Material.Electrolyte(80, (Problems.Na, concentration), (Problems.Cl, concentration));
        SolveSoundly(new PnpProblem(
            Grid.Planar(Segment.Graded("a", 1 * um, 20 * nm, 0.02 * nm), Segment.Uniform("slab", 5 * nm, 20), Segment.Graded("b", 1 * um, 0.02 * nm, 20 * nm)),
            Problems.Na, Problems.Cl)
            .WithMaterial("a", salt).WithMaterial("b", salt).WithMaterial("slab", Material.Dielectric(2))
            .WithBoundary("left", new Bath(voltage, salt)).WithBoundary("right", new Bath(0, salt)));
    }

    [Theory]
    [InlineData(40, 96)]
    [InlineData(-40, 96)]
    [InlineData(40, 960)]
    [InlineData(40, 1e6)]
    public void OverlimitingLayersConvergeUpToFortyThermalVoltages(double volts, double lengthInDebyeLengths)
    {
        Species cation = new("C", 1, 1e-9);
        Species anion = new("X", -1, 1e-9);
        Material salt = Material.Electrolyte(80, (cation, 1), (anion, 1));
        double length = 9.71 * nm * lengthInDebyeLengths;
        SolveSoundly(new PnpProblem(Grid.Planar(Segment.Graded("layer", length, length / 200, Math.Min(length / 2000, 0.5 * nm))), cation, anion)
            .WithMaterial("layer", salt)
            .WithBoundary("left", new Bath(0, salt))
            .WithBoundary("right", new Bath(-volts * PhysicalConstants.ThermalVoltage(298.15), salt) { Impermeable = [anion] }));
    }

    [Fact]
    public void ExchangeMembraneBetweenElectrolytesConvergesAtFortyThermalVoltages()
    {
        Material salt = Material.Electrolyte(80, (Problems.Na, 1), (Problems.Cl, 1));
        SolveSoundly(new PnpProblem(
            Grid.Planar(
                Segment.Graded("a", 10 * um, 200 * nm, 0.05 * nm),
                new Segment("film", 1 * um) { First = 0.05 * nm, Last = 0.05 * nm, Max = 20 * nm },
                Segment.Graded("b", 10 * um, 0.05 * nm, 200 * nm)),
            Problems.Na, Problems.Cl)
            .WithMaterial("a", salt).WithMaterial("b", salt)
            .WithMaterial("film", new() { Permittivity = 80, FixedChargeDensity = -1000 * PhysicalConstants.Faraday })
            .WithBoundary("left", new Bath(40 * PhysicalConstants.ThermalVoltage(298.15), salt)).WithBoundary("right", new Bath(0, salt)));
    }

    /// <summary>Salts of unlike valence, three to four decades apart, on either side.</summary>
    [Theory]
    [InlineData(null, 100, 1, 1e-6)]
    [InlineData(0.0, 1000, 1, 1e-6)]
    [InlineData(-0.07, 100, 0.1, 1e-4)]
    [InlineData(0.05, 150, 0.01, 1e-2)]
    public void JunctionsWithTrivalentIonsConverge(double? voltage, double acid, double lanthanum, double length)
    {
        Species proton = new("H", 1, 9.31e-9);
        Species trivalent = new("La", 3, 0.62e-9);
        Bath left = new(0, (proton, acid), (Problems.Cl, acid));
        SolveSoundly(new PnpProblem(Grid.Planar(Segment.Uniform("junction", length, 400)), proton, trivalent, Problems.Cl)
            .WithMaterial("junction", new() { Permittivity = 80 })
            .WithBoundary("left", voltage is null ? Bath.Floating(left.Concentrations) : left with { Potential = voltage })
            .WithBoundary("right", new Bath(0, (trivalent, lanthanum), (Problems.Cl, 3 * lanthanum))));
    }

    [Fact]
    public void MixturesOfEightIonsFromMonoToTrivalentConverge()
    {
        Species[] ions = [.. Enumerable.Range(0, 8).Select(j => new Species($"S{j}", (j % 2 == 0 ? 1 : -1) * (1 + (j / 2 % 3)), 1e-9))];
        Material left = Material.Electrolyte(80, [.. ions.Select(s => (s, 120 / Math.Abs(s.Valence)))]);
        Material right = Material.Electrolyte(80, [.. ions.Select((s, j) => (s, (10.0 + (5 * (j / 2))) / Math.Abs(s.Valence)))]);
        SolveSoundly(new PnpProblem(Grid.Planar(Segment.Uniform("film", 1 * um, 400)), [.. ions])
            .WithMaterial("film", new() { Permittivity = 80 })
            .WithBoundary("left", new Bath(0.5, left)).WithBoundary("right", new Bath(0, right)));
    }

    [Fact]
    public void FiveNanometresAndTenMillimetresFitInOneMesh() => SolveSoundly(Problems.Membrane(-0.07) with
    {
        Grid = Grid.Planar(
            Segment.Graded("inside", 10 * mm, 100 * um, 0.02 * nm),
            Segment.Uniform("membrane", 5 * nm, 20),
            Segment.Graded("outside", 10 * mm, 0.02 * nm, 100 * um)),
    });

    [Fact]
    public void NoIonsAtAllIsElectrostatics()
    {
        Solution solution = SteadySolver.Solve(new PnpProblem(Grid.Planar(Segment.Uniform("slab", 10 * nm, 10)))
            .WithMaterial("slab", Material.Dielectric(4))
            .WithBoundary("left", Wall.Electrode(1)).WithBoundary("right", Wall.Charged(0.01)));
        double expected = 1 + (0.01 * 10e-9 / (4 * PhysicalConstants.VacuumPermittivity));
        Assert.Equal(expected, solution.Potential[^1], 1e-12 * expected);
    }

    private static void SolveSoundly(PnpProblem problem)
    {
        Solution solution = SteadySolver.Solve(problem);
        foreach (double value in solution.State[problem.Grid.NodeCount..])
        {
            Assert.True(value >= 0 && double.IsFinite(value));
        }

        Assert.All(Conservation.Of(solution), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
    }

    private sealed class CombinatorialDataAttribute : Xunit.Sdk.DataAttribute
    {
        private static readonly double[] Densities = [-0.5, -0.01, 0.5];
        private static readonly double[] Concentrations = [0.01, 150, 2000];

        public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
            from density in Densities
            from concentration in Concentrations
            from valence in Enumerable.Range(1, 3)
            select new object[] { density, concentration, valence };
    }
}
