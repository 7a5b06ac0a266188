using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

public sealed class CheckpointStoreTests : IDisposable
{
    internal static readonly CheckpointHeader Header = new()
    {
        ProgramVersion = "0.1.0",
        CaseSha256 = "00ff",
        Options = new Dictionary<string, string> { ["refine"] = "1", ["set boundaries.left.potential"] = "-20 mV" },
    };

    private readonly string root = Directory.CreateTempSubdirectory("pnp-checkpoint").FullName;

    private string Target => Path.Combine(root, "out");

    private string Place => Target + ".checkpoint";

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void SavedStateComesBackBitForBit()
    {
        double[] awkward = [0, -0.0, double.Epsilon, double.NaN, double.NegativeInfinity, Math.PI, 1e308];
        double[] many = [.. Enumerable.Range(0, 100_000).Select(i => Math.Sin(i))];
        using (CheckpointStore store = CheckpointStore.Create(Target, Header))
        {
            Assert.Null(store.Restored);
            store.Save(new(new Dictionary<string, double[]> { ["old"] = [1] }, new Dictionary<string, string>()));
            store.Save(new(
                new Dictionary<string, double[]> { ["awkward"] = awkward, ["many"] = many, ["none"] = [] },
                new Dictionary<string, string> { ["method"] = "BDF", ["µ²"] = "line\nbreak" }));
        }

        using CheckpointStore again = CheckpointStore.Resume(Target, Header)!;
        CheckpointState state = again.Restored!;
        Assert.Equal(["awkward", "many", "none"], state.Arrays.Keys.Order());
        Assert.Equal(awkward.Select(BitConverter.DoubleToInt64Bits), state.Arrays["awkward"].Select(BitConverter.DoubleToInt64Bits));
        Assert.Equal(many, state.Arrays["many"]);
        Assert.Empty(state.Arrays["none"]);
        Assert.Equal([("method", "BDF"), ("µ²", "line\nbreak")], state.Texts.Select(text => (text.Key, text.Value)).Order());
    }

    [Fact]
    public void WhereNothingWasSavedThereIsNone()
    {
        Assert.Null(CheckpointStore.Resume(Target, Header));
        using (CheckpointStore store = CheckpointStore.Create(Target, Header))
        {
            store.AddFrame("fields", ".vtr", 0, stream => stream.WriteByte(1));
            store.Log("steps").Append("a");
        }

        Assert.Null(CheckpointStore.Resume(Target, Header));
        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public void WhatCameAfterTheLastStateIsDropped()
    {
        using (CheckpointStore store = CheckpointStore.Create(Target, Header))
        {
            store.Log("steps").Append("one\n");
            Frame(store, 0);
            Save(store, 1);
            store.Log("steps").Append("two\n");
            store.Log("late").Append("x");
            Frame(store, 1);
        }

        using CheckpointStore again = CheckpointStore.Resume(Target, Header)!;
        Assert.Equal("one\n", Text(again, "steps"));
        Assert.Equal("", Text(again, "late"));
        Assert.Equal([new PvdFrame(0, "frames/fields-0000.vtr")], again.Frames("fields"));
        Assert.Equal([Path.Combine(Place, "frames", "fields-0000.vtr")], Directory.GetFiles(Path.Combine(Place, "frames")));
        again.Log("steps").Append("three\n");
        Frame(again, 2);
        Assert.Equal("one\nthree\n", Text(again, "steps"));
        Assert.Equal([0, 2], again.Frames("fields").Select(frame => frame.Time));
    }

    /// <summary>Writing ends in the middle of the state, as it does on a full disk.</summary>
    [Fact]
    public void StateThatIsNotWrittenWholeLeavesTheOneBefore()
    {
        Saved(1);
        using (CheckpointStore store = CheckpointStore.Resume(Target, Header)!)
        {
            var broken = new Dictionary<string, double[]> { ["state"] = new double[100_000], ["missing"] = null! };
            Assert.ThrowsAny<Exception>(() => store.Save(new(broken, new Dictionary<string, string>())));
            Assert.True(new FileInfo(Path.Combine(Place, "state.new")).Length > 100_000);
        }

        using CheckpointStore again = CheckpointStore.Resume(Target, Header)!;
        Assert.Equal([1], again.Restored!.Arrays["state"]);
        Save(again, 2);
        Assert.False(File.Exists(Path.Combine(Place, "state.new")));
    }

    [Fact]
    public void SeriesOfFramesAreNumberedApart()
    {
        using CheckpointStore store = CheckpointStore.Create(Target, Header);
        foreach (double time in (double[])[0, 0.5])
        {
            store.AddFrame("fields", ".vtr", time, stream => stream.WriteByte(1));
            store.AddFrame("fields-revolved", ".vts", time, stream => stream.WriteByte(2));
        }

        Assert.Equal([new(0, "frames/fields-0000.vtr"), new(0.5, "frames/fields-0001.vtr")], store.Frames("fields"));
        Assert.Equal([new(0, "frames/fields-revolved-0000.vts"), new(0.5, "frames/fields-revolved-0001.vts")], store.Frames("fields-revolved"));
    }

    [Fact]
    public void ResultIsFilledByMovesAndTheCheckpointGoes()
    {
        using (CheckpointStore store = CheckpointStore.Create(Target, Header))
        {
            Frame(store, 0);
            Save(store, 1);
            DateTime written = new(2020, 1, 2, 3, 4, 5, DateTimeKind.Utc);
            File.SetLastWriteTimeUtc(Path.Combine(Place, "frames", "fields-0000.vtr"), written);
            ResultDirectory.Write(Target, folder => Result(store, folder));
            Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Combine(Target, "frames", "fields-0000.vtr")));
            store.Remove();
            Assert.Throws<ObjectDisposedException>(() => Save(store, 2));
        }

