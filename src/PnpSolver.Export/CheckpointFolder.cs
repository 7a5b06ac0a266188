namespace PnpSolver.Export;

/// <summary>The folder of a checkpoint: whose it is, and how an old one gives way to a new one.</summary>
/// <remarks>A folder without a state is worth nothing and gives way to the old one, <c>.NAME.checkpoint.old</c>, which waits for the first state of the
/// new one. What is deleted is moved aside first, so that no process that dies leaves half a checkpoint.</remarks>
/// <param name="Place">Its paths.</param>
internal sealed record CheckpointFolder(ResultPlace Place)
{
    /// <summary>Folder of the logs, by its name in the checkpoint.</summary>
    public const string Logs = "logs";

    private const string MarkerName = "checkpoint.txt";
    private const string Marker = "pnp-checkpoint/1";

    /// <summary>The state file.</summary>
    public string State => PathOf("state");

    /// <summary>Name for messages.</summary>
    public string Name => Place.Name;

    /// <summary>Whether there is a checkpoint, or anything that a process left of one.</summary>
    public bool Exists => Directory.Exists(Place.Target) || Directory.Exists(Place.Old) || Directory.Exists(Place.New);

    /// <summary>Path of what is in it.</summary>
    public string PathOf(string name) => Path.Combine(Place.Target, name);

    /// <summary>Takes the lock.</summary>
    /// <exception cref="CheckpointException">Another process holds it.</exception>
    public FileStream Claim() => Place.Claim() ?? throw new CheckpointException(
        CheckpointFault.Busy, $"another process is using {Name}: wait for it, or choose another directory with -o");

    /// <summary>With the lock held, ends what a process that died had begun.</summary>
    public void Settle()
    {
        ResultPlace.DeleteTree(Place.New);
        if (IsOurs() && !File.Exists(State))
        {
            Discard();
        }

        if (Directory.Exists(Place.Old) && !Directory.Exists(Place.Target))
        {
            Directory.Move(Place.Old, Place.Target);
        }

        DropOld();
    }

    /// <summary>Puts an empty checkpoint in place; an old one waits aside.</summary>
    public void Renew()
    {
        Directory.CreateDirectory(ResultPlace.FramesIn(Place.New));
        Directory.CreateDirectory(Path.Combine(Place.New, Logs));
        File.WriteAllText(
            Path.Combine(Place.New, MarkerName), $"{Marker}\nWhat an unfinished run of pnp needs to go on: pnp run CASE --resume\nThe run deletes it when it ends.\n");
        if (Directory.Exists(Place.Target))
        {
            Directory.Move(Place.Target, Place.Old);
        }

        Directory.Move(Place.New, Place.Target);
    }

    /// <summary>Deletes the old one that waits aside, once the new one has a state.</summary>
    public void DropOld()
    {
        if (File.Exists(State))
        {
            ResultPlace.DeleteTree(Place.Old);
        }
    }

    /// <summary>Deletes the checkpoint.</summary>
    public void Discard()
    {
        Directory.Move(Place.Target, Place.New);
        ResultPlace.DeleteTree(Place.New);
    }

    /// <summary>Refuses what is not ours.</summary>
    /// <exception cref="CheckpointException">The place holds something else.</exception>
    public void EnsureOurs()
    {
        if (File.Exists(Place.Target) || (Directory.Exists(Place.Target) && !IsOurs()))
        {
            throw new CheckpointException(
                CheckpointFault.Foreign, $"{Place.Target} is no checkpoint of ours; it is left as it is: move it away, or choose another directory with -o");
        }
    }

    private bool IsOurs() => File.Exists(PathOf(MarkerName)) && File.ReadLines(PathOf(MarkerName)).FirstOrDefault() == Marker;
}
