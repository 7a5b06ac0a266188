using OxyPlot;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

public class MapRasterTests
{
    // graded in both directions: cells of many pixels and many cells in a pixel
    private static readonly double[] R = [0, 0.001, 0.002, 0.004, 0.01, 0.05, 0.2, 1, 3, 10];
    private static readonly double[] Z = [-10, -9, -3, -2.999, -2.99, -1, 4, 4.01, 10];
    private static readonly MapWindow Window = new(10, -10, 10);

    // 10 pixels per point, the axis between two pixels
    private static readonly MapView View = new(Window, new(10, 20, 30, 30), -10);

    [Theory]
    [InlineData(MapScale.Linear)]
    [InlineData(MapScale.Logarithmic)]
    [InlineData(MapScale.Diverging)]
    public void PixelHasTheColorOfTheValueAtItsCentre(MapScale kind)
    {
        // bilinear in the scale's coordinate: exact between nodes however coarse the cell is
        double Coordinate(double r, double z) => 0.4 + (0.05 * r) - (0.08 * z) + (0.006 * r * z);
        double Value(double r, double z) => kind == MapScale.Logarithmic ? Math.Pow(10, Coordinate(r, z)) : Coordinate(r, z);
        (MapRaster raster, ColorScale scale) = Draw(new MapField("f", "1", [new(Nodes(Value))]) { Scale = kind });
        foreach ((int x, int y) in new[] { (0, 0), (7, 211), (149, 150), (150, 150), (151, 40), (200, 103), (299, 299) })
        {
            (double r, double z) = (Math.Abs(x + 0.5 - 150) / 15, (150 - y - 0.5) / 15);
            AssertClose(scale.ColorOf(Value(r, z)), Pixel(raster, x, y));
        }
    }

    [Fact]
    public void CellsWithoutTheFieldAreNeverColored()
    {
        bool[] cells = [.. Enumerable.Range(0, (Z.Length - 1) * (R.Length - 1)).Select(cell => cell % 3 != 0 && cell % 5 != 0)];
        var seen = new bool[Z.Length * R.Length];
        foreach ((int cell, int node) in cells.Index().Where(c => c.Item).Select(c => (c.Index, c.Index + (c.Index / (R.Length - 1)))))
        {
            seen[node] = seen[node + 1] = seen[node + R.Length] = seen[node + R.Length + 1] = true;
        }

        // what no cell of the layer touches may be no number
        double[] values = [.. Nodes((r, z) => r + z).Select((value, node) => seen[node] ? value : double.NaN)];
        (MapRaster raster, ColorScale scale) = Draw(new MapField("f", "1", [new(values, cells)]));
        Assert.True(double.IsFinite(scale.Low) && double.IsFinite(scale.High));
        int shaded = 0;
        for (int y = 0; y < 300; y++)
        {
            for (int x = 0; x < 300; x++)
            {
                (double r, double z) = (Math.Abs(x + 0.5 - 150) / 15, (150 - y - 0.5) / 15);
                int cell = ((Z.Count(line => line <= z) - 1) * (R.Length - 1)) + R.Count(line => line <= r) - 1;
                Assert.Equal(cells[cell], Pixel(raster, x, y) != FigureStyle.Shade);
                shaded += cells[cell] ? 0 : 1;
            }
        }

        Assert.InRange(shaded, 10_000, 80_000);
    }

    [Fact]
    public void NothingIsMixedWhereTheFieldJumps()
    {
        bool[] upper = [.. Enumerable.Range(0, (Z.Length - 1) * (R.Length - 1)).Select(cell => cell / (R.Length - 1) >= 5)];
        MapLayer[] layers = [new(Nodes((_, _) => 1), [.. upper.Select(u => !u)]), new(Nodes((_, _) => 5), upper)];
        (MapRaster raster, ColorScale scale) = Draw(new MapField("f", "1", layers));
        OxyColor[] colors = [.. Enumerable.Range(0, 300 * 300).Select(k => Pixel(raster, k % 300, k / 300)).Distinct()];
        Assert.Equal([scale.ColorOf(5), scale.ColorOf(1)], colors);
    }

