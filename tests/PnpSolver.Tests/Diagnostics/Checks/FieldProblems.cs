using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>Problems that checks of pores, dielectrics, membranes, mesh and domain are tried on; KCl in ε = 80 where nothing else is said.</summary>
internal static class FieldProblems
{
    /// <summary>Ions that move alike, so that an exchange of one for the other makes no field.</summary>
    public static Species A { get; } = new("A", 1, 1e-9);

    public static Species B { get; } = new("B", 1, 1e-9);

    public static Species X { get; } = new("X", -1, 1e-9);

    /// <summary>Two baths with a film between them that both ions enter.</summary>
    public static PnpProblem Barrier(double permittivity, double potassium = 0, double chloride = 0, double thickness = 5 * nm, double right = 100, double? voltage = 0)
    {
        ImmutableDictionary<Species, StandardPotential> none = ImmutableDictionary<Species, StandardPotential>.Empty;
        Material film = new()
        {
            Permittivity = permittivity,
            StandardPotentials = potassium == 0 && chloride == 0 ? none : none.Add(Problems.K, potassium).Add(Problems.Cl, chloride),
        };
        return new PnpProblem(
            Grid.Planar(Segment.Graded("left", 20 * nm, 1 * nm, 0.02 * nm), Segment.Uniform("film", thickness, 64), Segment.Graded("right", 20 * nm, 0.02 * nm, 1 * nm)),
            Problems.K, Problems.Cl)
            .WithMaterial("left", Saline.KCl(100)).WithMaterial("film", film).WithMaterial("right", Saline.KCl(right))
            .WithBoundary("left", voltage is { } v ? new Bath(v, Saline.KCl(100)) : Bath.Floating(Saline.KCl(100).Concentrations))
            .WithBoundary("right", new Bath(0, Saline.KCl(right)));
    }

    /// <summary>A slab with ε = 2 between two baths of one salt.</summary>
    public static PnpProblem Slab(double thickness, double concentration, double voltage = 0, double inside = 30 * nm) => new PnpProblem(
        Grid.Planar(
            Segment.Graded("inside", inside, Math.Min(1 * nm, inside / 10), 0.02 * nm), Segment.Uniform("membrane", thickness, 8), Segment.Graded("outside", 30 * nm, 0.02 * nm, 1 * nm)),
        Problems.K, Problems.Cl)
        .WithMaterial("inside", Saline.KCl(concentration)).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("outside", Saline.KCl(concentration))
        .WithBoundary("left", new Bath(voltage, Saline.KCl(concentration))).WithBoundary("right", new Bath(0, Saline.KCl(concentration)));

    /// <summary>A slab through which potassium leaks, that far from its bath.</summary>
    public static PnpProblem Leaky(double inside) => Slab(5 * nm, 150, -0.05, inside).WithMembrane(new Membrane("membrane", "inside", "outside").With(new OhmicLeak(Problems.K, 1)));

    /// <summary>A slab between 100 and 4 mM KCl through which both ions leak, with charge on its faces, which lets one ion of the salt to them and not the other.</summary>
    public static PnpProblem Salty(double charge)
    {
        PnpProblem slab = Slab(5 * nm, 100);
        return slab.WithMaterial("outside", Saline.KCl(4)).WithBoundary("left", Bath.Floating(Saline.KCl(100).Concentrations)).WithBoundary("right", new Bath(0, Saline.KCl(4)))
            .WithSurface(new("inside", "membrane", charge)).WithSurface(new("membrane", "outside", charge))
            .WithMembrane(new Membrane("membrane", "inside", "outside").With(new GoldmanLeak(Problems.K, 1e-8)).With(new GoldmanLeak(Problems.Cl, 5e-9)));
    }

