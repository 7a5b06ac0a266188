using PnpSolver.Export;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;
using PnpSolver.Tests.Diagnostics;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Export;

public class AxisymmetricVtkTests
{
    private const double Up = 2e6;
    private const double Outward = 3e6;
    private static readonly PnpProblem Pore = Given.Pore.WithMaterial("membrane", Material.Dielectric(2) with { FixedChargeDensity = -1e6 });
    private static readonly Grid Field = Pore.Grid;
    private static readonly Solution Uniform = Given.Solution(Pore, (r, z) => -(Outward * r) - (Up * z), (k, _, _) => k == 0 ? 100 : 90);

    [Theory]
    [InlineData(VtkEncoding.Compressed)]
    [InlineData(VtkEncoding.Raw)]
    [InlineData(VtkEncoding.Ascii)]
    public void HalfPlaneHasTheRadiusAsXAndTheHeightAsY(VtkEncoding encoding)
    {
        VtrFile file = HalfPlane(Uniform, encoding);
        Assert.Equal($"0 {Field.Columns - 1} 0 {Field.Rows - 1} 0 0", (string?)file.Root.Element("RectilinearGrid")!.Attribute("WholeExtent"));
        Assert.Equal(Field.Positions.ToArray().Select(r => r * 1e9), file.Numbers("x_nm"));
        Assert.Equal(Field.Height!.Positions.ToArray().Select(z => z * 1e9), file.Numbers("y_nm"));
        Assert.Equal(Uniform.Potential.ToArray().Select(v => v * 1e3), file.Numbers("potential_mV"));
        Assert.Equal(["potential_mV", "c_K_mM", "c_Cl_mM", "charge_density_C_per_m3", "valid"], file.Names("PointData"));
        Assert.Equal(
            ["RegionId", "permittivity", "fixed_charge_density_C_per_m3", "E_V_per_m", "J_K_mol_per_m2_s", "J_Cl_mol_per_m2_s", "current_density_A_per_m2"],
            file.Names("CellData"));
    }

    /// <summary>Nodes on the membrane's faces are the water's; within, there is nothing, and no NaN.</summary>
    [Fact]
    public void NodesOnInterfacesShowTheElectrolyteAndThoseWithinNothing()
    {
        VtrFile file = HalfPlane(Uniform);
        double[] valid = file.Numbers("valid");
        double[] potassium = file.Numbers("c_K_mM");
        double[] charge = file.Numbers("charge_density_C_per_m3");
        IndexSet water = Field.Blocks().Single(block => block.Region == "water").Nodes;
        Assert.InRange(water.Count, 1, Field.NodeCount - 1);
        for (int node = 0; node < Field.NodeCount; node++)
        {
            bool isWater = water.Contains(node);
            Assert.Equal(isWater ? (1, 100) : (0, 0), (valid[node], potassium[node]));
            Assert.Equal(isWater ? 10 * PhysicalConstants.Faraday : -1e6, charge[node], 1e-6);
        }
    }

    /// <summary>The later block wins where it alone admits an ion, the earlier one where both do.</summary>
    [Theory]
    [InlineData(true, 80)]
    [InlineData(false, 40)]
    public void OfTwoElectrolytesTheFirstThatAdmitsTheIonCounts(bool inBoth, double expected)
    {
        Grid grid = Grid.Axisymmetric(
            new GridAxis(CoordinateSystem.Cylindrical, 0, 1 * nm, 2 * nm), new GridAxis(CoordinateSystem.Planar, 0, 1 * nm),
            new RegionPatch("core", 0, 1 * nm, 0, 1 * nm), new RegionPatch("shell", 1 * nm, 2 * nm, 0, 1 * nm));
        Material Holding(double concentration) => new() { Permittivity = 80, StandardPotentials = System.Collections.Immutable.ImmutableDictionary<Species, StandardPotential>.Empty.Add(Problems.K, -Math.Log(concentration)) };
        PnpProblem problem = new PnpProblem(grid, Problems.K, Problems.Cl)
            .WithMaterial("core", Holding(80) with { Ions = inBoth ? null : [Problems.Cl] }).WithMaterial("shell", Holding(40));
        Assert.Equal(expected, HalfPlane(Given.Solution(problem, (_, _) => 0, (_, _, _) => 1)).Numbers("c_K_mM")[1], 1e-12);
    }

    [Fact]
    public void CellsCarryRegionPermittivityFixedChargeAndVectorsInThePlane()
    {
        VtrFile file = HalfPlane(Uniform);
        double[] field = file.Numbers("E_V_per_m");
        double[] flux = file.Numbers("J_K_mol_per_m2_s");
        double perField = Problems.K.Diffusivity * 100 / Pore.ThermalVoltage;
        for (int cell = 0; cell < Field.CellCount; cell++)
        {
            bool isWater = Field.BlockOf(cell).Region == "water";
            Assert.Equal(isWater ? (0, 80, 0) : (1, 2, -1e6), (file.Numbers("RegionId")[cell], file.Numbers("permittivity")[cell], file.Numbers("fixed_charge_density_C_per_m3")[cell]));
            Assert.Equal(Outward, field[3 * cell], 1e-5);
            Assert.Equal(Up, field[(3 * cell) + 1], 1e-5);
            Assert.Equal(isWater ? Outward * perField : 0, flux[3 * cell], 1e-11 * Outward * perField);
            Assert.Equal(isWater ? Up * perField : 0, flux[(3 * cell) + 1], 1e-11 * Outward * perField);
            Assert.Equal((0, 0), (field[(3 * cell) + 2], flux[(3 * cell) + 2]));
        }
    }