    [Fact]
    public void HalvesAreMirrorImages()
    {
        (MapRaster raster, _) = Draw(new MapField("f", "1", [new(Nodes((r, z) => Math.Sin(r) + z))]));
        for (int k = 0; k < 300 * 150; k++)
        {
            (int x, int y) = (k % 150, k / 150);
            Assert.Equal(Pixel(raster, x, y), Pixel(raster, 299 - x, y));
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void ColorsAreEquallyDifferentForEqualDifferences(bool sequential)
    {
        const int count = 40;
        ColorMap map = sequential ? ColorMap.Sequential : ColorMap.Diverging;
        Oklab[] colors = [.. Enumerable.Range(0, count + 1).Select(k => Oklab.Of(map[k / (double)count]))];
        double[] steps = [.. Enumerable.Range(0, count).Select(k => colors[k + 1].DistanceTo(colors[k]))];

        // a component of 8 bits is off by up to 0.002 in OKLab, a step is about 0.02
        Assert.All(steps, step => Assert.InRange(step / steps.Average(), 0.85, 1.15));
        double[] lightness = [.. colors.Select(color => color.L)];
        IEnumerable<double> falling = sequential ? lightness : lightness.Skip(count / 2);
        Assert.Equal(falling.OrderDescending(), falling);
    }

    [Fact]
    public void BothSignsAreEquallyStrong()
    {
        var scale = ColorScale.Of(MapScale.Diverging, (-20, 100, 1));
        Assert.Equal((-20, 100), (scale.Low, scale.High));
        foreach (double value in new[] { 3, 10, 20 })
        {
            Assert.Equal(Oklab.Of(scale.ColorOf(value)).L, Oklab.Of(scale.ColorOf(-value)).L, 0.01);
        }
    }

    [Theory]
    [InlineData(1, 11, MapScale.Linear)]
    [InlineData(1, 13, MapScale.Logarithmic)]
    [InlineData(0, 13, MapScale.Linear)]
    [InlineData(-50, 40, MapScale.Diverging)]
    [InlineData(-1, 40, MapScale.Linear)]
    [InlineData(7, 7, MapScale.Linear)]
    public void ScaleFollowsTheRange(double low, double high, MapScale expected) =>
        Assert.Equal(expected, ColorScale.Of(MapScale.Automatic, (low, high, Math.Max(low, 1e-3))).Kind);

    [Theory]
    [InlineData(100, 2000, new[] { 200, 500, 1000.0 })]
    [InlineData(0.5, 5000, new[] { 1, 10, 100, 1000.0 })]
    [InlineData(1e-4, 100, new[] { 1e-3, 1e-2, 0.1, 1, 10 })]
    public void IsoLinesAreAtRoundValuesBetweenTheEnds(double low, double high, double[] expected) =>
        Assert.Equal(expected, ColorScale.Of(MapScale.Logarithmic, (low, high, low)).Levels(9));

    [Fact]
    public void LogarithmicScaleEndsAfterSixDecades()
    {
        var scale = ColorScale.Of(MapScale.Logarithmic, (1e-20, 100, 1e-20));
        Assert.Equal(1e-4, scale.Low, 1e-16);
        Assert.True(scale.IsCut);
        Assert.Equal(scale.ColorOf(1e-4), scale.ColorOf(1e-20));
    }

    private static (MapRaster Raster, ColorScale Scale) Draw(MapField field)
    {
        var data = new MapData(R, Z) { Regions = [new("water", true)], RegionOfCell = new int[(R.Length - 1) * (Z.Length - 1)], Fields = [field] };
        var patch = MapPatch.Of(data, field, Window);
        var scale = ColorScale.Of(field.Scale, patch.Range());
        return (MapRaster.Of(patch.With(value => scale.Fraction(scale.Coordinate(value))), scale, View, 10), scale);
    }

    private static double[] Nodes(Func<double, double, double> field) => [.. Z.SelectMany(z => R.Select(r => field(r, z)))];

    private static OxyColor Pixel(MapRaster raster, int x, int y)
    {
        Assert.Equal((300, 300), (raster.Width, raster.Height));
        int at = 4 * ((y * raster.Width) + x);
        return OxyColor.FromArgb(raster.Colors[at + 3], raster.Colors[at], raster.Colors[at + 1], raster.Colors[at + 2]);
    }

    private static void AssertClose(OxyColor expected, OxyColor actual)
    {
        Assert.Equal(255, actual.A);
        Assert.InRange(actual.R - expected.R, -1, 1);
        Assert.InRange(actual.G - expected.G, -1, 1);
        Assert.InRange(actual.B - expected.B, -1, 1);
    }
}
