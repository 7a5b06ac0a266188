using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>The charged pore of the comparison: 310 K, 100 mM KCl, 2 nm × 20 nm, −0.02 C/m² on its wall, 100 mV.</summary>
internal static class Pore
{
    /// <summary>Grid-converged current, in A.</summary>
    public const double Current = 98.7330e-12;

    /// <summary>The problem on the peers' own mesh.</summary>
    /// <param name="level">Level 1 has 10,295 nodes; each further one halves every cell.</param>
    /// <param name="ions">2: KCl; 5: with Na, Ca and another anion.</param>
    public static PnpProblem OnSharedMesh(double level, int ions = 2)
    {
        double factor = Math.Pow(2, level - 1);
        int Count(double cells) => (int)Math.Round(cells * factor);
        double[] r = [.. Graded(2, Count(26), 2.5).Reverse().Select(x => 2 - x), .. Graded(38, Count(44), 5.9).Skip(1).Select(x => 2 + x)];
        double[] up = [.. Graded(10, Count(36), 4.5).Reverse().Select(x => 10 - x), .. Graded(40, Count(36), 6).Skip(1).Select(x => 10 + x)];
        (r[0], r[Count(26)], r[^1]) = (0, 2, 40);
        (up[0], up[Count(36)], up[^1]) = (0, 10, 50);
        double[] z = [.. up.Skip(1).Reverse().Select(x => -x), .. up];
        return On(new(CoordinateSystem.Cylindrical, [.. r.Select(x => x * 1e-9)]), new(CoordinateSystem.Planar, [.. z.Select(x => x * 1e-9)]), ions);
    }

    /// <summary>The problem on the mesh of the validation shelf, graded into the edges of the mouths for accuracy per node: 3,939 nodes.</summary>
    public static PnpProblem OnOwnMesh() => On(
        Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Graded("", 2e-9, 0.53e-9, 0.02e-9), Segment.Graded("", 38e-9, 0.02e-9, 8.9e-9)),
        Segment.Axis(CoordinateSystem.Planar, -50e-9, Segment.Graded("", 40e-9, 9.4e-9, 0.02e-9), Segment.Graded("", 10e-9, 0.02e-9, 1.8e-9),
            Segment.Graded("", 10e-9, 1.8e-9, 0.02e-9), Segment.Graded("", 40e-9, 0.02e-9, 9.4e-9)),
        2);

    /// <summary>The current through the middle, in A, from top to bottom.</summary>
    public static double CurrentOf(Solution solution)
    {
        Grid grid = solution.Problem.Grid;
        int first = (grid.Rows * (grid.Columns - 1)) + (grid.Rows / 2 * grid.Columns);
        return -solution.Problem.Species.Sum(ion => ion.Valence * PhysicalConstants.Faraday * solution.Flux(ion).Skip(first).Take(grid.Columns).Sum());
    }

    private static double[] Graded(double length, int cells, double steepness) =>
        [.. Enumerable.Range(0, cells + 1).Select(i => length * Math.Sinh(steepness * i / cells) / Math.Sinh(steepness))];

    private static PnpProblem On(GridAxis r, GridAxis z, int ions)
    {
        Grid grid = Grid.Axisymmetric(r, z, new("water", 0, 40e-9, -50e-9, 50e-9), new("membrane", 2e-9, 40e-9, -10e-9, 10e-9));
        (Species Ion, double Concentration)[] salt = ions == 2
            ? [(new("K", 1, 1.96e-9), 100), (new("Cl", -1, 2.03e-9), 100)]
            : [(new("K", 1, 1.96e-9), 50), (new("Cl", -1, 2.03e-9), 60), (new("Na", 1, 1.33e-9), 30), (new("Ca", 2, 0.79e-9), 10), (new("X", -1, 1e-9), 40)];
        Material water = Material.Electrolyte(80, salt);
        return new PnpProblem(grid, [.. salt.Select(s => s.Ion)]) { Temperature = 310 }
            .WithMaterial("water", water).WithMaterial("membrane", Material.Dielectric(2))
            .WithBoundary("bottom", new Bath(0, water)).WithBoundary("top", new Bath(0.1, water))
            .WithSurface(new("water", "membrane", -0.02) { Position = 2e-9 });
    }
}
