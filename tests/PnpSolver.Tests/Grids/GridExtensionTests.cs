using PnpSolver.Grids;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Grids;

/// <summary>A grid carried on beyond its ends: old nodes to the last bit, regions of the last cells, lengths and volumes.</summary>
public sealed class GridExtensionTests
{
    private static readonly Grid Line = Grid.Planar(Segment.Graded("inside", 50 * nm, 1 * nm, 0.02 * nm), Segment.Uniform("membrane", 5 * nm, 32), Segment.Graded("outside", 50 * nm, 0.02 * nm, 1 * nm));

    private static readonly Grid Pore = Grid.Axisymmetric(
        Segment.Axis(CoordinateSystem.Cylindrical, 0, Segment.Uniform("", 2 * nm, 8), Segment.Uniform("", 8 * nm, 16)),
        Segment.Axis(CoordinateSystem.Planar, -12 * nm, Segment.Uniform("", 8 * nm, 8), Segment.Uniform("", 8 * nm, 16), Segment.Uniform("", 8 * nm, 8)),
        new RegionPatch("water", 0, 10 * nm, -12 * nm, 12 * nm), new RegionPatch("membrane", 2 * nm, 10 * nm, -4 * nm, 4 * nm));

    [Theory]
    [InlineData("left")]
    [InlineData("right")]
    public void LinesGoOnInTheRegionOfTheirLastCell(string boundary)
    {
        Grid longer = Line.Extended(boundary, 70 * nm);
        int added = longer.NodeCount - Line.NodeCount;
        int before = boundary == "left" ? added : 0;
        Assert.Equal(Line.Positions.ToArray(), longer.Positions.Slice(before, Line.NodeCount).ToArray());
        Assert.Equal(boundary == "left" ? Line.Positions[0] - (70 * nm) : Line.Positions[^1] + (70 * nm), longer.Positions[boundary == "left" ? 0 : ^1]);
        Assert.Equal(["inside", "membrane", "outside"], longer.Blocks().Select(block => block.Region));
        double grown = longer.Blocks()[boundary == "left" ? 0 : 2].Volume;
        Assert.Equal(120 * nm, grown, 1e-15 * nm);
        AssertGrowsGently(longer.Along, boundary == "left" ? added : Line.Along.CellCount - 1, boundary == "left" ? -1 : 1, added);
    }

    [Theory]
    [InlineData("bottom")]
    [InlineData("top")]
    [InlineData("outer")]
    public void AxisymmetricGridsGoOnRowByRowAndColumnByColumn(string boundary)
    {
        Grid longer = Pore.Extended(boundary, 15 * nm);
        (int columns, int rows) = (longer.Columns - Pore.Columns, longer.Rows - Pore.Rows);
        Assert.Equal(boundary == "outer", columns > 0);
        Assert.Equal(boundary != "outer", rows > 0);
        int firstRow = boundary == "bottom" ? rows : 0;
        Assert.Equal(Pore.Positions.ToArray(), longer.Positions[..Pore.Columns].ToArray());
        Assert.Equal(Pore.Height!.Positions.ToArray(), longer.Height!.Positions.Slice(firstRow, Pore.Rows).ToArray());
        for (int row = 0; row < longer.Height.CellCount; row++)
        {
            for (int column = 0; column < longer.Along.CellCount; column++)
            {
                int from = (Math.Clamp(row - firstRow, 0, Pore.Height.CellCount - 1) * Pore.Along.CellCount) + Math.Min(column, Pore.Along.CellCount - 1);
                Assert.Equal(Pore.Regions[Pore.RegionOfCell[from]], longer.Regions[longer.RegionOfCell[(row * longer.Along.CellCount) + column]]);
            }
        }

        double radius = boundary == "outer" ? 25 * nm : 10 * nm;
        double height = boundary == "outer" ? 24 * nm : 39 * nm;
        Assert.Equal(Math.PI * radius * radius * height, longer.Blocks().Sum(block => block.Volume), 1e-12 * Math.PI * radius * radius * height);
        Assert.NotNull(longer.Coarsened());
    }

    [Theory]
    [InlineData(CoordinateSystem.Cylindrical)]
    [InlineData(CoordinateSystem.Spherical)]
    public void RadialLinesGoOutwards(CoordinateSystem system)
    {
        Grid shell = Grid.FromSegments(system, 3 * nm, Segment.Uniform("wall", 1 * nm, 4), Segment.Uniform("water", 4 * nm, 8));
        Grid longer = shell.Extended("outer", 8 * nm);
        Assert.Equal(system.Volume(4 * nm, 16 * nm), longer.Blocks()[1].Volume, 1e-12 * system.Volume(4 * nm, 16 * nm));
        Assert.Equal(shell.Along.LowerVolume.ToArray(), longer.Along.LowerVolume[..shell.CellCount].ToArray());
        Assert.Throws<ArgumentException>(() => shell.Extended("inner", 3 * nm));
        Assert.Equal(1 * nm, shell.Extended("inner", 2 * nm).Positions[0], 1e-24);
    }

    [Fact]
    public void ShortExtensionsNeedOneCellAndBoundariesMustExist()
    {
        Grid line = Grid.Planar(Segment.Uniform("water", 3 * nm, 3));
        Assert.Equal(5, line.Extended("right", 0.3 * nm).NodeCount);
        Assert.Throws<ArgumentException>(() => line.Extended("outer", 1 * nm));
        Assert.Throws<ArgumentException>(() => line.Extended("right", 0));
    }

    private static void AssertGrowsGently(GridAxis axis, int lastOld, int step, int added)
    {
        for (int i = 0; i < added; i++)
        {
            int cell = lastOld + (step * i);
            double ratio = axis.Length(cell + step) / axis.Length(cell);
            Assert.InRange(ratio, 0.5, Grid.ExtensionGrowth + 1e-9);
        }
    }
}
