using System.Diagnostics;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Export;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Export;

public class VtkRectilinearGridTests
{
    private static readonly string[] PointArrays =
        ["potential_mV", "c_K_mM", "c_A_mM", "charge_density_C_per_m3", "valid"];

    [Theory]
    [InlineData(VtkEncoding.Compressed)]
    [InlineData(VtkEncoding.Raw)]
    [InlineData(VtkEncoding.Ascii)]
    public void EveryEncodingHoldsTheSameNumbers(VtkEncoding encoding)
    {
        PnpProblem problem = SlabProfiles.Problem(5000, "K", "A-");
        IReadOnlyList<RegionProfile> profiles = SlabProfiles.Of(problem);
        VtrFile file = Write(problem, new() { Encoding = encoding, Title = "a", Time = 0.25 });
        int nodes = problem.Grid.NodeCount;
        Assert.Equal(PointArrays, file.Names("PointData"));
        Assert.Equal(problem.Grid.Positions.ToArray().Select(x => x * 1e9), file.Numbers("x_nm"));
        Assert.Equal(problem.Grid.Positions.ToArray().Select(x => x * x * 1e15 * 1e3), file.Numbers("potential_mV"));
        Assert.Equal(profiles[0].Concentration[1], file.Numbers("c_A_mM")[..5001]);
        Assert.Equal(0.25, Assert.Single(file.Numbers("TimeValue")));
        Assert.Equal(3 * (nodes - 1), file.Numbers("E_V_per_m").Length);
        Assert.Equal(nodes, file.Numbers("valid").Length);
    }

    [Fact]
    public void QuantitiesAreFieldArraysWithPlainDistinctNames()
    {
        Quantity[] quantities = [new("membrane.a<b.current.K", 0.25, "A/m^2", ""), new("membrane.a&b.current.K", -1, "A/m^2", "")];
        VtrFile file = Write(SlabProfiles.Problem(2, "K"), new() { Quantities = quantities });
        Assert.Equal(0.25, Assert.Single(file.Numbers("membrane_a_b_current_K_A_per_m2")));
        Assert.Equal(-1, Assert.Single(file.Numbers("membrane_a_b_current_K_A_per_m2_2")));
    }

    [Fact]
    public void InterfaceNodeTakesTheSideThatAdmitsTheIon()
    {
        PnpProblem problem = SlabProfiles.Problem(10, "K", "A");
        IReadOnlyList<RegionProfile> profiles = SlabProfiles.Of(problem);
        VtrFile file = Write(problem);
        double[] potassium = file.Numbers("c_K_mM");
        double[] anion = file.Numbers("c_A_mM");
        Assert.Equal(profiles[0].Concentration[0][^1], potassium[10]);
        Assert.Equal(profiles[2].Concentration[0][0], potassium[20]);
        Assert.Equal(0, potassium[15]);
        Assert.Equal(profiles[0].Concentration[1][^1], anion[10]);
        Assert.All(anion[11..], value => Assert.Equal(0, value));
        Assert.Equal(profiles[2].ChargeDensity[0], file.Numbers("charge_density_C_per_m3")[20]);
        double[] expected = [.. Enumerable.Repeat(1.0, 11), .. Enumerable.Repeat(0.0, 9), .. Enumerable.Repeat(1.0, 11)];
        Assert.Equal(expected, file.Numbers("valid"));
    }

    [Fact]
    public void CellsCarryRegionPermittivityAndField()
    {
        PnpProblem problem = SlabProfiles.Problem(2, "K");
        VtrFile file = Write(problem);
        Assert.Equal([0, 0, 1, 1, 2, 2], file.Numbers("RegionId"));
        Assert.Equal([80, 80, 2, 2, 78.5, 78.5], file.Numbers("permittivity"));
        Assert.Equal(["inside", "membrane", "outside"], file.Texts("region_names"));
        double[] field = file.Numbers("E_V_per_m");
        Assert.Equal(-1e15 * 5e-9, field[0], 1e-3);
        Assert.Equal(0, field[1]);
        Assert.Equal(0, field[2]);
        Assert.Equal(-1e15 * 15e-9, field[3], 1e-3);
    }

