using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Solvers;

public class MembraneExchangeTests
{
    private static readonly Membrane Bare = new("membrane", "inside", "outside");

    private static Pump SodiumPump => new(4e15, 100, ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, 3).Add(Problems.K, -2))
    {
        Law = new IndependentSites(ImmutableDictionary<Species, double>.Empty.Add(Problems.Na, 5).Add(Problems.K, 1.5)),
    };

    /// <summary>Ohmic leaks feel electrochemical potentials, which are flat across the layers up to the polarisation of the baths.</summary>
    [Fact]
    public void OhmicLeaksFloatAtTheChordConductancePotential()
    {
        (double gK, double gNa, double gCl) = (4, 0.4, 1);
        PnpProblem problem = Floating(Bare.With(new OhmicLeak(Problems.K, gK)).With(new OhmicLeak(Problems.Na, gNa)).With(new OhmicLeak(Problems.Cl, gCl)));
        double thermal = problem.ThermalVoltage;
        double chord = ((gK * thermal * Math.Log(4.0 / 140)) + (gNa * thermal * Math.Log(145.0 / 12)) - (gCl * thermal * Math.Log(120.0 / 7))) / (gK + gNa + gCl);
        Assert.Equal(chord, SteadySolver.Solve(problem).Potential[0], 1e-7);
    }

    [Fact]
    public void PumpShiftsThePotentialByItsCurrentOverTheConductance()
    {
        Membrane leaks = Bare.With(new OhmicLeak(Problems.K, 4)).With(new OhmicLeak(Problems.Na, 0.4));
        Solution off = SteadySolver.Solve(Floating(leaks));
        Solution on = SteadySolver.Solve(Floating(leaks.With(SodiumPump)));
        double pumped = Value(on, "membrane.membrane.current.pump");
        Assert.Equal(-pumped / 4.4, on.Potential[0] - off.Potential[0], 1e-7);
        Assert.True(pumped > 0.01);
    }

    /// <summary>Layers in equilibrium leave V − E as it is in the bulk; the concentrations at the faces follow Boltzmann.</summary>
    [Fact]
    public void DrivingForcesAreTheSameAtTheFacesAndConcentrationsAreNot()
    {
        Solution solution = SteadySolver.Solve(Floating(Bare.With(new OhmicLeak(Problems.K, 4)).With(new OhmicLeak(Problems.Na, 0.4)).With(SodiumPump)));
        foreach (string ion in new[] { "K", "Na" })
        {
            Assert.Equal(Value(solution, $"membrane.membrane.driving-force.{ion}.bulk"), Value(solution, $"membrane.membrane.driving-force.{ion}"), 1e-6);
        }

        double force = Value(solution, "membrane.membrane.driving-force.K");
        Assert.Equal(4 * force, Value(solution, "membrane.membrane.current.K.leak"), 1e-12);
        Assert.Equal(solution.Potential[0] - (solution.Problem.ThermalVoltage * Math.Log(4.0 / 140)), Value(solution, "membrane.membrane.driving-force.K.bulk"), 1e-12);
        int face = solution.Network.MembraneEdges[0].Slab.InsideNode;
        double boltzmann = 12 * Math.Exp((solution.Potential[0] - solution.Potential[face]) / solution.Problem.ThermalVoltage);
        Assert.Equal(boltzmann, Value(solution, "membrane.membrane.face.inside.Na"), 1e-4);
        Assert.True(boltzmann < 11.9);
    }

    /// <summary>A pump against a narrow leak drives the potential to volts; a cold start finds it all the same.</summary>
    [Theory]
    [InlineData(0.1)]
    [InlineData(3e-3)]
    [InlineData(2e-3)]
    [InlineData(1e-3)]
    public void ANarrowLeakFloatsAtVoltsWithoutContinuation(double conductance)
    {
        Solution solution = SteadySolver.Solve(Floating(Bare.With(new OhmicLeak(Problems.K, conductance)).With(SodiumPump with { Density = 1e15 })));
        Assert.Empty(solution.Report.Notes);
        Assert.Equal(0, Value(solution, "membrane.membrane.current"), 1e-12);
        Assert.InRange(solution.Potential[0], -4, -0.09);
    }

    /// <summary>Fick's law through the membrane for a solute that carries no charge.</summary>
    [Fact]
    public void AnUnchargedSoluteCrossesByItsOwnGradient()
    {
        var sugar = new Species("G", 0, 0.6e-9);
        Material Sweet(Material material, double c) => material with { Concentrations = material.Concentrations.Add(sugar, c) };
        PnpProblem problem = Floating(Bare.With(new OhmicLeak(Problems.K, 1)).With(new GoldmanLeak(sugar, 1e-8)));
        problem = (problem with { Species = problem.Species.Add(sugar) })
            .WithMaterial("inside", Sweet(Problems.Inside, 1)).WithMaterial("outside", Sweet(Problems.Outside, 5))
            .WithBoundary("left", Bath.Floating(Sweet(Problems.Inside, 1).Concentrations)).WithBoundary("right", new Bath(0, Sweet(Problems.Outside, 5)));
        double series = (1 / 1e-8) + (2 * 50 * nm / 0.6e-9);
        Assert.Equal(-4 / series, Value(SteadySolver.Solve(problem), "membrane.membrane.flux.G"), 1e-12);
    }

    [Fact]
    public void NoNetCurrentFlowsWhereTheBathFloatsAndTheGivenOneWhereItIsClamped()
    {
        Membrane membrane = Bare.With(new GoldmanLeak(Problems.K, 1e-8)).With(new GoldmanLeak(Problems.Na, 4e-10)).With(SodiumPump);
        Solution floating = SteadySolver.Solve(Floating(membrane));
        Assert.True(Math.Abs(Value(floating, "boundary.left.current")) < 1e-12 * Math.Abs(Value(floating, "boundary.left.current.K")));
        Solution clamped = SteadySolver.Solve(Problems.Membrane().WithMembrane(membrane)
            .WithBoundary("left", Bath.CurrentClamp(0.05, Problems.Inside.Concentrations)));
        Assert.Equal(0.05, Value(clamped, "boundary.left.current"), 1e-13);
        Solution held = SteadySolver.Solve(Problems.Membrane(clamped.Potential[0]).WithMembrane(membrane));
        Assert.Equal(0.05, Value(held, "boundary.left.current"), 1e-12);
    }

    [Fact]
    public void AMembraneSeenFromTheOtherSideCarriesTheSame()
    {
        Membrane membrane = Bare.With(new GoldmanLeak(Problems.K, 1e-8)).With(new OhmicLeak(Problems.Na, 0.1)).With(SodiumPump);
        PnpProblem problem = Floating(membrane);
        Solution direct = SteadySolver.Solve(problem);
        Solution mirrored = SteadySolver.Solve(Problems.Mirrored(problem));
        foreach (string name in new[] { "membrane.membrane.potential", "membrane.membrane.current.K", "membrane.membrane.current.pump", "membrane.membrane.drop" })
        {
            Assert.Equal(Value(direct, name), Value(mirrored, name), 1e-9 * Math.Abs(Value(direct, name)));
        }
    }

    /// <summary>Mechanisms count per area of the inside face.</summary>
    [Theory]
    [InlineData(CoordinateSystem.Cylindrical, "inside")]
    [InlineData(CoordinateSystem.Spherical, "inside")]
    [InlineData(CoordinateSystem.Spherical, "outside")]
    public void CurrentOfACurvedMembraneIsThatOfItsInsideFace(CoordinateSystem coordinates, string lower)
    {
        string upper = lower == "inside" ? "outside" : "inside";
        PnpProblem problem = Problems.Membrane() with
        {
            Grid = Grid.FromSegments(coordinates, 20 * nm, Segment.Graded(lower, 30 * nm, 1 * nm, 0.05 * nm),
                Segment.Uniform("membrane", 5 * nm, 16), Segment.Graded(upper, 30 * nm, 0.05 * nm, 1 * nm)),
            Boundaries = ImmutableDictionary<string, BoundaryCondition>.Empty,
        };
        problem = problem.WithMembrane(Bare.With(new GoldmanLeak(Problems.K, 1e-8)))
            .WithBoundary("inner", new Bath(lower == "inside" ? -0.03 : 0, lower == "inside" ? Problems.Inside : Problems.Outside))
            .WithBoundary("outer", new Bath(lower == "inside" ? 0 : -0.03, lower == "inside" ? Problems.Outside : Problems.Inside));
        Solution solution = SteadySolver.Solve(problem);
        double face = coordinates.Area(lower == "inside" ? 50 * nm : 55 * nm);
        double outward = Value(solution, "membrane.membrane.current.K") * face;
        Assert.Equal(outward, Value(solution, lower == "inside" ? "boundary.inner.current.K" : "boundary.outer.current.K"), 1e-12 * outward);
        Assert.True(outward > 0);
    }

    /// <summary>The state at which every ion's leak balances its pump; no bath touches the inside.</summary>
    [Theory]
    [InlineData(CoordinateSystem.Spherical)]
    [InlineData(CoordinateSystem.Cylindrical)]
    [InlineData(CoordinateSystem.Planar)]
    public void AClosedCellFindsItsPumpLeakSteadyState(CoordinateSystem coordinates)
    {
        Solution solution = SteadySolver.Solve(Cell(coordinates, 2e-6, PumpLeak));
        double pumped = Value(solution, "membrane.membrane.current.Na.pump");
        foreach (string ion in new[] { "K", "Na", "Cl" })
        {
            Assert.True(Math.Abs(Value(solution, $"membrane.membrane.current.{ion}")) < 1e-9 * pumped, ion);
        }

        Assert.Equal(145, Value(solution, "region.inside.A.mean"), 1e-9);
        Assert.All(Conservation.Of(solution), pair => Assert.True(pair.Value < 1e-12, $"{pair.Key}: {pair.Value:g3}"));
        Assert.InRange(Value(solution, "membrane.membrane.potential"), -0.0735, -0.0715);
    }

    /// <summary>The circuit, whose state is the start, counts concentrations for amounts and activities for fluxes as the field does.</summary>
    [Fact]
    public void ANonIdealCellStartsFromItsCircuitAndEndsNearIt()
    {
        Solution solution = SteadySolver.Solve(Cell(CoordinateSystem.Spherical, 2e-6, PumpLeak) with { Activity = new Davies() });
        double pumped = Value(solution, "membrane.membrane.current.Na.pump");
        foreach (string ion in new[] { "K", "Na", "Cl" })
        {
            Assert.True(Math.Abs(Value(solution, $"membrane.membrane.current.{ion}")) < 1e-9 * pumped, ion);
            Assert.InRange(Math.Abs(Value(solution, $"deviation.region.inside.{ion}.mean")), 0, 5e-3);
        }

        Assert.InRange(Math.Abs(Value(solution, "deviation.membrane.membrane.potential")), 0, 1e-3);
        Assert.InRange(solution.Report.History.First(step => step.Stage == "full problem").Update, 0, 0.05);
    }

    /// <summary>The steady state does not depend on what the cell held at first, only on what it cannot exchange.</summary>
    [Fact]
    public void ThePumpLeakStateForgetsItsStart()
    {
        PnpProblem cell = Cell(CoordinateSystem.Spherical, 2e-6, PumpLeak);
        PnpProblem other = cell.WithMaterial("inside", Material.Electrolyte(80, (Problems.K, 30), (Problems.Na, 160), (Problems.Cl, 45), (Problems.Anion, 145)));
        Solution first = SteadySolver.Solve(cell);
        Solution second = SteadySolver.Solve(other);
        foreach (string ion in new[] { "K", "Na", "Cl" })
        {
            double expected = Value(first, $"region.inside.{ion}.mean");
            Assert.Equal(expected, Value(second, $"region.inside.{ion}.mean"), 1e-8 * expected);
        }
    }

    [Fact]
    public void WithoutAPumpAClosedCellEndsInDonnanEquilibrium()
    {
        Solution solution = SteadySolver.Solve(Cell(CoordinateSystem.Spherical, 2e-6, PumpLeak with { Mechanisms = [.. PumpLeak.Mechanisms.Where(m => !m.IsPump)] }));
        double ratio = Value(solution, "region.inside.K.mean") / 4;
        Assert.Equal(ratio, Value(solution, "region.inside.Na.mean") / 145, 1e-5 * ratio);
        Assert.Equal(1 / ratio, Value(solution, "region.inside.Cl.mean") / 120, 1e-5);

        // neutral up to the charge on the capacitor: 149 r − 120/r − 145 = 0
        double donnan = (145 + Math.Sqrt((145 * 145) + (4 * 149 * 120))) / (2 * 149);
        Assert.Equal(donnan, ratio, 1e-4);
        Assert.True(Math.Abs(Value(solution, "membrane.membrane.current.Na")) < 1e-15);

        // the Debye length is that of what the cell came to hold
        double strength = (149 * ratio) + (120 / ratio) + 145;
        Assert.Equal(0.803386e-9 * Math.Sqrt(304 / strength), Value(solution, "region.inside.debye-length"), 1e-13);
    }

    /// <summary>Two closed chambers that exchange one ion keep what they hold together.</summary>
    [Fact]
    public void TwoClosedChambersShareTheirIons()
    {
        Material left = Material.Electrolyte(80, (Problems.K, 120), (Problems.Cl, 120));
        Material right = Material.Electrolyte(80, (Problems.K, 30), (Problems.Cl, 30));
        PnpProblem problem = new PnpProblem(Problems.Membrane().Grid, Problems.K, Problems.Cl)
            .WithMaterial("inside", left).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("outside", right)
            .WithMembrane(Bare.With(new OhmicLeak(Problems.K, 1)).With(new GoldmanLeak(Problems.Cl, 1e-8)));
        Solution solution = SteadySolver.Solve(problem);
        Assert.Equal(75, Value(solution, "region.inside.K.mean"), 1e-9);
        Assert.Equal(75, Value(solution, "region.outside.Cl.mean"), 1e-9);
        Assert.Equal(0, Value(solution, "membrane.membrane.potential"), 1e-12);
    }

    [Theory]
    [InlineData("pump alone", "boundaries.left", "leak")]
    [InlineData("cell without a sodium leak", "membranes.membrane.pump", "add a leak for Na")]
    [InlineData("negative conductance", "membranes.membrane.ohmic-K.conductance", "must not be negative")]
    [InlineData("two of one name", "membranes.membrane.ohmic-K", "give one a name")]
    [InlineData("ion that cannot be there", "membranes.membrane.ohmic-Cl", "cannot be in region")]
    [InlineData("stranger", "membranes.membrane.ohmic-Li", "not one of the problem's species")]
    [InlineData("not between", "membranes.membrane", "does not lie between")]
    [InlineData("uncharged", "membranes.membrane.ohmic-G.species", "uncharged")]
    [InlineData("leak of what is nowhere", "membranes.membrane.ohmic-Li", "no region on either side holds any")]
    [InlineData("flux of what is nowhere", "membranes.membrane.constant-flux-Li", "no region on either side holds any")]
    [InlineData("unpumped ion saturates", "membranes.membrane.pump.half-saturation.Cl", "does not move Cl")]
    public void WhatCannotBeIsSaidBeforeSolving(string fault, string path, string message)
    {
        var sugar = new Species("G", 0, 1e-9);
        var lithium = new Species("Li", 1, 1e-9);
        PnpProblem problem = fault switch
        {
            "leak of what is nowhere" => With(lithium, Bare.With(new OhmicLeak(Problems.K, 1)).With(new OhmicLeak(lithium, 1))),
            "flux of what is nowhere" => With(lithium, Bare.With(new OhmicLeak(Problems.K, 1)).With(new ConstantFlux(lithium, 1e-7))),
            "pump alone" => Floating(Bare.With(SodiumPump)),
            "cell without a sodium leak" => Cell(CoordinateSystem.Spherical, 1e-6, Bare.With(new OhmicLeak(Problems.K, 1)).With(SodiumPump)),
            "negative conductance" => Floating(Bare.With(new OhmicLeak(Problems.K, -1))),
            "two of one name" => Floating(Bare.With(new OhmicLeak(Problems.K, 1)).With(new OhmicLeak(Problems.K, 2))),
            "ion that cannot be there" => Floating(Bare.With(new OhmicLeak(Problems.Cl, 1))).WithMaterial("outside", Problems.Outside with
            {
                Ions = [Problems.K, Problems.Na, Problems.Anion],
                Concentrations = Problems.Outside.Concentrations.Remove(Problems.Cl),
            }),
            "stranger" => Floating(Bare.With(new OhmicLeak(new("Li", 1, 1e-9), 1))),
            "not between" => Floating(new Membrane("membrane", "inside", "inside").With(new OhmicLeak(Problems.K, 1))),
            "uncharged" => Floating(Bare.With(new OhmicLeak(sugar, 1))) with { Species = [.. Problems.Membrane().Species, sugar] },
            _ => Floating(Bare.With(new OhmicLeak(Problems.K, 1)).With(SodiumPump with
            {
                Law = new IndependentSites(ImmutableDictionary<Species, double>.Empty.Add(Problems.Cl, 1)),
            })),
        };
        ProblemIssue issue = Assert.Single(ProblemCheck.Issues(problem), issue => issue.IsError);
        Assert.Equal(path, issue.Path);
        Assert.Contains(message, issue.Message, StringComparison.Ordinal);
    }

    /// <summary>Goldman's flux of an ion that is on neither side is 0, and so is a leak of no conductance.</summary>
    [Fact]
    public void WhatIsNowhereMayHaveAPermeability()
    {
        var lithium = new Species("Li", 1, 1e-9);
        Membrane membrane = Bare.With(new OhmicLeak(Problems.K, 1)).With(new GoldmanLeak(lithium, 1e-8)).With(new OhmicLeak(lithium, 0));
        Solution solution = SteadySolver.Solve(With(lithium, membrane));
        Assert.Equal(0, Value(solution, "membrane.membrane.current.Li"));
        Assert.All(QuantityCatalogue.Evaluate(solution), quantity => Assert.True(double.IsFinite(quantity.Value), quantity.Name));
        Assert.Equal(solution.Problem.ThermalVoltage * Math.Log(4.0 / 140), solution.Potential[0], 1e-12);
    }

    /// <summary>Each layer of a stack reports what it can, beside electrolytes that it does not touch.</summary>
    [Fact]
    public void LayersOfAStackHaveQuantities()
    {
        PnpProblem problem = Problems.Membrane().WithMaterial("head", Material.Dielectric(10)) with
        {
            Grid = Grid.Planar(Segment.Graded("inside", 50 * nm, 1 * nm, 0.1 * nm), Segment.Uniform("membrane", 5 * nm, 16),
                Segment.Uniform("head", 1 * nm, 4), Segment.Graded("outside", 50 * nm, 0.1 * nm, 1 * nm)),
        };
        Solution solution = SteadySolver.Solve(problem);
        Assert.Equal(-0.07, Value(solution, "membrane.membrane.potential"), 1e-15);
        Assert.Equal(-0.07, Value(solution, "membrane.head.potential"), 1e-15);

        // ε E is the same in both
        Assert.Equal(2 * Value(solution, "membrane.membrane.field"), 10 * Value(solution, "membrane.head.field"), 1);
    }

    /// <summary>An uncharged solute that a pump brings in leaks out by its permeability: c_in − c_out = J/P.</summary>
    [Fact]
    public void AnUnchargedSoluteIsHeldByItsPumpAndItsLeak()
    {
        var sugar = new Species("G", 0, 1e-9);
        var uptake = new Pump(1e15, 10, ImmutableDictionary<Species, double>.Empty.Add(sugar, -1)) { Name = "uptake" };
        PnpProblem cell = Cell(CoordinateSystem.Spherical, 200 * nm, PumpLeak.With(new GoldmanLeak(sugar, 1e-8)).With(uptake));
        cell = (cell with { Species = [.. cell.Species, sugar] }).WithBoundary("outer", new Bath(0, With(Problems.Outside, sugar, 5)))
            .WithMaterial("inside", With(Problems.Inside, sugar, 5)).WithMaterial("outside", With(Problems.Outside, sugar, 5));
        Solution solution = SteadySolver.Solve(cell);
        double rise = 1e16 / PhysicalConstants.Avogadro / 1e-8;
        Assert.Equal(5 + rise, Value(solution, "region.inside.G.mean"), 1e-9 * (5 + rise));
    }

    /// <summary>Where a solute dissolves in the slab, what a pump moves comes back through it and no bath has to supply any.</summary>
    [Fact]
    public void APumpAcrossASlabThatDissolvesItsSoluteMovesItInACircle()
    {
        var sugar = new Species("G", 0, 1e-9);
        var pump = new Pump(1e15, 10, ImmutableDictionary<Species, double>.Empty.Add(sugar, 1));
        PnpProblem problem = Problems.Membrane().WithMembrane(Bare.With(pump));
        problem = (problem with { Species = [.. problem.Species, sugar] }).WithMaterial("membrane", Material.Dielectric(2) with { Ions = [sugar] })
            .WithMaterial("inside", With(Problems.Inside, sugar, 5)).WithMaterial("outside", With(Problems.Outside, sugar, 5))
            .WithBoundary("left", new Bath(-70 * mV, With(Problems.Inside, sugar, 5)))
            .WithBoundary("right", new Bath(0, With(Problems.Outside, sugar, 5)) { Impermeable = [sugar] });
        Solution solution = SteadySolver.Solve(problem);
        double rise = 1e16 / PhysicalConstants.Avogadro * 5 * nm / 1e-9;
        ReadOnlySpan<double> activity = solution.Activity(sugar);
        Assert.Equal(5 + rise, activity[^1], 1e-12);
        var system = new NetworkSystem(solution.Network);
        system.Evaluate(solution.State);
        Assert.Equal(0, system.Inflow(solution.Network.Ends[0], 4), 1e-12 * 1e16 / PhysicalConstants.Avogadro);
    }

    [Fact]
    public void CurrentVoltageCurveRisesThroughTheFloatingPotential()
    {
        Membrane membrane = Bare.With(new GoldmanLeak(Problems.K, 1e-8)).With(new GoldmanLeak(Problems.Na, 4e-10)).With(SodiumPump);
        double rest = SteadySolver.Solve(Floating(membrane)).Potential[0];
        IReadOnlyList<CurrentVoltagePoint> curve = CurrentVoltage.Curve(Floating(membrane), "left", [-0.12, rest, -0.03, 0.04]);
        Assert.Equal(0, curve[1].Current, 1e-12);
        Assert.Equal(curve.Select(p => p.Current).Order(), curve.Select(p => p.Current));
        Assert.All(curve, point => Assert.Equal(point.Potential, point.Solution.Potential[0], 1e-16));
    }

    private static Material With(Material material, Species species, double concentration) =>
        material with { Concentrations = material.Concentrations.Add(species, concentration) };

    private static PnpProblem With(Species species, Membrane membrane) => Floating(membrane) with { Species = [.. Problems.Membrane().Species, species] };

    private static Membrane PumpLeak => Bare.With(new OhmicLeak(Problems.K, 1)).With(new OhmicLeak(Problems.Na, 0.25))
        .With(new OhmicLeak(Problems.Cl, 0.5)).With(SodiumPump);

    /// <summary>Na⁺ is in one bath only: its driving force between the bulks is infinite and so is no result.</summary>
    [Fact]
    public void AnIonThatOneBathLacksHasNoDrivingForceInTheBulk()
    {
        Material inside = Material.Electrolyte(80, (Problems.K, 152), (Problems.Cl, 7), (Problems.Anion, 145));
        PnpProblem problem = Floating(Bare.With(new GoldmanLeak(Problems.K, 1e-8)).With(new GoldmanLeak(Problems.Na, 4e-10)))
            .WithMaterial("inside", inside).WithBoundary("left", Bath.Floating(inside.Concentrations));
        IReadOnlyList<Quantity> quantities = QuantityCatalogue.Evaluate(SteadySolver.Solve(problem));
        Assert.DoesNotContain(quantities, q => q.Name == "membrane.membrane.driving-force.Na.bulk");
        Assert.Contains(quantities, q => q.Name == "membrane.membrane.driving-force.K.bulk");
        Assert.All(quantities, q => Assert.True(double.IsFinite(q.Value), q.Name));
    }

    [Fact]
    public void NotesSayWhereAnIonIsClosedIn()
    {
        PnpProblem problem = Problems.Membrane().WithMembrane(Bare.With(new OhmicLeak(Problems.K, 1)).With(new OhmicLeak(Problems.Na, 1)).With(SodiumPump))
            .WithBoundary("left", Wall.Insulating).WithBoundary("right", Wall.Insulating);
        IReadOnlyList<string> notes = SteadySolver.Solve(problem).Report.Notes;
        Assert.Contains(notes, note => note.StartsWith("Cl is closed in inside: its amount, 3.5e-07 mol per m²", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.StartsWith("Cl is closed in outside: its amount, 6e-06 mol per m²", StringComparison.Ordinal));
        Assert.Contains(notes, note => note.StartsWith("K is closed in inside and outside:", StringComparison.Ordinal));
    }

    private static PnpProblem Floating(Membrane membrane) => Problems.Membrane().WithMembrane(membrane)
        .WithBoundary("left", Bath.Floating(Problems.Inside.Concentrations));

    private static PnpProblem Cell(CoordinateSystem coordinates, double radius, Membrane membrane)
    {
        PnpProblem problem = Problems.Membrane();
        return problem with
        {
            Grid = Grid.FromSegments(coordinates, 0, Segment.Graded("inside", radius, radius / 40, 0.05 * nm),
                Segment.Uniform("membrane", 5 * nm, 16), Segment.Graded("outside", 60 * nm, 0.05 * nm, 2 * nm)),
            Boundaries = problem.Boundaries.Clear().Add(coordinates == CoordinateSystem.Planar ? "right" : "outer", new Bath(0, Problems.Outside)),
            Membranes = [membrane],
        };
    }

    private static double Value(Solution solution, string name) => QuantityCatalogue.Evaluate(solution).First(q => q.Name == name).Value;
}
