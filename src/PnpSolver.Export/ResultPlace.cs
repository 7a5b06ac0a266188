namespace PnpSolver.Export;

/// <summary>The absolute paths that belong to one result directory.</summary>
/// <param name="Parent">The folder that holds it.</param>
/// <param name="Name">Its own name.</param>
internal sealed record ResultPlace(string Parent, string Name)
{
    /// <summary>The result directory itself.</summary>
    public string Target => Path.Combine(Parent, Name);

    /// <summary>Where a new result is written.</summary>
    public string New => Path.Combine(Parent, $".{Name}.new");

    /// <summary>Where the old result waits while it is replaced.</summary>
    public string Old => Path.Combine(Parent, $".{Name}.old");

    /// <summary>The file whose lock says that a process is writing.</summary>
    public string Lock => Path.Combine(Parent, $".{Name}.lock");

    /// <summary>The folder of frames in it.</summary>
    public string Frames => FramesIn(Target);

    /// <summary>The place of the checkpoint of a run that writes there.</summary>
    public ResultPlace Checkpoint => new(Parent, $"{Name}.checkpoint");

    /// <summary>The folder of frames in a folder.</summary>
    public static string FramesIn(string folder) => Path.Combine(folder, "frames");

    /// <summary>Takes the lock, which ends with the process, or <c>null</c> where another one holds it.</summary>
    public FileStream? Claim()
    {
        try
        {
            return new(Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(Lock))
        {
            return null;
        }
    }

    /// <summary>Deletes a folder with all in it, if it exists.</summary>
    public static void DeleteTree(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The place of a directory; a symbolic link stands for what it points to.</summary>
    /// <exception cref="IOException">The path is empty or the root of a file system.</exception>
    public static ResultPlace Of(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new IOException("the result directory has no name");
        }

        string full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (new DirectoryInfo(full).LinkTarget is not null)
        {
            full = Directory.ResolveLinkTarget(full, returnFinalTarget: true)!.FullName;
        }

        return Path.GetDirectoryName(full) is { } parent
            ? new(parent, Path.GetFileName(full))
            : throw new IOException($"{path} is the root of a file system; choose a directory below it");
    }
}
