using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using static PnpSolver.Units;

namespace PnpSolver.Verification.Tests.Orders;

/// <summary>Pores of random size, charge, filling and baths, on small meshes; the same for the same seed.</summary>
internal static class RandomPores
{
    /// <summary>Walls of up to ±0.2 C/m², baths of 1 mM to 2 M with ions of up to three charges and up to ±1 V between them, a filter
    /// of fixed charge that prefers some ions.</summary>
    public static PnpProblem Of(int seed)
    {
        var random = new Random(seed);
        ImmutableArray<Species> ions = [Pore.K, Pore.Cl, .. new[] { new Species("Ca", 2, 0.79e-9), new Species("SO4", -2, 1.06e-9), new Species("La", 3, 0.62e-9) }.Take(random.Next(4))];
        double width = Between(random, 1, 4) * nm;
        double length = Between(random, 2, 15) * nm;
        PnpProblem problem = new(Mesh(random, width, length), ions);
        double density = Between(random, -0.2, 0.2);
        problem = problem.WithMaterial("water", new() { Permittivity = 80 }).WithMaterial("membrane", Material.Dielectric(Between(random, 2, 10)))
            .WithMaterial("filter", random.Next(2) == 0 ? new() { Permittivity = 80 } : Filter(random, ions))
            .WithSurface(new("water", "membrane", density) { Position = random.Next(2) == 0 ? width : null })
            .WithSurface(new("filter", "membrane", density));
        return problem.WithBoundary("bottom", Reservoir(random, ions, 0)).WithBoundary("top", Reservoir(random, ions, Between(random, -1, 1)));
    }

    /// <summary>The same with both baths alike, at some potential.</summary>
    public static PnpProblem AtEquilibrium(int seed)
    {
        PnpProblem problem = Of(seed);
        Bath bath = (Bath)problem.Boundary("top") with { Potential = 0.3 };
        return problem.WithBoundary("top", bath).WithBoundary("bottom", bath);
    }

    /// <summary>The problem turned upside down.</summary>
    public static PnpProblem Mirrored(PnpProblem problem)
    {
        Grid grid = problem.Grid;
        double[] heights = [.. grid.Height!.Positions.ToArray().Select(z => -z).Reverse()];
        RegionPatch[] cells = [.. Enumerable.Range(0, grid.CellCount).Select(cell => Patch(grid, cell))];
        return problem with
        {
            Grid = Grid.Axisymmetric(grid.Along, new(CoordinateSystem.Planar, heights), cells),
            Boundaries = problem.Boundaries.SetItem("top", problem.Boundary("bottom")).SetItem("bottom", problem.Boundary("top")),
        };
    }

    private static RegionPatch Patch(Grid grid, int cell)
    {
        (int j, int i) = Math.DivRem(cell, grid.Along.CellCount);
        ReadOnlySpan<double> z = grid.Height!.Positions;
        return new(grid.Regions[grid.RegionOfCell[cell]], grid.Positions[i], grid.Positions[i + 1], -z[j + 1], -z[j]);
    }

    private static Grid Mesh(Random random, double width, double length)
    {
        double bath = Between(random, 8, 20) * nm;
        var r = Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Graded("in", width, 0.2 * nm, 0.04 * nm), Segment.Graded("out", bath, 0.04 * nm, bath / 8));
        double third = length / 3;
        var inner = new Segment("pore", third) { First = 0.05 * nm, Last = 0.05 * nm, Max = length / 15 };
        var z = Segment.Axis(CoordinateSystem.Planar, 0, Segment.Graded("below", bath, bath / 8, 0.05 * nm), inner, inner, inner, Segment.Graded("above", bath, 0.05 * nm, bath / 8));
        double side = width + bath;
        return Grid.Axisymmetric(
            r, z, new("water", 0, side, 0, (2 * bath) + length), new("membrane", width, side, bath, bath + length), new("filter", 0, width, bath + third, bath + third + third));
    }

    private static Material Filter(Random random, ImmutableArray<Species> ions) => new()
    {
        Permittivity = Between(random, 20, 80),
        FixedChargeDensity = Between(random, -500, 500) * PhysicalConstants.Faraday,
        StandardPotentials = ions.ToImmutableDictionary(ion => ion, _ => (StandardPotential)Between(random, -2, 4)),
        Diffusivities = ions.ToImmutableDictionary(ion => ion, ion => ion.Diffusivity * Between(random, 0.05, 1)),
    };

    /// <summary>Cations and anions in random shares; the ion of the sign that lacks charge makes up for it.</summary>
    private static Bath Reservoir(Random random, ImmutableArray<Species> ions, double potential)
    {
        double strength = Math.Pow(10, Between(random, 0, 3.3));
        double[] c = [.. ions.Select((ion, k) => k < 2 ? 0 : strength * random.NextDouble() / (4 * Math.Abs(ion.Valence)))];
        double excess = ions.Select((ion, k) => ion.Valence * c[k]).Sum();
        c[0] = (strength / 2) + Math.Max(-excess, 0);
        c[1] = (strength / 2) + Math.Max(excess, 0);
        return new(potential, [.. ions.Select((ion, k) => (ion, c[k]))]);
    }

    private static double Between(Random random, double low, double high) => low + ((high - low) * random.NextDouble());
}
