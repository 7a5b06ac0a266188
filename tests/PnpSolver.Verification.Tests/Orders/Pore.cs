using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using static PnpSolver.Units;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>A pore of 2 nm radius through a membrane of 20 nm between two baths of 100 mM KCl, 40 nm wide and high: the nanopore of the
/// benchmarks, on meshes that are graded to its wall and mouths.</summary>
/// <param name="fineness">Cells against the mesh of 10 295 nodes, 1; multiples of ½ give whole numbers of cells.</param>
internal sealed class Pore(double fineness)
{
    public static Species K { get; } = new("K", 1, 1.96e-9);

    public static Species Cl { get; } = new("Cl", -1, 2.03e-9);

    /// <summary>σ of the pore's wall, in C/m².</summary>
    public double Charge { get; init; } = -0.02;

    /// <summary>Potential of the upper bath, in V.</summary>
    public double Voltage { get; init; } = 0.1;

    public PnpProblem Problem()
    {
        Material salt = Material.Electrolyte(80, (K, 100 * mM), (Cl, 100 * mM));
        double[] r = [.. Graded(2, 26, 2.5).Reverse().Select(x => 2 - x), .. Graded(38, 44, 5.9).Skip(1).Select(x => 2 + x)];
        double[] up = [.. Graded(10, 36, 4.5).Reverse().Select(x => 10 - x), .. Graded(40, 36, 6).Skip(1).Select(x => 10 + x)];
        double[] z = [.. up.Reverse().SkipLast(1).Select(x => -x), .. up];
        Grid grid = Grid.Axisymmetric(
            new(CoordinateSystem.Cylindrical, [.. r.Select(x => x * nm)]), new(CoordinateSystem.Planar, [.. z.Select(x => x * nm)]),
            new RegionPatch("bath", 0, 40 * nm, -50 * nm, 50 * nm), new RegionPatch("membrane", 2 * nm, 40 * nm, -10 * nm, 10 * nm));
        return new PnpProblem(grid, K, Cl) { Temperature = 310 }
            .WithMaterial("bath", salt).WithMaterial("membrane", Material.Dielectric(2))
            .WithSurface(new("bath", "membrane", Charge) { Position = 2 * nm })
            .WithBoundary("bottom", new Bath(0, salt)).WithBoundary("top", new Bath(Voltage, salt));
    }

    /// <summary>Positions from 0 to a length, finest at 0.</summary>
    private double[] Graded(double length, int cells, double growth)
    {
        int count = (int)Math.Round(cells * fineness);
        return [0, .. Enumerable.Range(1, count - 1).Select(i => length * Math.Sinh(growth * i / count) / Math.Sinh(growth)), length];
    }
}
