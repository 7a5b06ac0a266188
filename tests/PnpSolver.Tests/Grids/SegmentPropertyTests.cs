using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PnpSolver.Grids;

namespace PnpSolver.Tests.Grids;

public sealed class SegmentPropertyTests
{
    private static readonly Gen<double> Length = Gen.Choose(-9000, -2000).Select(exponent => Math.Pow(10, exponent / 1000.0));

    /// <summary>Ratios that make 1e-4 to 1 of the length.</summary>
    private static readonly Gen<double> Fraction = Gen.Choose(-4000, 0).Select(exponent => Math.Pow(10, exponent / 1000.0));

    public static Arbitrary<Segment> Graded { get; } =
        (from length in Length
         from first in Fraction
         from last in Fraction
         select Segment.Graded("water", length, first * length, last * length)).ToArbitrary();

    public static Arbitrary<Segment> Bounded { get; } =
        (from segment in Graded.Generator
         from bound in Fraction
         select segment with { Max = Math.Max(Math.Max(segment.First, segment.Last), bound * segment.Length) }).ToArbitrary();

    [Property]
    public Property SizesOfAGradedSegmentAreMonotone() => Prop.ForAll(Graded, segment =>
    {
        double[] sizes = segment.CellSizes();
        bool rises = segment.Last >= segment.First;
        for (int i = 1; i < sizes.Length; i++)
        {
            double change = (sizes[i] / sizes[i - 1]) - 1;
            Assert.True(rises ? change >= -1e-12 : change <= 1e-12, $"cell {i} of {segment} changes by {change:g3}");
        }
    });

    [Property]
    public Property SizesNeverExceedWhatWasAskedFor() => Prop.ForAll(Bounded, segment =>
    {
        double[] sizes = segment.CellSizes();
        double largest = Math.Max(segment.Max, Math.Max(segment.First, segment.Last));

        // 1e-6: a count that is whole up to rounding is not rounded up
        Assert.True(sizes.Max() <= largest * (1 + 2e-6), $"{sizes.Max():g17} of {segment}");
        Assert.True(sizes[0] <= segment.First * (1 + 2e-6), $"first {sizes[0]:g17} of {segment}");
        Assert.True(sizes[^1] <= segment.Last * (1 + 2e-6), $"last {sizes[^1]:g17} of {segment}");
    });

    [Property]
    public Property SizesWithABoundRiseOnceAndFallOnce() => Prop.ForAll(Bounded, segment =>
    {
        double[] sizes = segment.CellSizes();
        bool falling = false;
        for (int i = 1; i < sizes.Length; i++)
        {
            double change = (sizes[i] / sizes[i - 1]) - 1;
            Assert.False(falling && change > 1e-9, $"cell {i} of {segment} grows again by {change:g3}");
            falling |= change < -1e-9;
        }
    });

    [Property]
    public Property SizesSumToTheLength() => Prop.ForAll(Bounded, segment =>
        Assert.Equal(1, segment.CellSizes().Sum() / segment.Length, 1e-12));

    [Property]
    public Property EverySegmentEndIsANodeExactly() => Prop.ForAll(Bounded, Bounded, (a, b) =>
    {
        var grid = Grid.Planar(a, b);

        Assert.Equal(0, grid.Positions[0]);
        Assert.Contains(a.Length, grid.Positions.ToArray());
        Assert.Equal(a.Length + b.Length, grid.Positions[^1]);
        for (int node = 1; node < grid.NodeCount; node++)
        {
            Assert.True(grid.Positions[node] > grid.Positions[node - 1]);
        }
    });

    [Property]
    public Property AMirroredSegmentHasMirroredSizes() => Prop.ForAll(Bounded, segment =>
    {
        double[] sizes = segment.CellSizes();
        double[] mirrored = (segment with { First = segment.Last, Last = segment.First }).CellSizes();

        // a count that is whole up to rounding may fall either way; then the sizes differ by a cell's share
        Assert.InRange(mirrored.Length, sizes.Length - 1, sizes.Length + 1);
        if (mirrored.Length == sizes.Length)
        {
            // the flanks lose digits where neighbours differ by 1e-9 only
            Assert.All(sizes.Zip(mirrored.Reverse()), pair => Assert.Equal(1, pair.First / pair.Second, 1e-6));
        }
    });

    [Property]
    public Property HalvingKeepsEveryNode() => Prop.ForAll(Graded, segment =>
    {
        var grid = Grid.Planar(segment);
        Grid fine = grid.Refine(2);

        Assert.Equal(4 * grid.CellCount, fine.CellCount);
        for (int node = 0; node < grid.NodeCount; node++)
        {
            Assert.Equal(grid.Positions[node], fine.Positions[4 * node]);
        }
    });
}
