namespace PnpSolver.Export;

/// <summary>A file that a checkpoint keeps beside its state.</summary>
/// <param name="Name">Its path in the checkpoint, with <c>/</c> between folders.</param>
/// <param name="Time">Time that a frame shows, in s; <c>null</c> for a log.</param>
/// <param name="Length">Its length in bytes; of a log, what was there when the state was saved.</param>
/// <param name="Sha256">SHA-256 of that length, in hexadecimal digits.</param>
internal sealed record CheckpointFile(string Name, double? Time, long Length, string Sha256)
{
    /// <summary>Whether a file is what was saved.</summary>
    /// <param name="path">The file.</param>
    public bool IsAt(string path)
    {
        if (!File.Exists(path))
        {
            return false;
        }

        using FileStream stream = File.OpenRead(path);
        return stream.Length == Length && FileHash.Of(stream, Length) == Sha256;
    }
}
