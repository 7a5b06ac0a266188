using System.Buffers.Binary;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using PnpSolver.Diagnostics;
using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Plotting;

public sealed class FigureTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("pnp-figures").FullName;

    public static TheoryData<string> Cases => [.. FigureCases.All.Keys];

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [MemberData(nameof(Cases))]
    public void EveryKindOfProblemHasItsFigures(string name)
    {
        Solution solution = SteadySolver.Solve(FigureCases.All[name]());
        IReadOnlyList<string> files = Figures.WriteAll(solution, folder, new() { Title = "A title", DotsPerInch = 120 });
        Assert.Equal(
            ["profile.png", "profile.svg", "profile.pdf", "profile-85mm.png", "profile-85mm.svg", "profile-85mm.pdf",
             "convergence.png", "convergence.svg", "convergence.pdf"],
            files);
        foreach (string file in files)
        {
            byte[] bytes = File.ReadAllBytes(Path.Combine(folder, file));
            AssertSize(file, bytes, file.StartsWith("profile.", StringComparison.Ordinal) ? 174 : 85);
        }
    }

    [Fact]
    public void OnlyWhatIsAskedForIsWritten()
    {
        Solution solution = SteadySolver.Solve(FigureCases.Resting(20e-9));
        IReadOnlyList<string> files = Figures.WriteAll(solution, folder, new() { Formats = [FigureFormat.Svg], Widths = [120.5] });
        Assert.Equal(["profile-120.5mm.svg", "convergence.svg"], files);
        Assert.Equal(files.Order(), Directory.GetFiles(folder).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(FigureFormat.Png)]
    [InlineData(FigureFormat.Svg)]
    [InlineData(FigureFormat.Pdf)]
    public void SameFigureGivesTheSameBytes(FigureFormat format)
    {
        Solution solution = SteadySolver.Solve(FigureCases.Resting(50e-9));
        Assert.Equal(Bytes(ProfileFigure.Of(solution, 85), format), Bytes(ProfileFigure.Of(solution, 85), format));
    }

    [Fact]
    public void SvgNamesIonsRegionsAndUnitsAsText()
    {
        XElement root = Svg(ProfileFigure.Of(SteadySolver.Solve(FigureCases.Resting(50e-9)), 174));
        string[] texts = [.. root.Descendants().Where(e => e.Name.LocalName == "text").Select(e => e.Value.Trim())];
        string[] expected =
        [
            "K⁺", "Na⁺", "Cl⁻", "A⁻", "inside", "membrane", "outside", "λ", "= 0.80 nm", "Potential (mV)", "Concentration (mM)",
            "−60", "−50", "Distance from membrane centre at x = 2.5 nm (nm)", "bath",
        ];
        Assert.Empty(expected.Except(texts));
    }

    [Fact]
    public void SvgPlacesEveryLetter()
    {
        XElement root = Svg(ProfileFigure.Of(SteadySolver.Solve(FigureCases.All["awkward names"]()), 85));
        foreach (XElement text in root.Descendants().Where(e => e.Name.LocalName == "text"))
        {
            string[] places = ((string)text.Attribute("x")!).Split(", ");
            Assert.True(places.Length >= text.Value.Trim().Length, text.Value);
            Assert.All(places, place => Assert.True(double.TryParse(place, System.Globalization.CultureInfo.InvariantCulture, out _)));
        }
    }

    [Fact]
    public void PdfTextIsUnicode()
    {
        byte[] pdf = Bytes(ProfileFigure.Of(SteadySolver.Solve(FigureCases.Resting(50e-9)), 85), FigureFormat.Pdf);
        var letters = new HashSet<char>();
        foreach (string map in Streams(pdf).Where(text => text.Contains("begincmap", StringComparison.Ordinal)))
        {
            // <first glyph> <last glyph> <letter of the first>, or <glyph> <letter>
            foreach (Match range in Regex.Matches(map, "<([0-9A-F]{4})> <([0-9A-F]{4})> <([0-9A-F]{4})>"))
            {
                int[] numbers = [.. range.Groups.Values.Skip(1).Select(group => Convert.ToInt32(group.Value, 16))];
                letters.UnionWith(Enumerable.Range(numbers[2], numbers[1] - numbers[0] + 1).Select(code => (char)code));
            }

            letters.UnionWith(Regex.Matches(map, "^<[0-9A-F]{4}> <([0-9A-F]{4})>\r?$", RegexOptions.Multiline)
                .Select(single => (char)Convert.ToInt32(single.Groups[1].Value, 16)));
        }

        Assert.Empty("KNaClA⁺⁻−λ".Except(letters));
    }

    [Fact]
    public void FontCarriesItsLicence()
    {
        using Stream? licence = typeof(Figures).Assembly.GetManifestResourceStream("DejaVu-LICENSE.txt");
        using var reader = new StreamReader(licence!);
        Assert.Contains("Bitstream Vera", reader.ReadToEnd(), StringComparison.Ordinal);
    }

    [Fact]
    public void AMillionNodesAreDrawnInSeconds()
    {
        PnpProblem problem = Export.SlabProfiles.Problem(333_333, "K", "Cl");
        IReadOnlyList<RegionProfile> profiles = Export.SlabProfiles.Of(problem);
        var watch = Stopwatch.StartNew();
        byte[] svg = Bytes(ProfileFigure.Of(problem, profiles, 174), FigureFormat.Svg);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(15), $"took {watch.Elapsed}");
        Assert.InRange(svg.Length, 10_000, 5_000_000);
    }

    [Fact]
    public void ReportWithoutStepsHasAFigure()
    {
        var report = new SolverReport { History = [], Seconds = 0, Unknowns = 0, Notes = [] };
        Assert.NotEmpty(Bytes(ConvergenceFigure.Of(report, 85), FigureFormat.Svg));
    }

    [Fact]
    public void StagesOfASolveAreNamed()
    {
        NewtonStep[] steps = [new("start", 1, 0, 0.1), new("half the charge", 1, 1, 1e-3), new("half the charge", 2, 1e-9, 0), new("full problem", 1, 1e-3, 1e-12)];
        var report = new SolverReport { History = steps, Seconds = 0, Unknowns = 0, Notes = [] };
        string[] texts = [.. Svg(ConvergenceFigure.Of(report, 174)).Descendants().Select(e => e.Value.Trim())];
        Assert.Empty(Enumerable.Except(["start", "half the charge", "full problem", "residual", "update"], texts));
    }

    private static XElement Svg(Figure figure) => XDocument.Parse(Encoding.UTF8.GetString(Bytes(figure, FigureFormat.Svg))).Root!;

    private static byte[] Bytes(Figure figure, FigureFormat format)
    {
        using var stream = new MemoryStream();
        figure.Write(stream, format);
        return stream.ToArray();
    }

    private static void AssertSize(string file, byte[] bytes, double width)
    {
        switch (Path.GetExtension(file))
        {
            case ".png":
                Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], bytes[..8]);
                int pixels = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(16));
                int density = bytes.AsSpan().IndexOf("pHYs"u8);
                double metres = pixels / (double)BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(density + 4));
                Assert.Equal(width, metres * 1e3, 0.11); // half a pixel of 0.21 mm
                break;
            case ".svg":
                XElement root = XDocument.Parse(Encoding.UTF8.GetString(bytes)).Root!;
                Assert.Equal($"{width}mm", (string?)root.Attribute("width"));
                break;
            default:
                Assert.StartsWith("%PDF-", Encoding.ASCII.GetString(bytes, 0, 8), StringComparison.Ordinal);
                string text = Encoding.Latin1.GetString(bytes);
                string box = text[(text.IndexOf("/MediaBox [0 0 ", StringComparison.Ordinal) + 15)..].Split(' ')[0];
                double points = double.Parse(box, System.Globalization.CultureInfo.InvariantCulture);
                Assert.Equal(width, points * 25.4 / 72, 0.36); // whole points
                break;
        }
    }

    /// <summary>The deflated streams of a PDF, as text.</summary>
    private static IEnumerable<string> Streams(byte[] pdf)
    {
        string text = Encoding.Latin1.GetString(pdf);
        for (int at = text.IndexOf("stream\n", StringComparison.Ordinal); at >= 0; at = text.IndexOf("stream\n", at + 7, StringComparison.Ordinal))
        {
            if (pdf[at + 7] == 0x78)
            {
                using var zlib = new ZLibStream(new MemoryStream(pdf[(at + 7)..]), CompressionMode.Decompress);
                using var reader = new StreamReader(zlib, Encoding.Latin1);
                yield return reader.ReadToEnd();
            }
        }
    }
}
