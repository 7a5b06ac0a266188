using PnpSolver.Boundaries;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using PnpSolver.Meshing;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Meshing;

public sealed class StartingMeshTests
{
    private static readonly Species Na = new("Na", +1, 1.33e-9);
    private static readonly Species Cl = new("Cl", -1, 2.03e-9);
    private static readonly Material Salt = Material.Electrolyte(80, (Na, 150 * mM), (Cl, 150 * mM));
    private static readonly Mesh Line = new(CoordinateSystem.Planar, new(0, [new("salt", 50 * nm), new("lipid", 5 * nm), new("brine", 1e4 * nm)]));

    [Fact]
    public void CellsAreAFifthOfTheDebyeLengthAtFacesAndFewFarFromThem()
    {
        PnpProblem problem = Problem(Line, Wall.Insulating);
        Grid grid = StartingMesh.Of(problem, Line).Build();

        IReadOnlyList<LayerResolution> layers = LayerResolution.Of(problem with { Grid = grid });
        Assert.Equal(["salt | lipid", "lipid | brine"], layers.Select(layer => layer.Place));
        Assert.All(layers, layer => Assert.InRange(layer.CellsPerDebyeLength, 5, 8));
        Assert.InRange(grid.NodeCount, 60, 140);
    }

    /// <summary>2ε V_T/σ of 0.1 C/m² is 0.36 nm.</summary>
    [Fact]
    public void StrongChargeIsResolvedToItsGouyChapmanLength()
    {
        Grid grid = StartingMesh.Of(Problem(Line, Wall.Charged(-0.1)), Line).Build();
        Assert.InRange(grid.Along.Length(0), 0.36e-9 / 8, 0.36e-9 / 5);
    }

    [Fact]
    public void EndsOfTheOutlineAreNodesAndRegionsAreKept()
    {
        Grid grid = StartingMesh.Of(Problem(Line, Wall.Insulating), Line).Build();
        Assert.Equal(["salt", "lipid", "brine"], grid.Blocks().Select(block => block.Region));
        Assert.All(Line.Along.Ends(), end => Assert.True(grid.Along.NodeAt(end) >= 0, $"{end:g6} m is no node"));
    }

    [Fact]
    public void MouthsOfAPoreAreFineOnAllSides()
    {
        Mesh pore = new(CoordinateSystem.Axisymmetric, new(0, [new("", 2 * nm), new("", 20 * nm)]))
        {
            Height = new(-25 * nm, [new("", 20 * nm), new("", 10 * nm), new("", 20 * nm)]),
            Patches = [new("salt", 0, 22 * nm, -25 * nm, 25 * nm), new("lipid", 2 * nm, 22 * nm, -5 * nm, 5 * nm)],
        };
        PnpProblem problem = new PnpProblem(pore.WithEqualCells(2).Build(), Na, Cl).WithMaterial("salt", Salt).WithMaterial("lipid", Material.Dielectric(2))
            .WithBoundary("bottom", new Bath(0, Salt)).WithBoundary("top", new Bath(0.1, Salt));
        Grid grid = StartingMesh.Of(problem, pore).Build();

        int wall = grid.Along.NodeAt(2 * nm);
        int mouth = grid.Height!.NodeAt(5 * nm);
        Assert.All(new[] { grid.Along.Length(wall - 1), grid.Along.Length(wall), grid.Height.Length(mouth - 1), grid.Height.Length(mouth) },
            size => Assert.InRange(size, 0.05 * nm, 0.17 * nm));
    }

    private static PnpProblem Problem(Mesh outline, BoundaryCondition left) => new PnpProblem(outline.WithEqualCells(2).Build(), Na, Cl)
        .WithMaterial("salt", Salt).WithMaterial("lipid", Material.Dielectric(2)).WithMaterial("brine", Salt)
        .WithBoundary("left", left).WithBoundary("right", new Bath(0, Salt));
}
