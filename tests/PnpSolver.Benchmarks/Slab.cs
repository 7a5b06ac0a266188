using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Benchmarks;

/// <summary>The resting slab of the comparison: 310 K, K 140/5, Na 10/145, Cl 150/150 mM, two 50 nm baths, 5 nm of ε 2, −70 mV.</summary>
internal static class Slab
{
    /// <summary>Mean field in the slab in V/m by Gouy–Chapman on both sides of a capacitor (ε₀ of CODATA 2022).</summary>
    public static double ExactField { get; } = Exact();

    /// <summary>The problem on n cells with the peers' own mesh: 45 % per bath, sinh-graded, and 10 % in the slab.</summary>
    public static PnpProblem OnSharedMesh(int cells)
    {
        int bath = (int)Math.Round(0.45 * cells);
        int slab = cells - (2 * bath);
        double[] graded = [.. Enumerable.Range(0, bath + 1).Select(i => 50e-9 * Math.Sinh(5.0 * i / bath) / Math.Sinh(5))];
        var x = new List<double>();
        x.AddRange(graded.Reverse().Select(g => 50e-9 - g));
        x.AddRange(Enumerable.Range(1, slab - 1).Select(i => 50e-9 + (5e-9 * i / slab)));
        x.AddRange(graded.Select(g => 55e-9 + g));
        string[] regions =
        [
            .. Enumerable.Repeat("inside", bath), .. Enumerable.Repeat("membrane", slab), .. Enumerable.Repeat("outside", bath),
        ];
        return On(new(CoordinateSystem.Planar, x.ToArray(), regions));
    }

    /// <summary>The problem on a mesh of our own, made for accuracy per node.</summary>
    /// <param name="first">Cell size at the faces, in m.</param>
    public static PnpProblem OnOwnMesh(double first) => On(Grid.Planar(
        Segment.Graded("inside", 50e-9, 400 * first, first), Segment.Uniform("membrane", 5e-9, 2), Segment.Graded("outside", 50e-9, first, 400 * first)));

    private static PnpProblem On(Grid grid)
    {
        Species k = new("K", 1, 1.96e-9);
        Species na = new("Na", 1, 1.33e-9);
        Species cl = new("Cl", -1, 2.03e-9);
        Material inside = Material.Electrolyte(80, (k, 140), (na, 10), (cl, 150));
        Material outside = Material.Electrolyte(80, (k, 5), (na, 145), (cl, 150));
        return new PnpProblem(grid, k, na, cl) { Temperature = 310 }
            .WithMaterial("inside", inside).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("outside", outside)
            .WithBoundary("left", new Bath(-0.07, inside)).WithBoundary("right", new Bath(0, outside));
    }

    private static double Exact()
    {
        double thermal = PhysicalConstants.ThermalVoltage(310);
        double scale = Math.Sqrt(8 * 80 * PhysicalConstants.VacuumPermittivity * PhysicalConstants.Gas * 310 * 150);
        double capacitance = 2 * PhysicalConstants.VacuumPermittivity / 5e-9;
        double charge = capacitance * 0.07;
        for (int i = 0; i < 100; i++)
        {
            charge = capacitance * (0.07 - (4 * thermal * Math.Asinh(charge / scale)));
        }

        return charge / (2 * PhysicalConstants.VacuumPermittivity);
    }
}
