using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PnpSolver.Cases;
using PnpSolver.Grids;

namespace PnpSolver.Tests.Cases;

public sealed class AxisymmetricMeshTests
{
    [Property(MaxTest = 200)]
    public Property EveryCellHasTheTopmostRegionAndWhatIsBareOrHiddenIsReported() => Prop.ForAll(DrawnMesh.Any, drawn =>
    {
        int[] owners = [.. from i in Enumerable.Range(0, drawn.R.Length) from j in Enumerable.Range(0, drawn.Z.Length) select drawn.OwnerOf(i, j)];
        string[] hidden = [.. Enumerable.Range(0, drawn.Patches.Length).Where(p => !owners.Contains(p)).Select(p => $"later rectangles cover all of p{p};")];
        if (!owners.Contains(-1) && hidden.Length == 0)
        {
            AssertPainted(drawn, drawn.Read().Problem.Grid);
            return;
        }

        CaseException exception = Assert.Throws<CaseException>(() => drawn.Read());
        Assert.Equal(owners.Contains(-1), exception.Message.Contains("no region covers", StringComparison.Ordinal));
        Assert.All(hidden, text => Assert.Contains(text, exception.Message, StringComparison.Ordinal));
        Assert.Equal(hidden.Length, exception.Errors.Count(error => error.Message.StartsWith("later", StringComparison.Ordinal)));
    });

    [Property(MaxTest = 100)]
    public Property BareRectanglesAddUpToWhatIsBare() => Prop.ForAll(DrawnMesh.Any, drawn =>
    {
        double[] r = drawn.EndsOfR;
        double[] z = drawn.EndsOfZ;
        double bare = (from i in Enumerable.Range(0, drawn.R.Length)
                       from j in Enumerable.Range(0, drawn.Z.Length)
                       where drawn.OwnerOf(i, j) < 0
                       select (r[i + 1] - r[i]) * (z[j + 1] - z[j])).Sum();
        if (bare == 0)
        {
            return;
        }

        CaseException exception = Assert.Throws<CaseException>(() => drawn.Read());
        double reported = exception.Errors.Where(error => error.Message.StartsWith("no region", StringComparison.Ordinal)).Sum(error => AreaIn(error.Message));

        // ends are written with six digits
        Assert.Equal(1, reported / bare, 1e-3);
    });

    [Property(MaxTest = 200)]
    public Property NoSegmentLosesItsEndsOrGetsLargerCells() => Prop.ForAll(DrawnMesh.Filled, drawn =>
    {
        Grid grid = drawn.Read().Problem.Grid;

        AssertSegments(drawn.R, drawn.EndsOfR, grid.Along);
        AssertSegments(drawn.Z, drawn.EndsOfZ, grid.Height!);
        Assert.True(grid.CellCount <= CoarsenableCells.LargestGrowth * Asked(drawn), $"{grid.CellCount} cells instead of {Asked(drawn)}");
    });

    [Property(MaxTest = 200)]
    public Property AMeshCanBeCoarsenedToAFewThousandNodes() => Prop.ForAll(DrawnMesh.Filled, drawn =>
    {
        Grid grid = drawn.Read().Problem.Grid;
        int halvings = 0;
        while (Asked(drawn) > CoarsenableCells.Few * Math.Pow(4, halvings))
        {
            halvings++;
        }

        // a segment of few cells may need too many more; then one halving less must do, down to none
        while (halvings > 0 && Rounded(drawn.R, halvings) * Rounded(drawn.Z, halvings) > CoarsenableCells.LargestGrowth * Asked(drawn))
        {
            halvings--;
        }

        double[] ends = [.. grid.Along.Positions.ToArray().Where(at => drawn.EndsOfR.Any(end => Math.Abs(at - end) <= 1e-9 * end))];
        for (Grid? coarse = grid; halvings > 0; halvings--)
        {
            coarse = coarse!.Coarsened();
            Assert.NotNull(coarse);
            Assert.All(ends, end => Assert.True(coarse.Along.NodeAt(end) >= 0));
        }
    });

