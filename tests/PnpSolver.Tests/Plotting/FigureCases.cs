using PnpSolver.Boundaries;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Tests.Plotting;

/// <summary>Problems whose figures have something special.</summary>
internal static class FigureCases
{
    private static readonly Species K = new("K", 1, 1.957e-9);
    private static readonly Species Na = new("Na", 1, 1.334e-9);
    private static readonly Species Cl = new("Cl", -1, 2.032e-9);
    private static readonly Species A = new("A", -1, 0.5e-9);
    private static readonly Material Inside = Material.Electrolyte(80, (K, 140), (Na, 12), (Cl, 7), (A, 145));
    private static readonly Material Outside = Material.Electrolyte(80, (K, 4), (Na, 145), (Cl, 120), (A, 29));
    private static readonly Material Saline = Material.Electrolyte(80, (Na, 150), (Cl, 150));

    public static readonly Dictionary<string, Func<PnpProblem>> All = new()
    {
        ["resting membrane"] = () => Resting(50e-9),
        ["10 mm"] = () => Resting(5e-3),
        ["nanometres"] = () => Resting(6e-9),
        ["charged wall"] = ChargedWall,
        ["spherical cell"] = SphericalCell,
        ["junction"] = Junction,
        ["one ion"] = OneIon,
        ["no ion"] = NoIon,
        ["eight ions"] = EightIons,
        ["uniform"] = Uniform,
        ["awkward names"] = AwkwardNames,
        ["many regions"] = ManyRegions,
    };

    public static PnpProblem Resting(double bath)
    {
        double coarse = bath / 50;
        Grid grid = Grid.FromSegments(
            CoordinateSystem.Planar, -bath, Segment.Graded("inside", bath, coarse, 0.05e-9), Segment.Uniform("membrane", 5e-9, 16),
            Segment.Graded("outside", bath, 0.05e-9, coarse));
        return new PnpProblem(grid, K, Na, Cl, A) { Temperature = 310.15 }
            .WithMaterial("inside", Inside).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("outside", Outside)
            .WithBoundary("left", new Bath(-0.070, Inside)).WithBoundary("right", new Bath(0, Outside));
    }

    private static PnpProblem ChargedWall() =>
        new PnpProblem(Grid.Planar(Segment.Graded("water", 30e-9, 0.02e-9, 0.5e-9)), Na, Cl)
            .WithMaterial("water", Saline).WithBoundary("left", Wall.Charged(-0.1)).WithBoundary("right", new Bath(0, Saline));

    private static PnpProblem SphericalCell()
    {
        Grid grid = Grid.FromSegments(
            CoordinateSystem.Spherical, 0, Segment.Graded("cytoplasm", 10e-6, 200e-9, 0.05e-9), Segment.Uniform("membrane", 5e-9, 16),
            Segment.Graded("extracellular", 10e-6, 0.05e-9, 200e-9));
        return new PnpProblem(grid, K, Na, Cl, A) { Temperature = 310.15 }
            .WithMaterial("cytoplasm", Inside).WithMaterial("membrane", Material.Dielectric(2)).WithMaterial("extracellular", Outside)
            .WithBoundary("outer", new Bath(0, Outside)).WithSurface(new("membrane", "extracellular", -0.001));
    }

    private static PnpProblem Junction() =>
        new PnpProblem(Grid.Planar(Segment.Uniform("film", 1e-6, 100)), Na, K, Cl)
            .WithMaterial("film", Material.Electrolyte(80))
            .WithBoundary("left", new Bath(0, (Na, 100), (Cl, 100)))
            .WithBoundary("right", new Bath(0, (K, 100), (Cl, 100)));

    private static PnpProblem OneIon()
    {
        Material water = Material.Electrolyte(80, (Na, 200)) with { FixedChargeDensity = -200 * PhysicalConstants.Faraday };
        return new PnpProblem(Grid.Planar(Segment.Uniform("gel", 4e-9, 80)), Na)
            .WithMaterial("gel", water).WithBoundary("left", Wall.Charged(-0.01)).WithBoundary("right", Wall.Charged(0.01));
    }

    private static PnpProblem NoIon() =>
        new PnpProblem(Grid.Planar(Segment.Uniform("glass", 5e-9, 10), Segment.Uniform("oil", 10e-9, 10)))
            .WithMaterial("glass", Material.Dielectric(4)).WithMaterial("oil", Material.Dielectric(2))
            .WithBoundary("left", Wall.Electrode(0.1)).WithBoundary("right", Wall.Electrode(0));

    private static PnpProblem EightIons()
    {
        Species mg = new("Mg", 2, 0.7e-9), ca = new("Ca2+", 2, 0.79e-9), hco = new("HCO3", -1, 1.18e-9), so = new("SO4", -2, 1.06e-9);
        Material water = Material.Electrolyte(
            80, (K, 140), (Na, 12), (Cl, 7), (mg, 1), (ca, 1e-4), (hco, 12), (so, 0.5), (A, 140 + 12 - 7 + 2 + 2e-4 - 12 - 1));
        return new PnpProblem(Grid.Planar(Segment.Graded("water", 200e-9, 0.05e-9, 5e-9)), K, Na, Cl, mg, ca, hco, so, A)
            .WithMaterial("water", water).WithBoundary("left", Wall.Electrode(-0.2, new(0.3e-9, 10))).WithBoundary("right", new Bath(0, water));
    }

    private static PnpProblem Uniform() =>
        new PnpProblem(Grid.Planar(Segment.Uniform("bulk", 1e-6, 50)), Na, Cl)
            .WithMaterial("bulk", Saline).WithBoundary("left", new Bath(0, Saline)).WithBoundary("right", new Bath(0, Saline));

    private static PnpProblem AwkwardNames()
    {
        const string name = "a region <whose> name & \"title\", x=\"1, \" is_{far} too long for any figure of any width at all, really";
        Species odd = new("an ion with \n a line break", 1.5, 1e-9);
        Material water = Material.Electrolyte(80, (odd, 100), (Cl, 150));
        return new PnpProblem(Grid.Planar(Segment.Uniform(name, 5e-9, 50)), odd, Cl)
            .WithMaterial(name, water).WithBoundary("left", Wall.Charged(0.02)).WithBoundary("right", new Bath(0, water));
    }

    private static PnpProblem ManyRegions()
    {
        Segment[] segments = [.. Enumerable.Range(0, 41).Select(i => Segment.Uniform($"layer number {i}", 2e-9, 10))];
        var problem = new PnpProblem(Grid.Planar(segments), Na, Cl);
        for (int i = 0; i < segments.Length; i++)
        {
            problem = problem.WithMaterial(segments[i].Region, i % 2 == 0 ? Saline : Material.Dielectric(2 + i));
        }

        return problem.WithBoundary("left", new Bath(-0.1, Saline)).WithBoundary("right", new Bath(0, Saline));
    }
}
