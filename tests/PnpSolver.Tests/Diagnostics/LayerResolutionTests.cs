using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Diagnostics;

public class LayerResolutionTests
{
    private static readonly Species Na = new("Na", +1, 1.33e-9);
    private static readonly Species Cl = new("Cl", -1, 2.03e-9);
    private static readonly Material Salt = Material.Electrolyte(80, (Na, 150 * mM), (Cl, 150 * mM));

    [Fact]
    public void CellsAreCountedPerDebyeLengthAtInterfacesAndWallsButNotAtBaths()
    {
        var grid = Grid.Planar(Segment.Graded("salt", 20 * nm, first: 0.1 * nm, last: 1 * nm), Segment.Uniform("lipid", 5 * nm, 10),
            Segment.Uniform("brine", 20 * nm, 20));
        PnpProblem problem = new PnpProblem(grid, Na, Cl)
            .WithMaterial("salt", Salt).WithMaterial("lipid", Material.Dielectric(2)).WithMaterial("brine", Salt)
            .WithBoundary("left", Wall.Charged(-0.01)).WithBoundary("right", new Bath(0, Salt));

        IReadOnlyList<LayerResolution> layers = LayerResolution.Of(problem);

        Assert.Equal(["left", "salt | lipid", "lipid | brine"], layers.Select(layer => layer.Place));
        Assert.All(layers, layer => Assert.Equal(0.79292467795681e-9, layer.DebyeLength, 1e-14));
        Assert.Equal([true, false, false], layers.Select(layer => layer.IsSufficient));
    }

    [Fact]
    public void RegionWithoutConcentrationsTakesThoseOfItsBaths()
    {
        PnpProblem problem = new PnpProblem(Grid.Planar(Segment.Uniform("salt", 20 * nm, 20)), Na, Cl)
            .WithMaterial("salt", new Material { Permittivity = 80 })
            .WithBoundary("left", Wall.Charged(-0.01))
            .WithBoundary("right", new Bath(0, Salt));

        Assert.Equal(0.79292467795681e-9, Assert.Single(LayerResolution.Of(problem)).DebyeLength, 1e-14);
    }

    [Fact]
    public void BathThatSomeIonsCannotEnterHasALayer()
    {
        PnpProblem problem = new PnpProblem(Grid.Planar(Segment.Uniform("salt", 20 * nm, 20)), Na, Cl)
            .WithMaterial("salt", Salt)
            .WithBoundary("left", new Bath(0, Salt)).WithBoundary("right", new Bath(0, Salt) with { Impermeable = [Cl] });

        LayerResolution layer = Assert.Single(LayerResolution.Of(problem));
        Assert.Equal(("right", 20e-9, false), (layer.Place, Math.Round(layer.Position, 15), layer.IsAbove));
    }
}