    /// <summary>A grid of one cell, revolved: points on circles, the last half-plane on the first, the axis at its place.</summary>
    [Fact]
    public void RevolvedPointsLieOnCirclesThatClose()
    {
        const int steps = 8;
        VtrFile file = Revolved(Uniform, steps);
        Assert.Equal($"0 {Field.Columns - 1} 0 {steps} 0 {Field.Rows - 1}", (string?)file.Root.Element("StructuredGrid")!.Attribute("WholeExtent"));
        double[] points = file.Numbers("points_nm");
        double[] potential = file.Numbers("potential_mV");
        Assert.Equal(3 * Field.NodeCount * (steps + 1), points.Length);
        for (int point = 0; point < points.Length / 3; point++)
        {
            (int turn, int column) = Math.DivRem(point, Field.Columns);
            (int row, int plane) = Math.DivRem(turn, steps + 1);
            double r = Field.Positions[column] * 1e9;
            Assert.Equal(r * Math.Cos(Math.Tau * plane / steps), points[3 * point], 1e-14 * 10);
            Assert.Equal(r * Math.Sin(Math.Tau * plane / steps), points[(3 * point) + 1], 1e-14 * 10);
            Assert.Equal(Field.Height!.Positions[row] * 1e9, points[(3 * point) + 2]);
            Assert.Equal(Uniform.Potential[(row * Field.Columns) + column] * 1e3, potential[point]);
            if (plane == steps)
            {
                int first = point - (steps * Field.Columns);
                Assert.Equal(points[(3 * first)..((3 * first) + 3)], points[(3 * point)..((3 * point) + 3)]);
            }
        }
    }

    /// <summary>E_r points away from the axis through the middle of every cell, E_z along it.</summary>
    [Theory]
    [InlineData(3)]
    [InlineData(8)]
    public void RevolvedVectorsTurnWithTheirCells(int steps)
    {
        VtrFile file = Revolved(Uniform, steps);
        double[] points = file.Numbers("points_nm");
        double[] field = file.Numbers("E_V_per_m");
        double[] region = file.Numbers("RegionId");
        int cells = Field.Along.CellCount;
        Assert.Equal(3 * Field.CellCount * steps, field.Length);
        for (int cell = 0; cell < field.Length / 3; cell++)
        {
            (int turn, int column) = Math.DivRem(cell, cells);
            (int row, int sector) = Math.DivRem(turn, steps);
            int outer = (((row * (steps + 1)) + sector) * Field.Columns) + column + 1;
            int next = outer + Field.Columns;
            double x = (points[3 * outer] + points[3 * next]) / 2;
            double y = (points[(3 * outer) + 1] + points[(3 * next) + 1]) / 2;
            Assert.Equal(Outward * x / double.Hypot(x, y), field[3 * cell], 1e-4);
            Assert.Equal(Outward * y / double.Hypot(x, y), field[(3 * cell) + 1], 1e-4);
            Assert.Equal(Up, field[(3 * cell) + 2], 1e-4);
            Assert.Equal(Field.RegionOfCell[(row * cells) + column], region[cell]);
        }
    }

    /// <summary>VTK takes a cell's volume as positive where its index directions are right-handed.</summary>
    [Fact]
    public void RevolvedCellsAreRightHanded()
    {
        double[] points = Revolved(Uniform, 6).Numbers("points_nm");
        double[] At(int column, int plane, int row) => points[(3 * ((((row * 7) + plane) * Field.Columns) + column))..][..3];
        double[] Edge(double[] from, double[] to) => [.. to.Zip(from, (b, a) => b - a)];
        for (int plane = 0; plane < 6; plane++)
        {
            double[] along = Edge(At(1, plane, 0), At(2, plane, 0));
            double[] around = Edge(At(1, plane, 0), At(1, plane + 1, 0));
            double[] up = Edge(At(1, plane, 0), At(1, plane, 1));
            double volume = up[2] * ((along[0] * around[1]) - (along[1] * around[0]));
            Assert.True(volume > 0 && up[0] == 0 && up[1] == 0);
        }
    }

    [Fact]
    public void RevolutionOfALineOrOfTooFewStepsIsRefused()
    {
        Assert.Throws<ArgumentException>(() => VtkStructuredGrid.Write(new MemoryStream(), SteadySolver.Solve(Problems.Film(0)), 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => VtkStructuredGrid.Write(new MemoryStream(), Uniform, 2));
        var error = Assert.Throws<ArgumentException>(() => VtkStructuredGrid.Write(new MemoryStream(), Uniform, int.MaxValue / Field.NodeCount));
        Assert.Contains("fewer steps", error.Message, StringComparison.Ordinal);
    }

    private static VtrFile HalfPlane(Solution solution, VtkEncoding encoding = VtkEncoding.Raw)
    {
        using var stream = new MemoryStream();
        VtkRectilinearGrid.Write(stream, solution, new() { Encoding = encoding });
        return new(stream.ToArray());
    }

    private static VtrFile Revolved(Solution solution, int steps)
    {
        using var stream = new MemoryStream();
        VtkStructuredGrid.Write(stream, solution, steps, new() { Encoding = VtkEncoding.Raw });
        return new(stream.ToArray());
    }
}
