using Microsoft.Win32.SafeHandles;

namespace PnpSolver.Export;

/// <summary>The frames and logs of a checkpoint, and that they are what was saved. Not thread-safe.</summary>
/// <param name="folder">The checkpoint.</param>
internal sealed class CheckpointFiles(CheckpointFolder folder) : IDisposable
{
    private readonly List<CheckpointFile> frames = [];
    private readonly List<string> unflushed = [];
    private readonly Dictionary<string, CheckpointLog> logs = [];

    /// <summary>Number of frames of all series.</summary>
    public int FrameCount => frames.Count;

    /// <summary>The frames of a series.</summary>
    public IEnumerable<CheckpointFile> Frames(string series) => frames.Where(frame => frame.Name[..frame.Name.LastIndexOf('-')] == $"frames/{series}");

    /// <summary>Writes a frame, which the next saved state brings onto the disk.</summary>
    public void AddFrame(string series, string extension, double time, Action<Stream> write)
    {
        string name = $"frames/{series}-{Frames(series).Count():D4}{extension}";
        using var stream = new FileStream(folder.PathOf(name), FileMode.Create, FileAccess.ReadWrite, FileShare.Read);
        write(stream);
        stream.Flush();
        stream.Position = 0;
        frames.Add(new(name, time, stream.Length, FileHash.Of(stream, stream.Length)));
        unflushed.Add(name);
    }

    /// <summary>A log, new unless it is known.</summary>
    public CheckpointLog Log(string name)
    {
        if (!logs.TryGetValue(name, out CheckpointLog? log))
        {
            log = CheckpointLog.Open(folder.PathOf(NameOf(name)), 0, null)!;
            logs.Add(name, log);
        }

        return log;
    }

    /// <summary>Brings frames and logs onto the disk, and lists all files as they are.</summary>
    public IReadOnlyList<CheckpointFile> Flush()
    {
        foreach (string name in unflushed)
        {
            using SafeFileHandle frame = File.OpenHandle(folder.PathOf(name), FileMode.Open, FileAccess.ReadWrite);
            RandomAccess.FlushToDisk(frame);
        }

        unflushed.Clear();
        foreach (CheckpointLog log in logs.Values)
        {
            log.Flush();
        }

        return [.. frames, .. logs.Select(log => new CheckpointFile(NameOf(log.Key), null, log.Value.Length, log.Value.Sha256()))];
    }

    /// <summary>Takes up the files of a saved state and drops what came after it.</summary>
    /// <exception cref="CheckpointException">One is not what was saved.</exception>
    public void Restore(IReadOnlyList<CheckpointFile> files)
    {
        foreach (CheckpointFile file in files)
        {
            string path = folder.PathOf(file.Name);
            if (!(file.Time is null ? File.Exists(path) : file.IsAt(path)))
            {
                throw Damaged(file);
            }

            if (file.Time is null)
            {
                logs.Add(Path.GetFileName(file.Name), CheckpointLog.Open(path, file.Length, file.Sha256) ?? throw Damaged(file));
            }
            else
            {
                frames.Add(file);
            }
        }

        DropLaterFrames();
    }

    /// <summary>Closes the logs.</summary>
    public void Dispose()
    {
        foreach (CheckpointLog log in logs.Values)
        {
            log.Dispose();
        }
    }

    private static string NameOf(string log) => $"{CheckpointFolder.Logs}/{log}";

    private void DropLaterFrames()
    {
        HashSet<string> known = [.. frames.Select(frame => Path.GetFileName(frame.Name))];
        Directory.CreateDirectory(folder.Place.Frames);
        foreach (string path in Directory.GetFiles(folder.Place.Frames).Where(path => !known.Contains(Path.GetFileName(path))))
        {
            File.Delete(path);
        }
    }

    private CheckpointException Damaged(CheckpointFile file) =>
        new(CheckpointFault.Damaged, $"{folder.Name} is damaged ({file.Name} is not what was saved): run without --resume to begin again");
}
