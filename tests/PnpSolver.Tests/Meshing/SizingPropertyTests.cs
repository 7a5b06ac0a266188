using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using PnpSolver.Grids;
using PnpSolver.Meshing;

namespace PnpSolver.Tests.Meshing;

public sealed class SizingPropertyTests
{
    private const int Places = 60;

    /// <summary>Stretches of a nanometre to a millimetre, with wanted sizes that jump about by up to six decades.</summary>
    public static Arbitrary<Wanted> Drawn { get; } =
        (from exponent in Gen.Choose(-9000, -3000)
         from sizes in Gen.Choose(-6000, 1000).ArrayOf(Places + 1)
         let length = Math.Round(Math.Pow(10, (exponent / 1000.0) + 9), 3) / 1e9
         select new Wanted(
             new("water", length),
             [.. Enumerable.Range(0, Places + 1).Select(i => length * i / Places)],
             [.. sizes.Select(size => length * Math.Pow(10, size / 1000.0))])).ToArbitrary();

    [Property]
    public Property SegmentsCoverTheStretchWithinItsRegion() => Prop.ForAll(Drawn, wanted =>
    {
        Segment[] segments = [.. Sizing.Segments(wanted.Stretch, wanted.At, wanted.Sizes)];

        Assert.All(segments, segment => Assert.Equal("water", segment.Region));
        Assert.All(segments, segment => Assert.Null(segment.Fault()));
        Assert.Equal(wanted.Stretch.Length, segments.Sum(segment => segment.Length), wanted.Stretch.Length * 1e-12);
    });

    /// <summary>Neighbours differ by at most a factor of two but for what rounding counts up to whole cells adds.</summary>
    [Property]
    public Property GrowthIsLimited() => Prop.ForAll(Drawn, wanted =>
    {
        double[] sizes = [.. Sizing.Segments(wanted.Stretch, wanted.At, wanted.Sizes).SelectMany(segment => segment.CellSizes())];
        for (int i = 1; i < sizes.Length; i++)
        {
            double ratio = sizes[i] / sizes[i - 1];
            Assert.InRange(ratio, 1 / 4.0, 4);
        }
    });

    [Property]
    public Property NoCellIsMuchLargerThanWanted() => Prop.ForAll(Drawn, wanted =>
    {
        double position = 0;
        foreach (double size in Sizing.Segments(wanted.Stretch, wanted.At, wanted.Sizes).SelectMany(segment => segment.CellSizes()))
        {
            double middle = position + (size / 2);
            int nearest = Math.Min((int)Math.Round(middle / wanted.Stretch.Length * Places), Places);
            double allowed = wanted.Sizes[nearest] + (Sizing.Growth * wanted.Stretch.Length / Places);
            Assert.True(size <= 2 * Sizing.Slack * allowed, $"{size:g4} m at {middle:g4} of {wanted.Stretch.Length:g4}, wanted {wanted.Sizes[nearest]:g4}");
            position += size;
        }
    });

    [Fact]
    public void EqualSizesMakeOneSegment()
    {
        Segment only = Assert.Single(Sizing.Segments(new("water", 10e-9), [0, 5e-9, 10e-9], [1e-9, 1e-9, 1e-9]));
        Assert.Equal((10, 1e-9, 1e-9), (only.CellSizes().Length, only.First, only.Last));
    }

    public sealed record Wanted(Segment Stretch, double[] At, double[] Sizes);
}
