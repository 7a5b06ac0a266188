using System.Collections.Immutable;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

public class CellFluxTests
{
    [Fact]
    public void LinearPotentialsHaveUniformFields()
    {
        Solution solution = Given.Solution(Given.Pore, (r, z) => (3e6 * r) - (2e6 * z), (_, _, _) => 100);
        CellVectors field = CellVectors.ElectricField(Given.Pore.Grid, solution.Potential);
        Assert.All(field.Along, value => Assert.Equal(-3e6, value, 1e-5));
        Assert.All(field.Up, value => Assert.Equal(2e6, value, 1e-5));
    }

    /// <summary>At equal concentrations J = D c E/V_T in every cell of the water, beside the membrane as far from it, and 0 within.</summary>
    [Fact]
    public void FluxAlongAnInterfaceIsNotHalvedAndNoneIsInTheMembrane()
    {
        PnpProblem problem = Given.Pore;
        Solution solution = Given.Solution(problem, (r, z) => (3e6 * r) - (2e6 * z), (_, _, _) => 100);
        CellVectors flux = new CellFluxes(solution).Of(0);
        CellVectors current = new CellFluxes(solution).CurrentDensity();
        double perField = Problems.K.Diffusivity * 100 / problem.ThermalVoltage;
        double conductivity = PhysicalConstants.Faraday * 100 * (Problems.K.Diffusivity + Problems.Cl.Diffusivity) / problem.ThermalVoltage;
        for (int cell = 0; cell < problem.Grid.CellCount; cell++)
        {
            bool isWater = problem.Grid.BlockOf(cell).Region == "water";
            Assert.Equal(isWater ? -3e6 * perField : 0, flux.Along[cell], 1e-11 * 3e6 * perField);
            Assert.Equal(isWater ? 2e6 * perField : 0, flux.Up[cell], 1e-11 * 3e6 * perField);
            Assert.Equal(isWater ? 2e6 * conductivity : 0, current.Up[cell], 1e-11 * 3e6 * conductivity);
        }
    }

    /// <summary>Two media side by side share what flows along their seam as they conduct.</summary>
    [Fact]
    public void MediaShareTheEdgesOfTheirSeamAsTheyConduct()
    {
        Grid grid = Grid.Axisymmetric(
            new GridAxis(CoordinateSystem.Cylindrical, 0, 1 * nm, 2 * nm, 4 * nm), new GridAxis(CoordinateSystem.Planar, 0, 1 * nm, 3 * nm),
            new RegionPatch("core", 0, 2 * nm, 0, 3 * nm), new RegionPatch("shell", 2 * nm, 4 * nm, 0, 3 * nm));
        var slow = ImmutableDictionary<Species, double>.Empty.Add(Problems.K, 1e-10);
        var held = ImmutableDictionary<Species, StandardPotential>.Empty.Add(Problems.K, 2);
        PnpProblem problem = new PnpProblem(grid, Problems.K)
            .WithMaterial("core", Material.Electrolyte(80)).WithMaterial("shell", new() { Permittivity = 80, Diffusivities = slow, StandardPotentials = held });
        CellVectors flux = new CellFluxes(Given.Solution(problem, (_, z) => -1e6 * z, (_, _, _) => 100)).Of(0);
        double core = Problems.K.Diffusivity * 100 * 1e6 / problem.ThermalVoltage;
        double shell = 1e-10 * Math.Exp(-2) * 100 * 1e6 / problem.ThermalVoltage;
        Assert.All(flux.Up[..2], value => Assert.Equal(1, value / core, 1e-13));
        Assert.Equal(1, flux.Up[2] / shell, 1e-13);
    }

    /// <summary>At equal activities J = D c E/V_T with each medium's own c = a/γ, on both sides of a seam.</summary>
    [Fact]
    public void MediaWithCoefficientsOfTheirOwnShareTheSeamByThem()
    {
        Grid grid = Grid.Axisymmetric(
            new GridAxis(CoordinateSystem.Cylindrical, 0, 1 * nm, 2 * nm, 4 * nm), new GridAxis(CoordinateSystem.Planar, 0, 1 * nm, 3 * nm),
            new RegionPatch("core", 0, 2 * nm, 0, 3 * nm), new RegionPatch("shell", 2 * nm, 4 * nm, 0, 3 * nm));
        PnpProblem problem = new PnpProblem(grid, Problems.K, Problems.Cl) { Activity = new Davies() }
            .WithMaterial("core", Material.Electrolyte(80)).WithMaterial("shell", Material.Electrolyte(40));
        Solution solution = Given.Solution(problem, (_, z) => -1e6 * z, (_, _, _) => 100);
        CellVectors flux = new CellFluxes(solution).Of(0);
        double[] concentrations = [.. Profiles.Of(solution).Select(profile => profile.Concentration[0][0])];
        Assert.True(concentrations[1] > 1.2 * concentrations[0]);
        double perConcentration = Problems.K.Diffusivity * 1e6 / problem.ThermalVoltage;
        Assert.All(flux.Up[..2], value => Assert.Equal(1, value / (concentrations[0] * perConcentration), 1e-12));
        Assert.Equal(1, flux.Up[2] / (concentrations[1] * perConcentration), 1e-12);
    }

    /// <summary>Flux density times area, summed over the cells between two grid lines, is the flow along the edges between them.</summary>
    [Fact]
    public void CellsCarryExactlyWhatTheEdgesDo()
    {
        PnpProblem problem = Given.Pore;
        Grid grid = problem.Grid;
        Solution solution = Given.Solution(problem, (r, z) => 0.05 * Math.Sin(r / nm) * Math.Cos(z / nm), (k, r, z) => 100 + (20 * Math.Cos((r + (k * z)) / nm)));
        double[] edges = solution.Flux(Problems.K);
        CellVectors flux = new CellFluxes(solution).Of(0);
        int cells = grid.Along.CellCount;
        for (int row = 0; row < grid.Height!.CellCount; row++)
        {
            double through = Enumerable.Range(0, cells).Sum(i => flux.Up[(row * cells) + i] * (grid.Along.LowerVolume[i] + grid.Along.UpperVolume[i]));
            double expected = edges.AsSpan((grid.Rows * cells) + (row * grid.Columns), grid.Columns).ToArray().Sum();
            Assert.Equal(expected, through, 1e-12 * edges.Max(Math.Abs));
        }

        for (int column = 0; column < cells; column++)
        {
            double area = grid.Along.EdgeFactor[column] * grid.Along.Length(column);
            double through = Enumerable.Range(0, grid.Height.CellCount).Sum(j => flux.Along[(j * cells) + column] * area * grid.Height.Length(j));
            double expected = Enumerable.Range(0, grid.Rows).Sum(j => edges[(j * cells) + column]);
            Assert.Equal(expected, through, 1e-12 * edges.Max(Math.Abs));
        }
    }
}