    [Fact]
    public void AwkwardNamesStayDistinctAndSafe()
    {
        PnpProblem problem = SlabProfiles.Problem(2, "Na+", "Na-", "a b<&>\"", "µ", "Na__2");
        VtrFile file = Write(problem, new() { Title = "1 < 2 & \"µ\" > 0\0x" });
        Assert.Equal(
            ["c_Na_mM", "c_Na_2_mM", "c_a_b_mM", "c_ion_mM", "c_Na__2_mM"], file.Names("PointData").Skip(1).Take(5));
        Assert.Equal("1 < 2 & \"µ\" > 0 x", Assert.Single(file.Texts("title")));
    }

    [Fact]
    public void TwoNodesMakeAFile()
    {
        var grid = new Grid(CoordinateSystem.Spherical, [0, 1e-9], ["only"]);
        var problem = new PnpProblem(grid).WithMaterial("only", Material.Dielectric(4));
        VtrFile file = Write(problem);
        Assert.Equal([0, 1], file.Numbers("x_nm"));
        Assert.Equal([-1e6, 0, 0], file.Numbers("E_V_per_m").Select(v => Math.Round(v, 3)));
    }

    [Fact]
    public void FluxOfASphericalShellFallsAsTheInverseSquareOfTheRadius()
    {
        var ion = new Species("K+", 1, 2e-9);
        var anion = new Species("Cl", -1, 2e-9);
        Grid grid = Grid.FromSegments(CoordinateSystem.Spherical, 1e-6, Segment.Uniform("water", 1e-6, 50));
        Solution solution = SteadySolver.Solve(new PnpProblem(grid, ion, anion)
            .WithMaterial("water", Material.Electrolyte(80))
            .WithBoundary("inner", new Bath(0, (ion, 100), (anion, 100)))
            .WithBoundary("outer", new Bath(0, (ion, 50), (anion, 50))));
        using var stream = new MemoryStream();
        VtkRectilinearGrid.Write(stream, solution);
        double[] flux = [.. new VtrFile(stream.ToArray()).Numbers("J_K_mol_per_m2_s").Where((_, i) => i % 3 == 0)];

        // D Δc (1/r₁ − 1/r₂)⁻¹/r²; equal diffusivities carry no junction potential, box faces are second order in h
        for (int cell = 0; cell < 50; cell++)
        {
            double r = (grid.Positions[cell] + grid.Positions[cell + 1]) / 2;
            Assert.Equal(1, flux[cell] / (2e-9 * 50 * 2e-6 / (r * r)), 1e-3);
        }
    }

    [Fact]
    public void NonFiniteValueIsRefusedByName()
    {
        PnpProblem problem = SlabProfiles.Problem(2, "K");
        IReadOnlyList<RegionProfile> profiles = SlabProfiles.Of(problem);
        profiles[0].Concentration[0][1] = double.NaN;
        var error = Assert.Throws<ArgumentException>(() => VtkRectilinearGrid.Write(new MemoryStream(), problem, profiles));
        Assert.Contains("c_K_mM", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ProfilesOfAnotherGridAreRefused()
    {
        IReadOnlyList<RegionProfile> profiles = SlabProfiles.Of(SlabProfiles.Problem(3, "K"));
        Assert.Throws<ArgumentException>(
            () => VtkRectilinearGrid.Write(new MemoryStream(), SlabProfiles.Problem(2, "K"), profiles));
    }

    [Fact]
    public void AMillionNodesAreWrittenWithoutCopies()
    {
        PnpProblem problem = SlabProfiles.Problem(333_333, "K", "Cl");
        IReadOnlyList<RegionProfile> profiles = SlabProfiles.Of(problem);
        string path = Path.GetTempFileName();
        try
        {
            var watch = Stopwatch.StartNew();
            using (FileStream stream = File.Create(path))
            {
                VtkRectilinearGrid.Write(stream, problem, profiles);
            }

            Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"took {watch.Elapsed}");
            Assert.Equal(problem.Grid.NodeCount, new VtrFile(File.ReadAllBytes(path)).Numbers("c_Cl_mM").Length);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static VtrFile Write(PnpProblem problem, VtkOptions? options = null)
    {
        using var stream = new MemoryStream();
        VtkRectilinearGrid.Write(stream, problem, SlabProfiles.Of(problem), options);
        return new(stream.ToArray());
    }
}
