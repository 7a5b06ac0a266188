namespace PnpSolver.Export;

/// <summary>What a transient run keeps on disk until it ends, in <c>NAME.checkpoint</c> beside its result directory: its last state, its frames and its logs.</summary>
/// <remarks>A state is written aside, brought onto the disk and renamed over the one before; it lists the frames and how much of each log belong to it,
/// with their checksums. Whenever the process dies, the last saved state is there with all that belongs to it; what came after it is dropped by
/// <see cref="Resume"/>. When the run ends, the result directory is filled from it, with the frames moved and not copied, and
/// <see cref="Remove"/> deletes it; until then, frames of a result that did not come to be go back. A lock keeps two processes apart
/// and ends with its process. Not thread-safe.</remarks>
public sealed class CheckpointStore : IDisposable
{
    private readonly ResultPlace result;
    private readonly CheckpointFolder folder;
    private readonly CheckpointHeader header;
    private readonly FileStream claim;
    private readonly CheckpointFiles files;
    private bool isClosed;

    private CheckpointStore(ResultPlace result, CheckpointHeader header)
    {
        this.result = result;
        this.header = header;
        folder = new(result.Checkpoint);
        files = new(folder);
        claim = folder.Claim();
    }

    /// <summary>The state that the run goes on from; <c>null</c> for a run that begins.</summary>
    public CheckpointState? Restored { get; private set; }

    /// <summary>Begins a checkpoint. An old one of ours is replaced when the first state is saved, and stays if none is.</summary>
    /// <param name="resultDirectory">The result directory of the run.</param>
    /// <param name="header">Which run.</param>
    /// <exception cref="CheckpointException">The place holds something that is not ours, or another process uses it.</exception>
    public static CheckpointStore Create(string resultDirectory, CheckpointHeader header)
    {
        ResultPlace result = ResultPlace.Of(resultDirectory);
        ArgumentNullException.ThrowIfNull(header);
        Directory.CreateDirectory(result.Parent);
        return Opened(new(result, header), store =>
        {
            store.Settle();
            store.folder.Renew();
            return true;
        })!;
    }

    /// <summary>Takes up a checkpoint.</summary>
    /// <param name="resultDirectory">The result directory of the run.</param>
    /// <param name="header">Which run: the case and the options must be those of the checkpoint.</param>
    /// <returns>The checkpoint at its last saved state, or <c>null</c> where there is none: no state was saved, or the run had ended.</returns>
    /// <exception cref="CheckpointException">It is damaged, not ours, of another format, case or options, or in use; it stays as it is.</exception>
    public static CheckpointStore? Resume(string resultDirectory, CheckpointHeader header)
    {
        ResultPlace result = ResultPlace.Of(resultDirectory);
        ArgumentNullException.ThrowIfNull(header);
        var folder = new CheckpointFolder(result.Checkpoint);
        folder.EnsureOurs();
        return folder.Exists ? Opened(new(result, header), store => store.Restore()) : null;
    }

    /// <summary>Writes a frame, which belongs to the next saved state.</summary>
    /// <param name="series">The series, named as its collection is; the frame is <c>frames/SERIES-0000</c> with four digits or more.</param>
    /// <param name="extension">Extension of the file, with its dot.</param>
    /// <param name="time">Time that it shows, in s.</param>
    /// <param name="write">Writes it.</param>
    public void AddFrame(string series, string extension, double time, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        ObjectDisposedException.ThrowIf(isClosed, this);
        files.AddFrame(series, extension, time, write);
    }

    /// <summary>The frames of a series, by their paths in the checkpoint, which are those in the result.</summary>
    /// <param name="series">The series.</param>
    public IReadOnlyList<PvdFrame> Frames(string series) =>
        [.. files.Frames(series).Select(frame => new PvdFrame(frame.Time!.Value, frame.Name))];

    /// <summary>A log, which the store closes; as long as at the last saved state when the run goes on, empty when it is new.</summary>
    /// <param name="name">Name of the file.</param>
    public CheckpointLog Log(string name)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        return files.Log(name);
    }

    /// <summary>Saves a state, with the frames and logs as they are now.</summary>
    /// <param name="state">All that the run needs to go on.</param>
    public void Save(CheckpointState state)
    {
        ObjectDisposedException.ThrowIf(isClosed, this);
        new CheckpointRecord(header, state, files.Flush()).Write(folder.State);
        folder.DropOld();
    }

    /// <summary>Moves the frames into the folder of a result that is being written by <see cref="ResultDirectory.Write"/>.</summary>
    /// <param name="target">The folder.</param>
    public void MoveFramesTo(string target)
    {
        if (files.FrameCount > 0)
        {
            Directory.Move(folder.Place.Frames, ResultPlace.FramesIn(target));
        }
    }

    /// <summary>Deletes the checkpoint: the run has ended.</summary>
    public void Remove()
    {
        files.Dispose();
        ResultPlace.DeleteTree(folder.Place.Old);
        folder.Discard();
        Dispose();
    }

    /// <summary>Releases the checkpoint, which stays at its last saved state; one without a state is deleted.</summary>
    public void Dispose()
    {
        if (!isClosed)
        {
            isClosed = true;
            files.Dispose();
            folder.Settle();
            claim.Dispose();
        }
    }

    private static CheckpointStore? Opened(CheckpointStore store, Func<CheckpointStore, bool> open)
    {
        try
        {
            if (open(store))
            {
                return store;
            }
        }
        catch
        {
            store.Release();
            throw;
        }

        store.Release();
        return null;
    }

    private void Release()
    {
        isClosed = true;
        files.Dispose();
        claim.Dispose();
    }

    private void Settle()
    {
        folder.EnsureOurs();
        ResultDirectory.Recover(result.Target);
        folder.Settle();
    }

    private bool Restore()
    {
        Settle();
        if (!folder.Exists)
        {
            return false;
        }

        CheckpointRecord record = CheckpointRecord.Read(folder.State, folder.Name);
        CheckpointMatch.Ensure(record.Header, header, folder.Name);
        if (HasEnded(record))
        {
            folder.Discard();
            return false;
        }

        files.Restore(record.Files);
        Restored = record.State;
        return true;
    }

    /// <summary>Whether the frames are those of the result in place: the process died between putting it there and deleting the checkpoint.</summary>
    private bool HasEnded(CheckpointRecord record)
    {
        CheckpointFile[] given = [.. record.Files.Where(file => file.Time is not null)];
        return given.Length > 0 && !Directory.Exists(folder.Place.Frames)
            && given.All(frame => frame.IsAt(Path.Combine(result.Target, frame.Name)));
    }
}
