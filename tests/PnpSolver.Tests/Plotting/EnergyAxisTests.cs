using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Plotting;

/// <summary>Energies along the axis of a pore with a filter in it.</summary>
public sealed class EnergyAxisTests
{
    private const double Voltage = 0.05;
    private static readonly Species K = new("K", 1, 2e-9);
    private static readonly Species Cl = new("Cl", -1, 2e-9);

    [Fact]
    public void StepsAreTheRegionsAlongTheAxis()
    {
        EnergyProfile profile = Assert.Single(EnergyProfile.Of(Pore()));
        (string, double, double)[] expected = [("below", -3, -1), ("filter", -1, 1), ("above", 1, 3)];
        Assert.Equal(expected, profile.Steps.Select(step => (step.Region, Math.Round(step.From * 1e9, 9), Math.Round(step.To * 1e9, 9))));
        Assert.Equal([0, 2.5, 0], profile.Steps.Select(step => step.Total));
        Assert.Empty(profile.Electric);
    }

    [Fact]
    public void EnergyInTheFieldIsThePotentialOnTheAxis()
    {
        Solution solution = SteadySolver.Solve(Pore());
        EnergyProfile profile = Assert.Single(EnergyProfile.OnAxis(solution));
        Assert.Equal(solution.Problem.Grid.Height!.Positions.ToArray(), profile.Electric.Select(node => node.Position));
        Assert.Equal(Voltage / solution.Problem.ThermalVoltage, profile.Electric[0].Energy, 1e-12);
        Assert.Equal(0, profile.Electric[^1].Energy, 1e-12);
        int middle = solution.Problem.Grid.Rows / 2;
        Assert.Equal(solution.Potential[middle * solution.Problem.Grid.Columns] / solution.Problem.ThermalVoltage, profile.Electric[middle].Energy, 1e-12);
    }

    [Theory]
    [InlineData(85)]
    [InlineData(174)]
    public void FigureNamesTheRegionsAndTheSum(double width)
    {
        SvgTexts texts = SvgTexts.Of(EnergyFigure.OnAxis(SteadySolver.Solve(Pore()), width));
        Assert.Empty(texts.Faults());
        Assert.Superset(new HashSet<string> { "Energy (kT)", "Position z (nm)", "filter", "2.50", "K⁺" }, texts.All.ToHashSet());
    }

    private static PnpProblem Pore()
    {
        var r = Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", 1e-9, 4), Segment.Uniform("", 2e-9, 4));
        var z = Segment.Axis(CoordinateSystem.Planar, -3e-9, Segment.Uniform("", 2e-9, 4), Segment.Uniform("", 2e-9, 4), Segment.Uniform("", 2e-9, 4));
        Grid grid = Grid.Axisymmetric(
            r, z, new RegionPatch("below", 0, 3e-9, -3e-9, -1e-9), new RegionPatch("above", 0, 3e-9, 1e-9, 3e-9),
            new RegionPatch("membrane", 0, 3e-9, -1e-9, 1e-9), new RegionPatch("filter", 0, 1e-9, -1e-9, 1e-9));
        Material salt = Material.Electrolyte(80, (K, 100), (Cl, 100));
        return new PnpProblem(grid, [K, Cl])
            .WithMaterial("below", salt)
            .WithMaterial("above", salt)
            .WithMaterial("membrane", Material.Dielectric(2))
            .WithMaterial("filter", Material.Electrolyte(40) with { StandardPotentials = ImmutableDictionary<Species, StandardPotential>.Empty.Add(K, 2.5) })
            .WithBoundary("bottom", new Bath(Voltage, salt))
            .WithBoundary("top", new Bath(0, salt));
    }
}
