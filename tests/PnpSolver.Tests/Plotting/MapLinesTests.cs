using OxyPlot;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

public class MapLinesTests
{
    private const int Cells = 60;
    private static readonly double[] R = [.. Enumerable.Range(0, Cells + 1).Select(i => 10 * Math.Pow(i / (double)Cells, 1.5))];
    private static readonly double[] Z = [.. Enumerable.Range(0, Cells + 1).Select(j => -10 + (20.0 * j / Cells))];
    private static readonly MapView View = new(new(10, -10, 10), new(0, 0, 400, 400), -10);

    [Fact]
    public void IsoLineLiesOnTheCurve()
    {
        // f = distance² from (5, 0): along an edge of length h the linear crossing is off by at most (f″ h²/8)/|f′| = h²/8/distance
        IReadOnlyList<(double R, double Z)> line = Assert.Single(IsoLines.Of(Patch((r, z) => Square(r - 5) + Square(z)), 9));
        Assert.Equal(line[0], line[^1]);
        double h = Math.Max(R[^1] - R[^2], Z[1] - Z[0]);
        Assert.All(line, point => Assert.Equal(3, double.Hypot(point.R - 5, point.Z), 1.01 * h * h / 8 / 3 * Math.Sqrt(2)));
        Assert.Equal(2 * Math.PI * 3, Polyline.Length([.. line.Select(point => new ScreenPoint(point.R, point.Z))]), 0.1);
    }

    [Fact]
    public void LineThatMeetsTheEdgeIsOpen()
    {
        IReadOnlyList<(double R, double Z)> line = Assert.Single(IsoLines.Of(Patch((r, z) => Square(r) + Square(z)), 25));
        Assert.All(new[] { line[0], line[^1] }, end => Assert.Equal((0, 5), (end.R, Math.Abs(end.Z)), Near));
    }

    [Fact]
    public void LinesEndWhereTheirLayerEnds()
    {
        bool[] outside = [.. Enumerable.Range(0, Cells * Cells).Select(cell => R[cell % Cells] >= 4)];
        MapLayer[] layers = [new(Nodes((_, z) => z), [.. outside.Select(o => !o)]), new(Nodes((_, z) => z + 5), outside)];
        IReadOnlyList<IReadOnlyList<(double R, double Z)>> lines = IsoLines.Of(Patch(layers), 1);
        double edge = R.First(r => r >= 4);
        Assert.Equal(2, lines.Count);
        Assert.All(lines[0], point => Assert.True(point.R <= edge && Math.Abs(point.Z - 1) < 1e-12));
        Assert.All(lines[1], point => Assert.True(point.R >= edge && Math.Abs(point.Z + 4) < 1e-12));
    }

    [Theory]
    [InlineData(0.1)]
    [InlineData(-0.1)]
    public void SaddleIsCrossedOnTheSideThatItsMiddleSays(double middle)
    {
        double[] corners = [1 + middle, -1 + middle, -1 + middle, 1 + middle];
        IReadOnlyList<IReadOnlyList<(double R, double Z)>> lines = IsoLines.Of(new([0, 1], [0, 1], [1], [corners]), 0);
        Assert.Equal(2, lines.Count);

        // above: the high corners (0, 0) and (1, 1) are joined, and each line cuts off a low one
        Assert.All(lines, line => Assert.Equal(middle > 0, (line[0].R + line[1].R - 1) * (line[0].Z + line[1].Z - 1) < 0));
    }

    [Fact]
    public void FieldLinesFollowTheField()
    {
        // the flow (r, −2z) towards a wall has the streamlines r²z = const
        IReadOnlyList<IReadOnlyList<ScreenPoint>> lines = Lines((r, z) => (r, -2 * z), 12);
        Assert.InRange(lines.Count, 10, 100);
        foreach ((double R, double Z)[] line in lines.Select(line => line.Select(View.Point).ToArray()))
        {
            double[] invariants = [.. line.Select(point => point.R * point.R * point.Z)];
            double middle = invariants[invariants.Length / 2];

            // the field is bilinear between cell centres: exact here but for the first cell from a border
            Assert.All(invariants, invariant => Assert.Equal(middle, invariant, (0.02 * Math.Abs(middle)) + 0.3));
            Assert.True(line[^1].R >= line[0].R && Math.Abs(line[^1].Z) <= Math.Abs(line[0].Z), "against the field");
        }
    }

    [Fact]
    public void FieldLinesKeepTheirDistanceAcrossTheAxisToo()
    {
        const double separation = 12;
        IReadOnlyList<IReadOnlyList<ScreenPoint>> half = Lines((r, z) => (r, -2 * z), separation);
        IReadOnlyList<ScreenPoint>[] lines = [.. half, .. half.Where(line => line.Any(p => p.X > View.X(0) + 1e-6)).Select(View.Mirrored)];
        for (int a = 0; a < lines.Length; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double distance = lines[a].Where((_, i) => i % 5 == 0).Min(p => lines[b].Min(p.DistanceTo));
                Assert.True(distance > 0.5 * separation, $"lines {a} and {b} come as close as {distance}");
            }
        }

