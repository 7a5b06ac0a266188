using System.Diagnostics;
using System.Text;
using System.Xml.Linq;
using PnpSolver.Plotting;

namespace PnpSolver.Tests.Plotting;

public sealed class MapFigureTests : IDisposable
{
    private static readonly PoreFields Pore = new(1);
    private readonly string folder = Directory.CreateTempSubdirectory("pnp-maps").FullName;

    public static TheoryData<double, string> Cases()
    {
        var cases = new TheoryData<double, string>();
        foreach (double width in new[] { 174.0, 85, 120.5 })
        {
            foreach (string name in new[] { "pore", "marked", "whole", "one", "axon", "patch", "annulus", "uniform" })
            {
                cases.Add(width, name);
            }
        }

        return cases;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void NothingOverlapsOrLeavesThePage(double width, string name)
    {
        (MapData data, MapWindow? window) = Case(name);
        SvgTexts texts = SvgTexts.Of(MapFigure.Of(data, width, window));
        Assert.Empty(texts.Faults());
        Assert.Contains("Potential (mV)", texts.All);
        Assert.Contains(texts.All, text => text.StartsWith("Radius r (", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(174)]
    [InlineData(85)]
    public void FieldsUnitsRegionsAndChargesAreNamed(double width)
    {
        string[] texts = [.. SvgTexts.Of(MapFigure.Of(Case("marked").Data, width)).All];
        string[] expected =
        [
            "K⁺ (mM)", "Cl⁻ (mM)", "Charge density (MC/m³)", "Position z (nm)", "Radius r (nm)", "membrane", "current density", "σ = −20 mC/m²",
            "middle", "mouth", "200", "500", "1000", "−10",
        ];
        Assert.Empty(expected.Except(texts));
        Assert.DoesNotContain(texts, text => text.Contains('-', StringComparison.Ordinal)); // minus signs are real
        Assert.DoesNotContain(texts, text => text.StartsWith("Scales differ", StringComparison.Ordinal));
    }

    [Fact]
    public void RadiiArePositiveOnBothSides()
    {
        SvgTexts texts = SvgTexts.Of(MapFigure.Of(Case("one").Data, 85));
        double bottom = texts.Boxes.Max(box => box.Text == "Radius r (nm)" ? box.Top : 0);
        (string Text, double Middle)[] labels =
        [
            .. texts.Boxes.Where(box => box.Bottom < bottom && box.Top > bottom - 12).Select(box => (box.Text, (box.Left + box.Right) / 2)).OrderBy(label => label.Item2),
        ];
        double axis = labels.Single(label => label.Text == "0").Middle;
        Assert.True(labels.Length >= 3);
        Assert.Equal(labels.Select(label => label.Text), labels.Reverse().Select(label => label.Text));
        Assert.All(labels.Zip(labels.Reverse()), pair => Assert.Equal(axis, (pair.First.Middle + pair.Second.Middle) / 2, 0.1));
    }

    [Theory]
    [InlineData("axon", "r", "z")]
    [InlineData("patch", "z", "r")]
    public void UnequalScalesAreSaid(string name, string stretched, string other) =>
        Assert.Contains(SvgTexts.Of(MapFigure.Of(Case(name).Data, 85)).All, text =>
            text.StartsWith($"Scales differ: {stretched} is stretched ", StringComparison.Ordinal) && text.EndsWith($" times against {other}", StringComparison.Ordinal));

    [Theory]
    [InlineData(174)]
    [InlineData(85)]
    public void AMillimetreIsTheSameInBothDirections(double width)
    {
        var window = new MapWindow(10, 0, 30);
        var layout = MapLayout.Of(window, new(window, -10), 3, new FigureStyle { Width = width });
        Assert.True(layout.HasEqualScales);
        Assert.All(layout.Panels, panel => Assert.Equal(panel.Width / 20, panel.Height / 30, 1e-9));
    }

    [Fact]
    public void PanelsStandSideBySideWhereThatCostsLittleSize()
    {
        var window = new MapWindow(10, 0, 12);
        Assert.Equal(2, MapLayout.Of(window, new(window, -10), 2, new FigureStyle { Width = 174 }).Columns);
        Assert.Equal(1, MapLayout.Of(window, new(window, -10), 2, new FigureStyle { Width = 85 }).Columns);
    }

    [Fact]
    public void MembraneIsOutlinedAlongItsFaces()
    {
        MapData data = Pore.Data;
        (double a, double h, double end) = (PoreFields.Radius, PoreFields.HalfThickness, data.R[^1]);
        MapEdge[] expected = [new((a, -h), (end, -h), true), new((a, h), (end, h), true), new((a, -h), (a, h), true)];
        Assert.Equal(expected.Length, MapOutline.Of(data).Count);
        Assert.All(expected.Zip(MapOutline.Of(data)), pair =>
        {
            Assert.True(pair.Second.IsWall);
            AssertNear(pair.First.From, pair.Second.From);
            AssertNear(pair.First.To, pair.Second.To);
        });
    }

    [Fact]
    public void RegionsOfOneKindArePartedByAPaleLine()
    {
        MapData data = Case("annulus").Data;
        MapEdge edge = Assert.Single(MapOutline.Of(data));
        Assert.False(edge.IsWall);
    }

    [Fact]
    public void WindowShowsThePoreAndItsLayers()
    {
        MapData data = Pore.Data;
        MapWindow window = MapZoom.Of(data, MapOutline.Of(data));
        double margin = 8 * PoreFields.DebyeLength;
        Assert.Equal(PoreFields.Radius + margin, window.Radius, 1e-12);
        Assert.Equal(PoreFields.HalfThickness + margin, window.Top, 1e-12);
        Assert.Equal(-window.Top, window.Bottom, 1e-12);
    }

    [Fact]
    public void MembraneWithoutAPoreIsShownFromEndToEnd()
    {
        MapData data = Case("patch").Data;
        MapWindow window = MapZoom.Of(data, MapOutline.Of(data));
        Assert.Equal(data.R[^1], window.Radius);
        Assert.InRange(window.Top, 5e-9, 20e-9);
    }

    [Fact]
    public void SameMapGivesTheSameBytesAndItsPixelsAreWhole()
    {
        foreach (FigureFormat format in Enum.GetValues<FigureFormat>())
        {
            byte[] bytes = Bytes(MapFigure.Of(Pore.Data, 85), format);
            Assert.Equal(bytes, Bytes(MapFigure.Of(Pore.Data, 85), format));
            if (format == FigureFormat.Pdf)
            {
                string text = Encoding.Latin1.GetString(bytes);
                Assert.Contains("/Subtype /Image", text, StringComparison.Ordinal);
                Assert.DoesNotContain("DCTDecode", text, StringComparison.Ordinal); // no loss
            }
        }
    }

    [Fact]
    public void SvgHoldsPixelsOfPrintResolution()
    {
        XElement root = XDocument.Parse(Encoding.UTF8.GetString(Bytes(MapFigure.Of(Pore.Data, 85), FigureFormat.Svg))).Root!;
        XNamespace svg = "http://www.w3.org/2000/svg", xlink = "http://www.w3.org/1999/xlink";
        XElement[] images = [.. root.Descendants(svg + "image")];
        Assert.Equal(6, images.Length); // three maps and their bars
        Assert.All(images, image => Assert.StartsWith("data:image/png;base64,", (string?)image.Attribute(xlink + "href"), StringComparison.Ordinal));
        Assert.InRange((int)images[0].Attribute("width")!, 98 / 72.0 * 350, 1000); // of 98 points
    }

    [Fact]
    public void EveryWidthAndFormatIsWritten()
    {
        IReadOnlyList<string> files = Figures.WriteMaps(Pore.Data, folder, new() { DotsPerInch = 100 });
        Assert.Equal(["maps.png", "maps.svg", "maps.pdf", "maps-85mm.png", "maps-85mm.svg", "maps-85mm.pdf"], files);
        Assert.Equal(files.Order(), Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void AMillionNodesAreDrawnInSeconds()
    {
        MapData data = new PoreFields(10).Data;
        Assert.InRange(data.R.Length * data.Z.Length, 1_000_000, 1_100_000);
        var watch = Stopwatch.StartNew();
        byte[] png = Bytes(MapFigure.Of(data, 174), FigureFormat.Png);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(8), $"took {watch.Elapsed}");
        Assert.InRange(png.Length, 50_000, 2_000_000);
    }

    [Fact]
    public void WrongShapesAreRefused()
    {
        MapData data = Pore.Data;
        Assert.Contains("potential", Refused(data with { Fields = [MapField.Potential(new MapLayer([1, 2]))] }), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("rise", Refused(data with { R = [0, 0] }), StringComparison.Ordinal);
        Assert.Contains("field", Refused(data with { Fields = [] }), StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => MapFigure.Of(data, 85, new(1, -1, 1)));
        static string Refused(MapData wrong) => Assert.Throws<ArgumentException>(() => MapFigure.Of(wrong, 85)).Message;
    }

    private static (MapData Data, MapWindow? Window) Case(string name) => name switch
    {
        "marked" => (Pore.Data with
        {
            Fields = [.. Pore.Data.Fields, Pore.ChargeDensity],
            Marks = [new("middle", (0, 0), (2e-9, 0)), new("mouth", (0, 12e-9), (0, 12e-9)), new("far", (0, 14e-9), (40e-9, 14e-9))],
        }, null),
        "whole" => (Pore.Data, MapWindow.Whole(Pore.Data)),
        "one" => (Pore.Data with { Fields = [Pore.Data.Fields[0]] }, null),
        "axon" => (Slabs([0, 2.5e-6, 5e-6, 5.005e-6, 10e-6], [0, 1e-3, 5e-3], cell => cell % 4 < 2 ? 0 : cell % 4 == 2 ? 1 : 2), null),
        "patch" => (Slabs([0, 1e-6, 5e-6], [-1e-6, -2.5e-9, 2.5e-9, 1e-6], cell => cell / 2), null),
        "annulus" => (Slabs([1e-6, 2e-6, 3e-6], [-1e-6, 1e-6], cell => 2 * cell), null),
        "uniform" => (Slabs([0, 1e-6], [0, 1e-6], _ => 0) with { Fields = [MapField.Potential(new MapLayer([0.1, 0.1, 0.1, 0.1]))] }, null),
        _ => (Pore.Data, null),
    };

    private static MapData Slabs(double[] r, double[] z, Func<int, int> region) => new(r, z)
    {
        Regions = [new("inside", true), new("membrane", false), new("outside", true)],
        RegionOfCell = [.. Enumerable.Range(0, (r.Length - 1) * (z.Length - 1)).Select(region)],
        Fields = [MapField.Potential(new MapLayer([.. z.SelectMany(height => r.Select(radius => -0.07 * (radius / r[^1]) * (2 - (height / z[^1]))))]))],
        DebyeLength = 0.8e-9,
    };

    private static void AssertNear((double R, double Z) expected, (double R, double Z) actual)
    {
        Assert.Equal(expected.R, actual.R, 1e-20);
        Assert.Equal(expected.Z, actual.Z, 1e-20);
    }

    private static byte[] Bytes(Figure figure, FigureFormat format)
    {
        using var stream = new MemoryStream();
        figure.Write(stream, format);
        return stream.ToArray();
    }
}
