using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Circuits;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using PnpSolver.Tests.Validation;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Circuits;

/// <summary>Membranes side by side between the same electrolytes, cylinders around a core, and what a circuit cannot hold.</summary>
public sealed class ParallelMembraneTests
{
    private const double Patch = 100 * nm;
    private const double Disc = 20 * nm;

    private static readonly Species K = new("K", 1, 1.96e-9);
    private static readonly Species Na = new("Na", 1, 1.33e-9);
    private static readonly Species Cl = new("Cl", -1, 2.03e-9);
    private static readonly Material Inside = Material.Electrolyte(80, (K, 140), (Na, 10), (Cl, 150));
    private static readonly Material Outside = Material.Electrolyte(80, (K, 5), (Na, 145), (Cl, 150));
    private static readonly Pump Pump = new(1e15, 100, new Dictionary<Species, double> { [K] = -2, [Na] = 3 }.ToImmutableDictionary());

    [Fact]
    public void HalvesOfAMembraneRestWhereTheWholeDoes()
    {
        Mechanism[] all = [new OhmicLeak(K, 4), new GoldmanLeak(Na, 4e-10), Pump];
        double whole = Rest(TwoPatches([.. all], [.. all]), "rest").SteadyState!.Potential;
        Near.Relative(whole, Rest(TwoPatches([.. all], [.. all]), "disc").SteadyState!.Potential, 1e-13);
        Near.Relative(whole, Rest(OnePatch([.. all]), "rest").SteadyState!.Potential, 1e-13);
    }

    [Fact]
    public void LeaksGatheredInADiscRestWhereSpreadLeaksDo()
    {
        double share = Patch * Patch / (Disc * Disc);
        double pumped = Patch * Patch / ((Patch * Patch) - (Disc * Disc));
        MembraneCircuit spread = Rest(OnePatch(new OhmicLeak(K, 4), new OhmicLeak(Na, 0.4), Pump), "rest");
        PnpProblem gathered = TwoPatches(
            [new OhmicLeak(K, 4 * share), new OhmicLeak(Na, 0.4 * share)], [Pump with { Density = Pump.Density * pumped }]);
        MembraneCircuit disc = Rest(gathered, "disc");
        MembraneCircuit rest = Rest(gathered, "rest");
        Near.Relative(spread.SteadyState!.Potential, disc.SteadyState!.Potential, 1e-12);
        Near.Relative(spread.SteadyState.Potential, rest.SteadyState!.Potential, 1e-12);
        Near.Relative(-disc.Current(disc.SteadyState) * disc.Area, rest.Current(rest.SteadyState) * rest.Area, 1e-12);
        Assert.Equal(disc.Mechanisms.Length, disc.Branches(disc.SteadyState).Count);
    }

    [Fact]
    public void PoreBesideAMembraneIsRefused()
    {
        PnpProblem problem = TwoPatches([], [new OhmicLeak(K, 4)]).WithMaterial("disc", Inside);
        Assert.Contains("a pore joins both sides of rest", Rest(problem, "rest").Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void CylinderHasTheLengthConstantOfItsCore()
    {
        const double radius = 5 * um;
        const double conductance = 5;
        double thermal = PhysicalConstants.ThermalVoltage(298.15);
        double conductivity = PhysicalConstants.Faraday / thermal * ((140 * K.Diffusivity) + (10 * Na.Diffusivity) + (150 * Cl.Diffusivity));
        MembraneCircuit circuit = Rest(Cylinder(radius, new OhmicLeak(K, conductance)), "wall");
        Near.Relative(Math.Sqrt(radius * conductivity / (2 * conductance)), circuit.LengthConstant(circuit.SteadyState!)!.Value, 1e-13);
        MembraneCircuit bare = Rest(Cylinder(radius), "wall");
        Assert.Null(bare.LengthConstant(bare.At(0)));
        MembraneCircuit flat = Rest(OnePatch(new OhmicLeak(K, 4)), "rest");
        Assert.Null(flat.LengthConstant(flat.SteadyState!));
    }

    private static MembraneCircuit Rest(PnpProblem problem, string membrane) => LumpedCircuit.Of(problem).Find(membrane)!;

    private static PnpProblem OnePatch(params Mechanism[] mechanisms) =>
        Between(Grids("rest"), Bath.Floating(Inside.Concentrations)).WithMembrane(new Membrane("rest", "inside", "outside") { Mechanisms = [.. mechanisms] });

    private static PnpProblem TwoPatches(Mechanism[] disc, Mechanism[] rest) =>
        Between(Grids("disc"), Bath.Floating(Inside.Concentrations)).WithMaterial("disc", Material.Dielectric(2))
            .WithMembrane(new Membrane("disc", "inside", "outside") { Mechanisms = [.. disc] })
            .WithMembrane(new Membrane("rest", "inside", "outside") { Mechanisms = [.. rest] });

    private static PnpProblem Between(Grid grid, Bath floating) => new PnpProblem(grid, K, Na, Cl)
        .WithMaterial("inside", Inside).WithMaterial("rest", Material.Dielectric(2)).WithMaterial("outside", Outside)
        .WithBoundary("bottom", floating).WithBoundary("top", new Bath(0, Outside));

    private static Grid Grids(string disc) => Grid.Axisymmetric(
        Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", Disc, 2), Segment.Uniform("", Patch - Disc, 4)),
        Segment.Axis(CoordinateSystem.Planar, 0, Segment.Uniform("", 20 * nm, 4), Segment.Uniform("", 5 * nm, 2), Segment.Uniform("", 20 * nm, 4)),
        new("inside", 0, Patch, 0, 20 * nm), new("rest", 0, Patch, 20 * nm, 25 * nm), new("outside", 0, Patch, 25 * nm, 45 * nm),
        new(disc, 0, Disc, 20 * nm, 25 * nm));

    private static PnpProblem Cylinder(double radius, params Mechanism[] mechanisms)
    {
        var grid = Grid.Axisymmetric(
            Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", radius, 5), Segment.Uniform("", 5 * nm, 2), Segment.Uniform("", 20 * nm, 3)),
            Segment.Axis(CoordinateSystem.Planar, 0, Segment.Uniform("", 100 * um, 5)),
            new("inside", 0, radius, 0, 100 * um), new("wall", radius, radius + (5 * nm), 0, 100 * um), new("outside", radius + (5 * nm), radius + (25 * nm), 0, 100 * um));
        return new PnpProblem(grid, K, Na, Cl).WithMaterial("inside", Inside).WithMaterial("wall", Material.Dielectric(2)).WithMaterial("outside", Outside)
            .WithBoundary("bottom", new Bath(0.001, Inside) { Covers = ["inside"] }).WithBoundary("outer", new Bath(0, Outside))
            .WithMembrane(new Membrane("wall", "inside", "outside") { Mechanisms = [.. mechanisms] });
    }
}
