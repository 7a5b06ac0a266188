using PnpSolver.Export;
using static PnpSolver.Tests.Export.CheckpointStoreTests;

namespace PnpSolver.Tests.Export;

/// <summary>What lies on disk between any two file operations of a run is what a process killed there leaves: each is taken up again, or said to be none.</summary>
public sealed class CheckpointCrashTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pnp-crash").FullName;
    private readonly List<Crash> crashes = [];

    private string Run => Path.Combine(root, "run");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryInstantOfARunIsTakenUpAtItsLastState(bool hasOldResult)
    {
        Directory.CreateDirectory(Run);
        if (hasOldResult)
        {
            using CheckpointStore first = CheckpointStore.Create(Path.Combine(Run, "out"), Header);
            ResultDirectory.Write(Path.Combine(Run, "out"), folder => Result(first, folder));
            first.Remove();
        }

        Stage(hasOldResult);
        Assert.Equal(hasOldResult ? 18 : 17, crashes.Count);
        Assert.All(crashes, AssertTakenUp);
    }

    [Fact]
    public void EveryInstantOfANewBeginningHasTheOldOrTheNewState()
    {
        using (CheckpointStore old = CheckpointStore.Create(Path.Combine(Run, "out"), Header))
        {
            old.Log("steps").Append("1");
            Frame(old, 1);
            Save(old, 1);
        }

        Take("new one is made aside", 1, at => Directory.CreateDirectory(Path.Combine(at, ".out.checkpoint.new", "frames")));
        Take("old one is aside", 1, at => Directory.Move(Path.Combine(at, "out.checkpoint"), Path.Combine(at, ".out.checkpoint.old")));
        using (CheckpointStore store = CheckpointStore.Create(Path.Combine(Run, "out"), Header))
        {
            Take("new one is in place", 1);
            store.Log("steps").Append("12");
            Frame(store, 1);
            Frame(store, 2);
            Take("new one has files", 1);
            string old = Path.Combine(Run, ".out.checkpoint.old");
            Copy(old, Path.Combine(root, "old"));
            Save(store, 2);
            Take("state is saved", 2, at => Copy(Path.Combine(root, "old"), Path.Combine(at, ".out.checkpoint.old")));
            Take("old one is half deleted", 2, at => Directory.CreateDirectory(Path.Combine(at, ".out.checkpoint.old", "frames")));
        }

        Assert.Equal(6, crashes.Count);
        Assert.All(crashes, AssertTakenUp);
    }

    private void Stage(bool hasOldResult)
    {
        using CheckpointStore store = CheckpointStore.Create(Path.Combine(Run, "out"), Header);
        Take("nothing saved", null);
        store.Log("steps").Append("1");
        store.AddFrame("fields", ".vtr", 1, stream =>
        {
            stream.Write(BitConverter.GetBytes(1.0).AsSpan(0, 4));
            stream.Flush();
            Take("first frame half written", null);
            stream.Write(BitConverter.GetBytes(1.0).AsSpan(4));
        });
        Take("state aside without a first one", null, at => File.WriteAllText(Path.Combine(at, "out.checkpoint", "state.new"), "half"));
        Save(store, 1);
        Take("first state saved", 1);

        store.Log("steps").Append("2");
        store.Log("steps").OpenRead().Dispose();
        Take("log has grown", 1);
        store.AddFrame("fields", ".vtr", 2, stream =>
        {
            stream.Write(BitConverter.GetBytes(2.0).AsSpan(0, 4));
            stream.Flush();
            Take("second frame half written", 1);
            stream.Write(BitConverter.GetBytes(2.0).AsSpan(4));
        });
        Take("second frame written", 1);
        Take("state aside is half written", 1, at => File.WriteAllText(Path.Combine(at, "out.checkpoint", "state.new"), "half"));
        Take("state aside is whole", 1, at => File.Copy(Path.Combine(at, "out.checkpoint", "state"), Path.Combine(at, "out.checkpoint", "state.new")));
        Save(store, 2);
        Take("second state saved", 2);
        End(store, hasOldResult);
    }

    private void End(CheckpointStore store, bool hasOldResult)
    {
        ResultDirectory.Write(Path.Combine(Run, "out"), folder =>
        {
            Take("result is begun", 2);
            Result(store, folder);
            Take("result is whole, aside", 2);
            if (hasOldResult)
            {
                Take("old result is aside", 2, at => Directory.Move(Path.Combine(at, "out"), Path.Combine(at, ".out.old")));
            }
        });
        Take("result is in place", null);
        Take("old result is half deleted", null, at => Directory.CreateDirectory(Path.Combine(at, ".out.old")));
        string copy = Path.Combine(root, "whole");
        Copy(Path.Combine(Run, "out.checkpoint"), copy);
        store.Remove();
        Take("checkpoint is aside", null, at => Copy(copy, Path.Combine(at, ".out.checkpoint.new")));
        Take("checkpoint is half deleted", null, at => Directory.CreateDirectory(Path.Combine(at, ".out.checkpoint.new")));
        Take("all is done", null);
    }

    /// <summary>Keeps what is on disk, changed to what lies between two operations that cannot be entered.</summary>
    private void Take(string moment, int? state, Action<string>? change = null)
    {
        string copy = Path.Combine(root, $"crash{crashes.Count}");
        Copy(Run, copy);
        change?.Invoke(copy);
        crashes.Add(new(moment, copy, state));
    }

    private static void AssertTakenUp(Crash crash)
    {
        string target = Path.Combine(crash.Folder, "out");
        using (CheckpointStore? store = CheckpointStore.Resume(target, Header))
        {
            Assert.True(crash.State == (int?)store?.Restored!.Arrays["state"][0], $"{crash.Moment}: {store?.Restored!.Arrays["state"][0]}");
            if (store is null)
            {
                Assert.False(Directory.Exists(target + ".checkpoint"), crash.Moment);
            }
            else
            {
                AssertFiles(store, crash);
            }
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(crash.Folder, ".*"));
        Assert.True(!Directory.Exists(target) || ResultDirectory.IsResult(target), crash.Moment);
        AssertBeginsAndEnds(target);
    }

    private static void AssertFiles(CheckpointStore store, Crash crash)
    {
        Assert.Equal("12"[..crash.State!.Value], Text(store, "steps"));
        Assert.Equal(Enumerable.Range(1, crash.State.Value).Select(time => (double)time), store.Frames("fields").Select(frame => frame.Time));
        string place = Path.Combine(crash.Folder, "out.checkpoint");
        Assert.Equal(crash.State.Value, Directory.GetFiles(Path.Combine(place, "frames")).Length);
        Assert.All(store.Frames("fields"), frame => Assert.Equal(frame.Time, BitConverter.ToDouble(File.ReadAllBytes(Path.Combine(place, frame.File)))));
    }

    private static void AssertBeginsAndEnds(string target)
    {
        using CheckpointStore store = CheckpointStore.Create(target, Header);
        Frame(store, 7);
        Save(store, 7);
        ResultDirectory.Write(target, folder => Result(store, folder));
        store.Remove();
        Assert.Equal([target], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(target)!));
        Assert.Single(Directory.GetFiles(Path.Combine(target, "frames")));
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (string file in Directory.GetFiles(from).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
        }

        foreach (string folder in Directory.GetDirectories(from))
        {
            Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    private sealed record Crash(string Moment, string Folder, int? State)
    {
        public override string ToString() => Moment;
    }
}
