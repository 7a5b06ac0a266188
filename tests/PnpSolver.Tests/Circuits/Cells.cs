using System.Collections.Immutable;
using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Membranes;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Circuits;

/// <summary>Membranes between two solutions for circuits, on grids that are as coarse as a grid can be.</summary>
internal static class Cells
{
    public static Species K { get; } = new("K", 1, 1.96e-9);

    public static Species Na { get; } = new("Na", 1, 1.33e-9);

    public static Species Cl { get; } = new("Cl", -1, 2.03e-9);

    public static Species Anion { get; } = new("A", -1, 0.5e-9);

    public static Material Cytosol { get; } = Material.Electrolyte(80, (K, 140), (Na, 12), (Cl, 7), (Anion, 145));

    public static Material Plasma { get; } = Material.Electrolyte(80, (K, 4), (Na, 145), (Cl, 120), (Anion, 29));

    /// <summary>The Na⁺/K⁺ pump of the reference rows.</summary>
    public static Pump SodiumPump { get; } = new(4000e12, 100, Stoichiometry(3, -2))
    {
        Law = new IndependentSites(Pairs(5, 1.5)),
    };

    /// <summary>Two baths, the left one floating.</summary>
    public static PnpProblem Floating(Material inside, Material outside, params Mechanism[] mechanisms) =>
        Plane(inside, outside, mechanisms)
            .WithBoundary("left", Bath.Floating(inside.Concentrations))
            .WithBoundary("right", new Bath(0, outside));

    /// <summary>A closed inside of 1 µm beside a bath.</summary>
    public static PnpProblem Closed(Material inside, Material outside, params Mechanism[] mechanisms) =>
        Plane(inside, outside, mechanisms).WithBoundary("right", new Bath(0, outside));

    public static PnpProblem Plane(Material inside, Material outside, params Mechanism[] mechanisms) => new PnpProblem(
        Grid.Planar(Segment.Uniform("inside", 1000 * nm, 2), Segment.Uniform("membrane", 5 * nm, 2), Segment.Uniform("outside", 500 * nm, 2)),
        K, Na, Cl, Anion)
    {
        Temperature = 310.15,
    }
        .WithMaterial("inside", inside)
        .WithMaterial("membrane", Material.Dielectric(2))
        .WithMaterial("outside", outside)
        .WithMembrane(new("membrane", "inside", "outside") { Mechanisms = [.. mechanisms] });

    public static ImmutableDictionary<Species, double> Stoichiometry(double sodium, double potassium) => Pairs(sodium, potassium);

    public static ImmutableDictionary<Species, double> Pairs(double sodium, double potassium) =>
        ImmutableDictionary<Species, double>.Empty.Add(Na, sodium).Add(K, potassium);
}