        // and no place is far from all of them
        var random = new Random(1);
        for (int n = 0; n < 200; n++)
        {
            var place = new ScreenPoint(20 + (360 * random.NextDouble()), 20 + (360 * random.NextDouble()));
            Assert.InRange(lines.Min(line => line.Min(place.DistanceTo)), 0, 1.7 * separation);
        }
    }

    [Fact]
    public void FieldLinesStayOutOfTheMembrane()
    {
        var pore = new PoreFields(1);
        MapData data = pore.Data;
        MapWindow window = MapZoom.Of(data, MapOutline.Of(data));
        var view = new MapView(window, new(0, 0, 150, 270), -window.Radius);
        IReadOnlyList<IReadOnlyList<ScreenPoint>> lines = Streamlines.Of(new(data, data.Fields[0].Vectors!), view, 9);
        Assert.Contains(lines, line => line.Any(p => view.Point(p).Z > 12e-9) && line.Any(p => view.Point(p).Z < -12e-9)); // through the pore
        Assert.All(lines.SelectMany(line => line).Select(view.Point), point => Assert.False(PoreFields.IsMembrane(point.R, point.Z)));
        Assert.All(lines, line => Assert.True(line[^1].Y > line[0].Y || Math.Abs(line[^1].Y - line[0].Y) < 5)); // the current goes down
    }

    [Fact]
    public void VectorsAreNotMixedAcrossAnInterface()
    {
        int[] regions = [.. Enumerable.Range(0, Cells * Cells).Select(cell => cell / Cells >= Cells / 2 ? 1 : 0)];
        double[] axial = [.. regions.Select(region => region == 1 ? 40.0 : 1.0)];
        var data = new MapData(R, Z) { Regions = [new("a", true), new("b", true)], RegionOfCell = regions, Fields = [] };
        var sampler = new VectorSampler(data, new("E", new double[axial.Length], axial));
        Assert.All([-5, -0.1, -0.001], z => Assert.Equal(1, sampler.At(5, z).Z, 1e-12));
        Assert.All([5, 0.1, 0.001], z => Assert.Equal(40, sampler.At(5, z).Z, 1e-12));
    }

    [Fact]
    public void SimplifiedLineStaysWithinItsTolerance()
    {
        ScreenPoint[] line = [.. Enumerable.Range(0, 1000).Select(k => new ScreenPoint(k / 10.0, 10 * Math.Sin(k / 50.0)))];
        IReadOnlyList<ScreenPoint> simple = Polyline.Simplify(line, 0.05);
        Assert.InRange(simple.Count, 5, 200);
        Assert.All(line, point => Assert.InRange(
            Enumerable.Range(1, simple.Count - 1).Min(i => Polyline.Distance(point, simple[i - 1], simple[i])), 0, 0.05));
    }

    [Fact]
    public void LineIsCutAtBoxesAndAtTheArea()
    {
        IReadOnlyList<ScreenPoint>[] parts = [.. Polyline.Visible([new(-5, 5), new(15, 5), new(15, 20)], new(0, 0, 20, 10), [new(4, 4, 2, 2), new(10, 0, 1, 3)])];
        Assert.Equal(2, parts.Length);
        Assert.Equal([new(0, 5), new(4, 5)], parts[0]);
        Assert.Equal([new(6, 5), new(15, 5), new(15, 10)], parts[1]);
    }

    private static bool Near((double, double) a, (double, double) b) => Math.Abs(a.Item1 - b.Item1) < 1e-9 && Math.Abs(a.Item2 - b.Item2) < 0.01;

    private static double Square(double x) => x * x;

    private static double[] Nodes(Func<double, double, double> field) => [.. Z.SelectMany(z => R.Select(r => field(r, z)))];

    private static MapPatch Patch(Func<double, double, double> field) => Patch(new MapLayer(Nodes(field)));

    private static MapPatch Patch(params MapLayer[] layers)
    {
        var field = new MapField("f", "1", layers);
        return MapPatch.Of(new(R, Z) { Regions = [new("w", true)], RegionOfCell = new int[Cells * Cells], Fields = [field] }, field, new(10, -10, 10));
    }

    private static IReadOnlyList<IReadOnlyList<ScreenPoint>> Lines(Func<double, double, (double R, double Z)> field, double separation)
    {
        (double R, double Z)[] vectors =
        [
            .. Enumerable.Range(0, Cells).SelectMany(j => Enumerable.Range(0, Cells).Select(i => field((R[i] + R[i + 1]) / 2, (Z[j] + Z[j + 1]) / 2))),
        ];
        var data = new MapData(R, Z) { Regions = [new("w", true)], RegionOfCell = new int[Cells * Cells], Fields = [] };
        return Streamlines.Of(new(data, new("u", [.. vectors.Select(v => v.R)], [.. vectors.Select(v => v.Z)])), View, separation);
    }
}