        Assert.Equal([Target], Directory.EnumerateFileSystemEntries(root));
        Assert.Null(CheckpointStore.Resume(Target, Header));
    }

    /// <summary>A result that could not be written, or was cancelled, leaves the checkpoint with its frames.</summary>
    [Fact]
    public void FramesOfAResultThatFailedGoBack()
    {
        using (CheckpointStore store = CheckpointStore.Create(Target, Header))
        {
            Frame(store, 0);
            Save(store, 1);
            Assert.Throws<InvalidTimeZoneException>(() => ResultDirectory.Write(Target, folder =>
            {
                Result(store, folder);
                throw new InvalidTimeZoneException();
            }));
        }

        using CheckpointStore again = CheckpointStore.Resume(Target, Header)!;
        Assert.Equal([1], again.Restored!.Arrays["state"]);
        Assert.Single(again.Frames("fields"));
        Assert.False(Directory.Exists(Target));
    }

    [Fact]
    public void OldCheckpointGoesWhenTheNewOneHasAState()
    {
        Saved(1);
        CheckpointHeader other = Header with { CaseSha256 = "another" };
        using (CheckpointStore.Create(Target, other))
        {
            Assert.True(Directory.Exists(Path.Combine(root, ".out.checkpoint.old")));
        }

        using (CheckpointStore back = CheckpointStore.Resume(Target, Header)!)
        {
            Assert.Equal([1], back.Restored!.Arrays["state"]);
        }

        using (CheckpointStore begun = CheckpointStore.Create(Target, other))
        {
            Save(begun, 2);
        }

        Assert.Equal([Place], Directory.EnumerateFileSystemEntries(root));
        using CheckpointStore again = CheckpointStore.Resume(Target, other)!;
        Assert.Equal([2], again.Restored!.Arrays["state"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ForeignPlaceIsRefusedUntouched(bool isFile)
    {
        string thesis = isFile ? Place : Path.Combine(Directory.CreateDirectory(Place).FullName, "state");
        File.WriteAllText(thesis, "years of work");
        Refused(CheckpointFault.Foreign, Header, "no checkpoint of ours");
        var error = Assert.Throws<CheckpointException>(() => CheckpointStore.Create(Target, Header));
        Assert.Equal(CheckpointFault.Foreign, error.Fault);
        Assert.Equal("years of work", File.ReadAllText(thesis));
        Assert.Equal([Place], Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public void OtherCaseOrOptionsAreRefusedByName()
    {
        Saved(1);
        Refused(CheckpointFault.OtherRun, Header with { CaseSha256 = "11ee" }, "00ff", "11ee", "without --resume");
        Dictionary<string, string> options = new(Header.Options) { ["refine"] = "2" };
        Refused(CheckpointFault.OtherRun, Header with { Options = options }, "refine was 1 and is 2");
        options = new(Header.Options) { ["formats"] = "vtk" };
        Refused(CheckpointFault.OtherRun, Header with { Options = options }, "formats was not given and is vtk");
        options.Clear();
        Refused(CheckpointFault.OtherRun, Header with { Options = options }, "set boundaries.left.potential was -20 mV and is not given");
        using CheckpointStore? same = CheckpointStore.Resume(Target, Header with { ProgramVersion = "0.1.1" });
        Assert.NotNull(same);
    }

    [Fact]
    public void TwoHandlesAreKeptApart()
    {
        using (CheckpointStore store = CheckpointStore.Create(Target, Header))
        {
            Save(store, 1);
            Refused(CheckpointFault.Busy, Header, "another process");
            Assert.Equal(CheckpointFault.Busy, Assert.Throws<CheckpointException>(() => CheckpointStore.Create(Target, Header)).Fault);
            Save(store, 2);
        }

        File.WriteAllText(Path.Combine(root, ".out.checkpoint.lock"), "left by a dead process");
        using CheckpointStore again = CheckpointStore.Resume(Target, Header)!;
        Assert.Equal([2], again.Restored!.Arrays["state"]);
        Refused(CheckpointFault.Busy, Header);
    }

    /// <summary>The lock goes with every way out, so that one process may try again.</summary>
    [Fact]
    public void RefusalReleasesTheLock()
    {
        Saved(1);
        Refused(CheckpointFault.OtherRun, Header with { CaseSha256 = "" });
        Refused(CheckpointFault.OtherRun, Header with { CaseSha256 = "" });
        Assert.Equal([Place], Directory.EnumerateFileSystemEntries(root));
    }

    internal static void Save(CheckpointStore store, double number) =>
        store.Save(new(new Dictionary<string, double[]> { ["state"] = [number] }, new Dictionary<string, string>()));

    internal static void Frame(CheckpointStore store, double time) =>
        store.AddFrame("fields", ".vtr", time, stream => stream.Write(BitConverter.GetBytes(time)));

    internal static void Result(CheckpointStore store, string folder)
    {
        store.MoveFramesTo(folder);
        using FileStream stream = File.Create(Path.Combine(folder, SummaryJson.FileName));
        SummaryJson.Write(stream, SummaryJsonTests.Example);
    }

    internal static string Text(CheckpointStore store, string log)
    {
        using var reader = new StreamReader(store.Log(log).OpenRead());
        return reader.ReadToEnd();
    }

    private void Saved(double number)
    {
        using CheckpointStore store = CheckpointStore.Create(Target, Header);
        Save(store, number);
    }

    private void Refused(CheckpointFault fault, CheckpointHeader header, params string[] parts)
    {
        var error = Assert.Throws<CheckpointException>(() => CheckpointStore.Resume(Target, header));
        Assert.Equal(fault, error.Fault);
        Assert.All(parts, part => Assert.Contains(part, error.Message, StringComparison.Ordinal));
    }
}
