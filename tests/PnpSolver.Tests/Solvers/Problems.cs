using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>Small problems that several tests share.</summary>
internal static class Problems
{
    public static Species K { get; } = new("K", 1, 1.96e-9);

    public static Species Na { get; } = new("Na", 1, 1.33e-9);

    public static Species Cl { get; } = new("Cl", -1, 2.03e-9);

    public static Species Anion { get; } = new("A", -1, 0.5e-9);

    public static Material Inside { get; } = Material.Electrolyte(80, (K, 140 * mM), (Na, 12 * mM), (Cl, 7 * mM), (Anion, 145 * mM));

    public static Material Outside { get; } = Material.Electrolyte(80, (K, 4 * mM), (Na, 145 * mM), (Cl, 120 * mM), (Anion, 29 * mM));

    /// <summary>The resting membrane, clamped.</summary>
    public static PnpProblem Membrane(double voltage = -70 * mV) => new PnpProblem(
        Grid.Planar(
            Segment.Graded("inside", 50 * nm, 1 * nm, 0.02 * nm),
            Segment.Uniform("membrane", 5 * nm, 32),
            Segment.Graded("outside", 50 * nm, 0.02 * nm, 1 * nm)),
        K, Na, Cl, Anion)
    {
        Temperature = 310.15,
    }
        .WithMaterial("inside", Inside)
        .WithMaterial("membrane", Material.Dielectric(2))
        .WithMaterial("outside", Outside)
        .WithBoundary("left", new Bath(voltage, Inside))
        .WithBoundary("right", new Bath(0, Outside));

    /// <summary>A charged wall in a salt of two ions of opposite valences z and −z.</summary>
    public static PnpProblem ChargedWall(double density, double concentration, double valence = 1)
    {
        Species cation = new("C", valence, 1e-9) { Size = 0.4 * nm };
        Species anion = new("X", -valence, 1e-9) { Size = 0.4 * nm };
        Material salt = Material.Electrolyte(80, (cation, concentration), (anion, concentration));
        double debye = 0.793 * nm * Math.Sqrt(150 / concentration) / valence;
        return new PnpProblem(Grid.Planar(Segment.Graded("bulk", 30 * debye, Math.Min(0.01 * nm, debye / 50), debye)), cation, anion)
            .WithMaterial("bulk", salt)
            .WithBoundary("left", Wall.Charged(density))
            .WithBoundary("right", new Bath(0, salt));
    }

    /// <summary>A salt film between two baths at different concentrations and potentials.</summary>
    public static PnpProblem Film(double voltage, double length = 100 * nm)
    {
        Material left = Material.Electrolyte(80, (Na, 100 * mM), (Cl, 100 * mM));
        Material right = Material.Electrolyte(80, (Na, 20 * mM), (Cl, 20 * mM));
        return new PnpProblem(Grid.Planar(Segment.Uniform("film", length, 200)), Na, Cl)
            .WithMaterial("film", new() { Permittivity = 80 })
            .WithBoundary("left", new Bath(voltage, left))
            .WithBoundary("right", new Bath(0, right));
    }

    /// <summary>The problem seen in a mirror.</summary>
    public static PnpProblem Mirrored(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        double[] positions = [.. grid.Positions.ToArray().Select(x => -x).Reverse()];
        string[] regions = [.. grid.RegionOfCell.ToArray().Select(r => grid.Regions[r]).Reverse()];
        return problem with
        {
            Grid = new(grid.Coordinates, positions, regions),
            Boundaries = problem.Boundaries.Clear().Add("left", problem.Boundary("right")).Add("right", problem.Boundary("left")),
        };
    }
}
