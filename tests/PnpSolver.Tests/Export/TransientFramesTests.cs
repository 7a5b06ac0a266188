using System.Globalization;
using System.Xml.Linq;
using PnpSolver.Export;
using PnpSolver.Solvers;
using PnpSolver.Tests.Diagnostics;
using PnpSolver.Tests.Solvers;

namespace PnpSolver.Tests.Export;

public sealed class TransientFramesTests : IDisposable
{
    private static readonly double[] Times = [0, 1e-10, 0.1 + 0.2, Math.PI, 1e5 / 3];
    private static readonly Solution Pore = Given.Solution(Given.Pore, (_, z) => -1e6 * z, (_, _, _) => 90);
    private static readonly Solution Film = SteadySolver.Solve(Problems.Film(0));

    private readonly string root = Directory.CreateTempSubdirectory("pnp-frames").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(VtkEncoding.Compressed)]
    [InlineData(VtkEncoding.Ascii)]
    public void EveryFrameHasTheTimeOfTheCollectionBitForBitAndItsRegions(VtkEncoding encoding)
    {
        string folder = Written(Film, new() { Encoding = encoding, Time = 77 });
        (string File, double Time)[] frames = Collection(Path.Combine(folder, "fields.pvd"));
        Assert.Equal(["frames/fields-0000.vtr", "frames/fields-0001.vtr", "frames/fields-0002.vtr", "frames/fields-0003.vtr", "frames/fields-0004.vtr"], frames.Select(frame => frame.File));
        Assert.Equal(Times.Select(BitConverter.DoubleToInt64Bits), frames.Select(frame => BitConverter.DoubleToInt64Bits(frame.Time)));
        foreach ((string file, double time) in frames)
        {
            var frame = new VtrFile(File.ReadAllBytes(Path.Combine(folder, file)));
            Assert.Equal(BitConverter.DoubleToInt64Bits(time), BitConverter.DoubleToInt64Bits(Assert.Single(frame.Numbers("TimeValue"))));
            Assert.Equal(Film.Problem.Grid.CellCount, frame.Numbers("RegionId").Length);
            Assert.Single(frame.Names("CellData"), "RegionId");
        }

        Assert.Equal(["fields.pvd", "frames"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void HalfPlaneAndRevolutionHaveACollectionEach()
    {
        string folder = Written(Pore, new(), revolve: 6);
        (string File, double Time)[] frames = Collection(Path.Combine(folder, "fields-revolved.pvd"));
        Assert.Equal("frames/fields-revolved-0000.vts", frames[0].File);
        Assert.Equal(Times, frames.Select(frame => frame.Time));
        Assert.Equal(Times, Collection(Path.Combine(folder, "fields.pvd")).Select(frame => frame.Time));
        Assert.Equal(Times, frames.Select(frame => Assert.Single(new VtrFile(File.ReadAllBytes(Path.Combine(folder, frame.File))).Numbers("TimeValue"))));
        Assert.Equal(10, Directory.GetFiles(Path.Combine(folder, "frames")).Length);
    }

    [Fact]
    public void RunWithoutFramesHasNoCollection() => Assert.Empty(Directory.EnumerateFileSystemEntries(Written(Film, new(), times: [])));

    private string Written(Solution solution, VtkOptions options, int revolve = 0, double[]? times = null)
    {
        using CheckpointStore store = CheckpointStore.Create(Path.Combine(root, "out"), CheckpointStoreTests.Header);
        foreach (double time in times ?? Times)
        {
            TransientFrames.Add(store, new(time, 0, solution) { TotalCurrent = new Dictionary<string, double>() }, options, revolve);
        }

        string folder = Directory.CreateDirectory(Path.Combine(root, "result")).FullName;
        TransientFrames.MoveTo(store, folder);
        return folder;
    }

    private static (string File, double Time)[] Collection(string path) =>
    [
        .. XDocument.Load(path).Descendants("DataSet")
            .Select(set => ((string)set.Attribute("file")!, double.Parse((string)set.Attribute("timestep")!, CultureInfo.InvariantCulture))),
    ];
}