    [Property(MaxTest = 40)]
    public Property RefinementHalvesEveryCellInBothDirections() => Prop.ForAll(DrawnMesh.Filled, drawn =>
    {
        Grid coarse = drawn.Read().Problem.Grid;
        Grid fine = drawn.Read(refine: 1).Problem.Grid;

        Assert.Equal(4 * coarse.CellCount, fine.CellCount);
        Assert.Equal(coarse.Along.Positions.ToArray(), fine.Coarsened()!.Along.Positions.ToArray());
        Assert.Equal(coarse.Height!.Positions.ToArray(), fine.Coarsened()!.Height!.Positions.ToArray());
    });

    [Fact]
    public void SteepPeakGetsAsManyCellsAsKeepItsEndsSmall()
    {
        double[] sizes = CoarsenableCells.Multiple([0.01, 0.98, 0.01], 4);

        Assert.Equal(0, sizes.Length % 4);
        Assert.Equal(1, sizes.Sum(), 1e-12);
        Assert.True(sizes[0] <= 0.01 && sizes[^1] <= 0.01, $"{sizes[0]} and {sizes[^1]}");
        Assert.True(sizes.Max() <= 0.98, $"{sizes.Max()}");
    }

    [Fact]
    public void GradingStaysGeometricWithMoreCells()
    {
        double[] asked = Segment.Graded("", 1, 0.01, 0.1).CellSizes();
        double[] sizes = CoarsenableCells.Multiple(asked, 8);

        Assert.True(sizes.Length > asked.Length);
        double quotient = sizes[1] / sizes[0];
        Assert.All(sizes.Zip(sizes.Skip(1)), pair => Assert.Equal(quotient, pair.Second / pair.First, 1e-12));
        Assert.Equal(asked[^1] / asked[0], sizes[^1] / sizes[0], 1e-12);
    }

    private static double Asked(DrawnMesh drawn) => Rounded(drawn.R, 0) * Rounded(drawn.Z, 0);

    private static double Rounded(Segment[] segments, int halvings) => segments.Sum(segment =>
        halvings == 0 ? segment.CellSizes().Length : CoarsenableCells.Multiple(segment.CellSizes(), 1 << halvings).Length);

    private static void AssertPainted(DrawnMesh drawn, Grid grid)
    {
        int columns = grid.Along.CellCount;
        for (int cell = 0; cell < grid.CellCount; cell++)
        {
            int i = Array.FindLastIndex(drawn.EndsOfR, end => end <= Middle(grid.Along, cell % columns));
            int j = Array.FindLastIndex(drawn.EndsOfZ, end => end <= Middle(grid.Height!, cell / columns));
            Assert.Equal($"p{drawn.OwnerOf(i, j)}", grid.Regions[grid.RegionOfCell[cell]]);
        }
    }

    private static double Middle(GridAxis axis, int cell) => (axis.Positions[cell] + axis.Positions[cell + 1]) / 2;

    private static void AssertSegments(Segment[] segments, double[] ends, GridAxis axis)
    {
        for (int s = 0; s < segments.Length; s++)
        {
            int first = axis.NodeAt(ends[s]);
            int last = axis.NodeAt(ends[s + 1]);
            Assert.True(first >= 0 && last > first, $"segment {s} has lost an end");
            double[] asked = segments[s].CellSizes();
            double[] sizes = [.. Enumerable.Range(first, last - first).Select(axis.Length)];

            // positions round off at 1e-16 of the axis, the cells are at least 1e-4 of it
            const double slack = 1 + 1e-9;
            Assert.True(sizes.Length >= asked.Length);
            Assert.True(sizes[0] <= asked[0] * slack, $"first {sizes[0]:g17} of {segments[s]}");
            Assert.True(sizes[^1] <= asked[^1] * slack, $"last {sizes[^1]:g17} of {segments[s]}");
            Assert.True(sizes.Max() <= asked.Max() * slack, $"largest {sizes.Max():g17} of {segments[s]}");
        }
    }

    /// <summary>Area of the rectangle that a message names, in m².</summary>
    private static double AreaIn(string message)
    {
        double[] numbers = [.. System.Text.RegularExpressions.Regex.Matches(message, @"-?\d+(\.\d+)?(e-?\d+)?(?= …| nm)").Select(match => double.Parse(match.Value, System.Globalization.CultureInfo.InvariantCulture))];
        return (numbers[1] - numbers[0]) * (numbers[3] - numbers[2]) * 1e-18;
    }
}
