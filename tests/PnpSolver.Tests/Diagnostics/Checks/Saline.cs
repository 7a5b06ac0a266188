using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>Problems that checks of ions are tried on; at 298.15 K with ε = 80, so that l_B = 0.70057415 nm.</summary>
internal static class Saline
{
    public static Species Mg { get; } = new("Mg", 2, 0.7e-9);

    public static Species Sulphate { get; } = new("SO4", -2, 1.06e-9);

    public static Material KCl(double concentration) => Material.Electrolyte(80, (Problems.K, concentration), (Problems.Cl, concentration));

    public static Material MgSO4(double concentration) => Material.Electrolyte(80, (Mg, concentration), (Sulphate, concentration));

    public static Material MgCl2(double concentration) => Material.Electrolyte(80, (Mg, concentration), (Problems.Cl, 2 * concentration));

    /// <summary>A charged wall at x = 0 that an electrolyte screens, 30 Debye lengths of it, in which cells grow from a given size.</summary>
    public static PnpProblem Wall(double density, Material electrolyte, double firstCell = 0.01 * nm)
    {
        Species[] ions = [.. electrolyte.Concentrations.Keys.OrderBy(ion => ion.Name, StringComparer.Ordinal)];
        double[] held = [.. ions.Select(electrolyte.Concentration)];
        var problem = new PnpProblem(Grid.Planar(Segment.Uniform("bulk", 1 * nm, 1)), [.. ions]);
        double debye = problem.DebyeLength(80, held);
        return (problem with { Grid = Grid.Planar(Segment.Graded("bulk", Math.Max(30 * debye, 10 * firstCell), firstCell, Math.Max(debye, firstCell))) })
            .WithMaterial("bulk", electrolyte)
            .WithBoundary("left", Boundaries.Wall.Charged(density))
            .WithBoundary("right", new Bath(0, electrolyte));
    }

    /// <summary>A film of free solution between two baths, the left one at a voltage.</summary>
    public static PnpProblem Film(Material left, Material right, double length = 100 * nm, double voltage = 0) =>
        new PnpProblem(Grid.Planar(Segment.Uniform("film", length, 200)), [.. left.Concentrations.Keys.OrderBy(ion => ion.Name, StringComparer.Ordinal)])
            .WithMaterial("film", new() { Permittivity = 80 })
            .WithBoundary("left", new Bath(voltage, left))
            .WithBoundary("right", new Bath(0, right));

    /// <summary>Two solutions that touch, of which the second prefers cations by 2 kT.</summary>
    public static PnpProblem Junction() => new PnpProblem(
        Grid.Planar(Segment.Graded("first", 30 * nm, 1 * nm, 0.05 * nm), Segment.Graded("second", 30 * nm, 0.05 * nm, 1 * nm)), Problems.K, Problems.Cl)
        .WithMaterial("first", KCl(100))
        .WithMaterial("second", new() { Permittivity = 80, StandardPotentials = ImmutableDictionary<Species, StandardPotential>.Empty.Add(Problems.K, -2) })
        .WithBoundary("left", new Bath(0, KCl(100)))
        .WithBoundary("right", Boundaries.Wall.Insulating);

    /// <summary>A slab of 5 nm with ε = 2 around a closed core, in a bath; both hold the same.</summary>
    public static PnpProblem Cell(CoordinateSystem coordinates, double radius, Material electrolyte, double shell = 10 * nm, double thickness = 5 * nm) =>
        new PnpProblem(
            Grid.FromSegments(coordinates, 0,
                Segment.Graded("core", radius, radius / 20, 0.1 * nm), Segment.Uniform("membrane", thickness, 8), Segment.Graded("bath", shell, 0.1 * nm, 1 * nm)),
            [.. electrolyte.Concentrations.Keys.OrderBy(ion => ion.Name, StringComparer.Ordinal)])
            .WithMaterial("core", electrolyte)
            .WithMaterial("membrane", Material.Dielectric(2))
            .WithMaterial("bath", electrolyte)
            .WithBoundary("outer", new Bath(0, electrolyte));

    /// <summary>A slab of 5 nm with ε = 2 between two baths of 150 mM KCl.</summary>
    public static PnpProblem Slab(double thickness = 5 * nm) =>
        new PnpProblem(
            Grid.Planar(Segment.Graded("inside", 30 * nm, 1 * nm, 0.02 * nm), Segment.Uniform("membrane", thickness, 8), Segment.Graded("outside", 30 * nm, 0.02 * nm, 1 * nm)),
            Problems.K, Problems.Cl)
            .WithMaterial("inside", KCl(150))
            .WithMaterial("membrane", Material.Dielectric(2))
            .WithMaterial("outside", KCl(150))
            .WithBoundary("left", new Bath(0, KCl(150)))
            .WithBoundary("right", new Bath(0, KCl(150)));

    /// <summary>A pore of 0.3 nm × 2 nm through a slab between two baths.</summary>
    public static PnpProblem NarrowPore() => new PnpProblem(
        Grid.Axisymmetric(
            Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", 0.3 * nm, 4), Segment.Graded("", 2 * nm, 0.1 * nm, 0.5 * nm)),
            Segment.Axis(CoordinateSystem.Planar, -3 * nm, Segment.Graded("", 2 * nm, 0.5 * nm, 0.1 * nm), Segment.Uniform("", 2 * nm, 8), Segment.Graded("", 2 * nm, 0.1 * nm, 0.5 * nm)),
            new RegionPatch("water", 0, 2.3 * nm, -3 * nm, 3 * nm), new RegionPatch("membrane", 0.3 * nm, 2.3 * nm, -1 * nm, 1 * nm)),
        Problems.K, Problems.Cl)
        .WithMaterial("water", KCl(100))
        .WithMaterial("membrane", Material.Dielectric(2))
        .WithBoundary("bottom", new Bath(0, KCl(100)))
        .WithBoundary("top", new Bath(0, KCl(100)));
}