    /// <summary>A resting membrane with Goldman leaks for potassium and sodium: layers leave their voltage as it is.</summary>
    public static PnpProblem GoldmanPair() => Problems.Membrane()
        .WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations))
        .WithMembrane(new Membrane("membrane", "inside", "outside").With(new GoldmanLeak(Problems.K, 1e-8)).With(new GoldmanLeak(Problems.Na, 4e-10)));

    /// <summary>Ions of one diffusivity that exchange through a slab, each half of 100 mM on its own side.</summary>
    public static PnpProblem Exchange(double permeability, double bath = 100 * nm)
    {
        Material inside = Material.Electrolyte(80, (A, 60), (B, 40), (X, 100));
        Material outside = Material.Electrolyte(80, (A, 40), (B, 60), (X, 100));
        return new PnpProblem(
            Grid.Planar(Segment.Graded("inside", bath, 2 * nm, 0.05 * nm), Segment.Uniform("membrane", 5 * nm, 8), Segment.Graded("outside", bath, 0.05 * nm, 2 * nm)), A, B, X)
            .WithMaterial("inside", inside).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("outside", outside)
            .WithBoundary("left", new Bath(0, inside)).WithBoundary("right", new Bath(0, outside))
            .WithMembrane(new Membrane("membrane", "inside", "outside").With(new GoldmanLeak(A, permeability)).With(new GoldmanLeak(B, permeability)));
    }

    /// <summary>A closed side that a pump and leaks fill, between a wall and a membrane.</summary>
    public static PnpProblem Closed(double length, double charge = 0)
    {
        var pump = new Pump(4e15, 100, ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, 3).Add(Problems.K, -2))
        {
            Law = new IndependentSites(ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, 5).Add(Problems.K, 1.5)),
        };
        PnpProblem open = Problems.Membrane();
        return (open with
        {
            Grid = Grid.Planar(Segment.Graded("inside", length, length / 10, 0.02 * nm), Segment.Uniform("membrane", 5 * nm, 8), Segment.Graded("outside", 30 * nm, 0.02 * nm, 1 * nm)),
            Boundaries = open.Boundaries.Remove("left"),
        })
            .WithSurface(new("inside", "membrane", charge))
            .WithMembrane(new Membrane("membrane", "inside", "outside")
                .With(new OhmicLeak(Problems.K, 1)).With(new OhmicLeak(Problems.Na, 0.25)).With(new OhmicLeak(Problems.Cl, 0.5)).With(pump));
    }

    /// <summary>A spherical shell of membrane with a voltage across it.</summary>
    public static PnpProblem Shell(double start) => new PnpProblem(
        Grid.FromSegments(CoordinateSystem.Spherical, start, Segment.Graded("inside", 6 * nm, 0.5 * nm, 0.05 * nm), Segment.Uniform("membrane", 5 * nm, 32), Segment.Graded("outside", 10 * nm, 0.05 * nm, 1 * nm)),
        Problems.K, Problems.Cl)
        .WithMaterial("inside", Saline.KCl(100)).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("outside", Saline.KCl(100))
        .WithBoundary("inner", new Bath(0.1, Saline.KCl(100))).WithBoundary("outer", new Bath(0, Saline.KCl(100)));

    /// <summary>A charged wall with the bath that far away.</summary>
    public static PnpProblem NearBath(double length, double density = -0.05) =>
        Saline.Wall(density, Saline.KCl(100)) with { Grid = Grid.Planar(Segment.Graded("bulk", length, 0.01 * nm, length / 20)) };

    /// <summary>A cylinder, held 1 mV above the solution around it at one end, whose membrane conducts g.</summary>
    public static PnpProblem Axon(double conductance)
    {
        const double radius = 5 * um;
        const double length = 100 * um;
        const double outer = radius + (5 * nm);
        var grid = Grid.Axisymmetric(
            Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Graded("", radius, 500 * nm, 0.2 * nm), Segment.Uniform("", 5 * nm, 2), Segment.Graded("", 20 * nm, 0.2 * nm, 4 * nm)),
            Segment.Axis(CoordinateSystem.Planar, 0, Segment.Uniform("", length, 128)),
            new("core", 0, radius, 0, length), new("wall", radius, outer, 0, length), new("shell", outer, outer + (20 * nm), 0, length));
        Species k = new("K", 1, 2e-9);
        Species cl = new("Cl", -1, 2e-9);
        Material salt = Material.Electrolyte(80, (k, 100), (cl, 100));
        return new PnpProblem(grid, k, cl).WithMaterial("core", salt).WithMaterial("wall", Material.Dielectric(2)).WithMaterial("shell", salt)
            .WithBoundary("bottom", new Bath(1 * mV, salt) { Covers = ["core"] }).WithBoundary("outer", new Bath(0, salt))
            .WithMembrane(new Membrane("wall", "core", "shell") { Mechanisms = [new OhmicLeak(k, conductance / 2), new OhmicLeak(cl, conductance / 2)] });
    }
}
