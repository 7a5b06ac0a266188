using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

/// <summary>Every feature that a line has, as a small problem by name; a new one joins the tests of r–z with a row here.</summary>
internal static class LineProblems
{
    private static readonly Species Sugar = new("G", 0, 0.6e-9);
    private static readonly Membrane Bare = new("membrane", "inside", "outside");
    private static readonly Pump SodiumPump = new(4e15, 100, Ions(3, -2)) { Law = new IndependentSites(Ions(5, 1.5)) };
    private static readonly Membrane Leaky = Bare.With(new OhmicLeak(Problems.K, 4)).With(new GoldmanLeak(Problems.Na, 4e-10)).With(new OhmicLeak(Problems.Cl, 1));
    private static readonly Membrane PumpLeak = Bare.With(new OhmicLeak(Problems.K, 1)).With(new OhmicLeak(Problems.Na, 0.25)).With(new OhmicLeak(Problems.Cl, 0.5)).With(SodiumPump);
    private static readonly Material Salt = Material.Electrolyte(80, (Problems.Na, 100), (Problems.Cl, 100));

    /// <summary>Problems on planar lines.</summary>
    public static ImmutableDictionary<string, PnpProblem> Planar { get; } = new Dictionary<string, PnpProblem>
    {
        ["slab, clamped"] = Slab(),
        ["slab with charged faces"] = Slab().WithSurface(new("inside", "membrane", -0.02)).WithSurface(new("membrane", "outside", 0.01) { Position = 35 * nm }),
        ["floating between two baths"] = Float(Slab().WithMaterial("membrane", new() { Permittivity = 2, Ions = [Problems.K] })),
        ["current clamp"] = Problems.Film(0).WithBoundary("left", Bath.CurrentClamp(2000, Problems.Film(0).Material("film").Concentrations.Add(Problems.Na, 100).Add(Problems.Cl, 100))),
        ["film at 1 V"] = Problems.Film(1),
        ["leaks"] = Slab().WithMembrane(Leaky),
        ["leaks and pump, floating"] = Float(Slab().WithMembrane(Leaky.With(SodiumPump))),
        ["leaks and pump at a given current"] = Slab().WithMembrane(Leaky.With(SodiumPump)).WithBoundary("left", Bath.CurrentClamp(0.05, Problems.Inside.Concentrations)),
        ["channels with gates, floating"] = SquidAxon.Patch(0),
        ["constant flux"] = Float(Slab().WithMembrane(Bare.With(new ConstantFlux(Problems.Na, -1e-7)).With(new OhmicLeak(Problems.K, 4)))),
        ["narrow leak at volts"] = Float(Slab().WithMembrane(Bare.With(new OhmicLeak(Problems.K, 0.1)).With(SodiumPump with { Density = 1e15 }))),
        ["closed inside"] = Slab() with { Boundaries = Slab().Boundaries.Remove("left") },
        ["closed inside, charged face"] = Slab().WithSurface(new("inside", "membrane", -0.01)) with { Boundaries = Slab().Boundaries.Remove("left") },
        ["closed cell with pump and leaks"] = Closed(PumpLeak),
        ["closed cell with pump and leaks, non-ideal"] = Closed(PumpLeak) with { Activity = new Davies() },
        ["closed cell without pump"] = Closed(PumpLeak with { Mechanisms = [.. PumpLeak.Mechanisms.Where(m => !m.IsPump)] }),
        ["closed cell, nothing but leaks, both sides"] = Closed(PumpLeak with { Mechanisms = [.. PumpLeak.Mechanisms.Where(m => !m.IsPump)] }) with { Boundaries = [] },
        ["closed box of charged walls"] = Box(Wall.Charged(0.05), Wall.Charged(-0.05)),
        ["closed box between electrodes"] = Box(Wall.Electrode(0.1), Wall.Electrode(-0.2, new SternLayer(0.3 * nm, 10))),
        ["closed box at an electrode"] = Box(Wall.Electrode(0.5, new SternLayer(0.3 * nm, 10)), Wall.Insulating),
        ["charged wall"] = Problems.ChargedWall(-0.2, 150),
        ["charged wall, divalent"] = Problems.ChargedWall(0.1, 10, 2),
        ["charged wall, bikerman"] = Problems.ChargedWall(-0.3, 100) with { Activity = new Bikerman { SolventSize = 0.28 * nm } },
        ["gel of fixed charge"] = Gel(),
        ["gel of fixed charge, davies"] = Gel() with { Activity = new Davies() },
        ["partition"] = Gel().WithMaterial("gel", new()
        {
            Permittivity = 60,
            StandardPotentials = ImmutableDictionary<Species, StandardPotential>.Empty.Add(Problems.Na, -2).Add(Problems.Cl, 3),
            Diffusivities = ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, 1e-10),
        }).WithBoundary("right", new Bath(0.1, Salt)),
        ["junction, debye-huckel"] = Problems.Film(0.02) with { Activity = new DebyeHueckel() },
        ["junction of trivalent ions, floating"] = Junction(),
        ["forty thermal voltages at an exchanger"] = Exchanger(),
        ["uncharged solute, floating"] = Sweet(Float(Slab().WithMembrane(Leaky.With(new GoldmanLeak(Sugar, 1e-8))))),
        ["solute pumped into a closed inside"] = Sweet(Closed(PumpLeak.With(new Pump(1e15, 10, ImmutableDictionary<Species, double>.Empty.Add(Sugar, -1)) { Name = "uptake" }).With(new GoldmanLeak(Sugar, 1e-8)))),
        ["two slabs in a row, closed between"] = Sandwich(false),
        ["closed salt between dielectrics on electrodes"] = Sandwich(true),
        ["floating with nothing that fixes the potential"] = Float(Slab().WithMembrane(Leaky)).WithBoundary("right", Bath.Floating(Problems.Outside.Concentrations)),
        ["one floating bath beside a charged wall"] = Problems.ChargedWall(-0.05, 100).WithBoundary("right", Bath.Floating(Problems.ChargedWall(-0.05, 100).Material("bulk").Concentrations)),
        ["bath that anions cannot enter"] = Problems.Film(0.05).WithBoundary("right", ((Bath)Problems.Film(0).Boundary("right")) with { Impermeable = [Problems.Cl] }),
        ["closed gel at an electrode"] = new PnpProblem(Grid.Planar(Segment.Uniform("gel", 20 * nm, 60)), Problems.Na, Problems.Cl)
            .WithMaterial("gel", Material.Electrolyte(80, (Problems.Na, 600), (Problems.Cl, 100)) with { FixedChargeDensity = -500 * PhysicalConstants.Faraday })
            .WithBoundary("left", Wall.Electrode(0.5, new SternLayer(0.3 * nm, 10))),
        ["no ions at all"] = new PnpProblem(Grid.Planar(Segment.Uniform("slab", 10 * nm, 10)))
            .WithMaterial("slab", Material.Dielectric(4)).WithBoundary("left", Wall.Electrode(1)).WithBoundary("right", Wall.Charged(0.01)),
    }.ToImmutableDictionary();

    /// <summary>Problems on cylindrical lines, with the axis and without.</summary>
    public static ImmutableDictionary<string, PnpProblem> Radial { get; } = new Dictionary<string, PnpProblem>
    {
        ["leaks and pump, floating"] = Round(20 * nm, "inside", Leaky.With(SodiumPump)) is var open ? open.WithBoundary("inner", Bath.Floating(Problems.Inside.Concentrations)) : open,
        ["leaks and pump, inside out"] = Round(20 * nm, "outside", Leaky.With(SodiumPump)).WithBoundary("inner", new Bath(0, Problems.Outside)).WithBoundary("outer", Bath.Floating(Problems.Inside.Concentrations)),
        ["closed cell with pump and leaks"] = Round(0, "inside", PumpLeak),
        ["closed cell, charged faces"] = Round(0, "inside", Bare).WithSurface(new("inside", "membrane", -0.01)),
        ["charged pore"] = new PnpProblem(Grid.FromSegments(CoordinateSystem.Cylindrical, 0, Segment.Graded("pore", 2 * nm, 0.2 * nm, 0.02 * nm), Segment.Uniform("wall", 3 * nm, 12)), Problems.Na, Problems.Cl)
            .WithMaterial("pore", Salt).WithMaterial("wall", Material.Dielectric(2)).WithSurface(new("pore", "wall", -0.02)).WithBoundary("outer", Wall.Electrode(0.05)),
        ["annulus between baths"] = new PnpProblem(Grid.FromSegments(CoordinateSystem.Cylindrical, 1 * nm, Segment.Uniform("film", 20 * nm, 60)), Problems.Na, Problems.Cl)
            .WithMaterial("film", new() { Permittivity = 80 }).WithBoundary("inner", new Bath(0.2, Salt)).WithBoundary("outer", new Bath(0, Material.Electrolyte(80, (Problems.Na, 20), (Problems.Cl, 20)))),
    }.ToImmutableDictionary();

    /// <summary>An uncharged solute beside the ions: 1 mM inside, 5 mM outside.</summary>
    private static PnpProblem Sweet(PnpProblem problem)
    {
        Material With(string region, double c) => problem.Material(region) with { Concentrations = problem.Material(region).Concentrations.Add(Sugar, c) };
        PnpProblem sweet = (problem with { Species = problem.Species.Add(Sugar) }).WithMaterial("inside", With("inside", 1)).WithMaterial("outside", With("outside", 5));
        return sweet with
        {
            Boundaries = sweet.Boundaries.ToImmutableDictionary(p => p.Key, p => (BoundaryCondition)((Bath)p.Value with
            {
                Concentrations = With(p.Key == "left" ? "inside" : "outside", p.Key == "left" ? 1 : 5).Concentrations,
            })),
        };
    }

    /// <summary>A salt shut in between two slabs, with baths or with electrodes on the outside.</summary>
    private static PnpProblem Sandwich(bool hasElectrodes)
    {
        var middle = new Segment("middle", 20 * nm) { First = 0.1 * nm, Last = 0.1 * nm, Max = 1 * nm };
        Segment slab = Segment.Uniform("slab", 5 * nm, 8);
        Segment[] segments = hasElectrodes ? [slab, middle, slab]
            : [Segment.Graded("bath", 20 * nm, 1 * nm, 0.1 * nm), slab, middle, slab, Segment.Graded("bath", 20 * nm, 0.1 * nm, 1 * nm)];
        PnpProblem problem = new PnpProblem(Grid.Planar(segments), Problems.Na, Problems.Cl)
            .WithMaterial("middle", Salt).WithMaterial("slab", Material.Dielectric(2))
            .WithBoundary("left", hasElectrodes ? Wall.Electrode(0.3) : new Bath(0.3, Salt))
            .WithBoundary("right", hasElectrodes ? Wall.Electrode(0) : new Bath(0, Salt));
        return hasElectrodes ? problem.WithSurface(new("slab", "middle", -0.01) { Position = 5 * nm }) : problem.WithMaterial("bath", Salt);
    }

    private static PnpProblem Slab() => Problems.Membrane() with
    {
        Grid = Grid.Planar(
            Segment.Graded("inside", 30 * nm, 2 * nm, 0.1 * nm), Segment.Uniform("membrane", 5 * nm, 8), Segment.Graded("outside", 30 * nm, 0.1 * nm, 2 * nm)),
    };

    private static PnpProblem Float(PnpProblem problem) => problem.WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations));

    private static PnpProblem Closed(Membrane membrane) => Slab().WithMembrane(membrane) with { Boundaries = Slab().Boundaries.Remove("left") };

    private static PnpProblem Box(Wall left, Wall right) => new PnpProblem(
        Grid.Planar(new Segment("box", 20 * nm) { First = 0.05 * nm, Last = 0.05 * nm, Max = 0.5 * nm }), Problems.Na, Problems.Cl)
        .WithMaterial("box", Salt).WithBoundary("left", left).WithBoundary("right", right);

    private static PnpProblem Gel() => new PnpProblem(
        Grid.Planar(Segment.Graded("bath", 20 * nm, 1 * nm, 0.05 * nm), new Segment("gel", 10 * nm) { First = 0.05 * nm, Last = 0.05 * nm, Max = 0.5 * nm }, Segment.Graded("bath", 20 * nm, 0.05 * nm, 1 * nm)),
        Problems.Na, Problems.Cl)
        .WithMaterial("bath", Salt)
        .WithMaterial("gel", new() { Permittivity = 60, FixedChargeDensity = -200 * PhysicalConstants.Faraday })
        .WithBoundary("left", new Bath(0, Salt)).WithBoundary("right", new Bath(0.1, Material.Electrolyte(80, (Problems.Na, 10), (Problems.Cl, 10))));

    private static PnpProblem Junction()
    {
        Species proton = new("H", 1, 9.31e-9);
        Species trivalent = new("La", 3, 0.62e-9);
        return new PnpProblem(Grid.Planar(Segment.Uniform("junction", 1 * um, 120)), proton, trivalent, Problems.Cl)
            .WithMaterial("junction", new() { Permittivity = 80 })
            .WithBoundary("left", Bath.Floating(new Bath(0, (proton, 100), (Problems.Cl, 100)).Concentrations))
            .WithBoundary("right", new Bath(0, (trivalent, 1), (Problems.Cl, 3)));
    }

    private static PnpProblem Exchanger()
    {
        Material salt = Material.Electrolyte(80, (Problems.Na, 1), (Problems.Cl, 1));
        double length = 900 * nm;
        return new PnpProblem(Grid.Planar(Segment.Graded("layer", length, length / 100, 0.5 * nm)), Problems.Na, Problems.Cl)
            .WithMaterial("layer", salt)
            .WithBoundary("left", new Bath(0, salt))
            .WithBoundary("right", new Bath(-40 * PhysicalConstants.ThermalVoltage(298.15), salt) { Impermeable = [Problems.Cl] });
    }

    private static PnpProblem Round(double start, string lower, Membrane membrane)
    {
        string upper = lower == "inside" ? "outside" : "inside";
        PnpProblem problem = Problems.Membrane() with
        {
            Grid = Grid.FromSegments(CoordinateSystem.Cylindrical, start, Segment.Graded(lower, 30 * nm, 2 * nm, 0.1 * nm),
                Segment.Uniform("membrane", 5 * nm, 8), Segment.Graded(upper, 30 * nm, 0.1 * nm, 2 * nm)),
            Boundaries = [],
        };
        return problem.WithMembrane(membrane).WithBoundary("outer", new Bath(0, Problems.Outside));
    }

    private static ImmutableDictionary<Species, double> Ions(double sodium, double potassium) =>
        ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, sodium).Add(Problems.K, potassium);
}
