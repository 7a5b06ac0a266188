using PnpSolver.Boundaries;
using PnpSolver.Cli.Reports;
using PnpSolver.Diagnostics;
using PnpSolver.Grids;
using PnpSolver.Materials;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Cli;

public sealed class AxisymmetricReportTests
{
    private static readonly Species Na = new("Na", +1, 1.33e-9);
    private static readonly Species Cl = new("Cl", -1, 2.03e-9);
    private static readonly Material Salt = Material.Electrolyte(80, (Na, 150 * mM), (Cl, 150 * mM));

    /// <summary>A pore of 2 nm, with cells of 0.1 nm inside and 1 nm outside of it, of 0.5 nm below and 0.25 nm above the membrane.</summary>
    private static readonly PnpProblem Pore = new PnpProblem(
        Grid.Axisymmetric(
            Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", 2 * nm, 20), Segment.Uniform("", 8 * nm, 8)),
            Segment.Axis(CoordinateSystem.Planar, -5 * nm, Segment.Uniform("", 5 * nm, 10), Segment.Uniform("", 4 * nm, 4), Segment.Uniform("", 5 * nm, 20)),
            new RegionPatch("salt", 0, 10 * nm, -5 * nm, 9 * nm), new RegionPatch("lipid", 2 * nm, 10 * nm, 0, 4 * nm)),
        Na, Cl)
    {
        Temperature = 310,
    }
        .WithMaterial("salt", Salt).WithMaterial("lipid", Material.Dielectric(2))
        .WithBoundary("bottom", new Bath(0, Salt)).WithBoundary("top", Bath.CurrentClamp(2e-12, Salt.Concentrations))
        .WithBoundary("outer", Wall.Charged(-0.01) with { Covers = ["salt"] });

    [Fact]
    public void LayersAreResolvedNormalToEachLineOfAnInterface()
    {
        IReadOnlyList<LayerResolution> layers = LayerResolution.Of(Pore);

        Assert.Equal(
            [("salt | lipid at r = 2 nm", 0.1), ("salt | lipid at z = 0 nm", 0.5), ("lipid | salt at z = 4 nm", 0.25), ("outer", 1)],
            layers.Select(layer => (layer.Place, Math.Round(layer.CellSize / nm, 6))));
        Assert.All(layers, layer => Assert.Equal("salt", layer.Electrolyte));
        Assert.Equal([true, false, false, false], layers.Select(layer => layer.IsSufficient));
    }

    [Fact]
    public void WallsWithoutChargeFormNoLayer() =>
        Assert.DoesNotContain(LayerResolution.Of(Pore.WithBoundary("outer", Wall.Insulating)), layer => layer.Place == "outer");

    [Fact]
    public void DomainIsShownWithBothExtents() =>
        Assert.Equal("310 K, axisymmetric, r 0 … 10 nm, z -5 … 9 nm: salt, lipid", ProblemText.Domain(Pore));

    [Fact]
    public void BoundariesAreShownWithAmperesAndTheirParts() => Assert.Equal(
        ["bottom: bath at 0 V, Na 150, Cl 150 mM", "top: bath at a clamped current of 2 pA, Na 150, Cl 150 mM", "outer: wall with -10 mC/m²; on salt only"],
        ProblemText.Boundaries(Pore));

    [Fact]
    public void RegionsAreShownWithExtentsAndCellsInBothDirections()
    {
        string[] lines = [.. MeshTable.Lines(Pore.Grid)];

        Assert.Equal("29 × 35 = 1015 nodes; lengths in nm", lines[0]);
        Assert.Matches("region +r from +r to +z from +z to +cells +smallest in r +largest in r +smallest in z +largest in z", lines[1]);
        Assert.Matches("salt +0 +10 +-5 +9 +920 +0.1 +1 +0.25 +1$", lines[2]);
        Assert.Matches("lipid +2 +10 +0 +4 +32 +1 +1 +1 +1$", lines[3]);
    }

    [Fact]
    public void PartsThatEndOneRowAndBeginTheNextHaveTheirWholeExtent()
    {
        // the last nodes of the lower row and the first of the upper one are one run of numbers
        var grid = Grid.Axisymmetric(
            Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", 4 * nm, 4)),
            Segment.Axis(CoordinateSystem.Planar, 0, Segment.Uniform("", 3 * nm, 3)),
            new RegionPatch("salt", 0, 4 * nm, 0, 3 * nm), new RegionPatch("lipid", 0, 2 * nm, 0, 1 * nm), new RegionPatch("lipid", 3 * nm, 4 * nm, 2 * nm, 3 * nm));

        Assert.Matches("^salt +0 +4 +0 +3 +9 ", MeshTable.Lines(grid).Single(line => line.StartsWith("salt", StringComparison.Ordinal)));
        Assert.Matches("^lipid#2 +3 +4 +2 +3 +1 ", MeshTable.Lines(grid).Single(line => line.StartsWith("lipid#2", StringComparison.Ordinal)));
    }
}
