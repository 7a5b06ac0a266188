using System.Security.Cryptography;
using System.Text;

namespace PnpSolver.Export;

/// <summary>A file of a checkpoint that only grows: each saved state covers what was there then, and a run that goes on appends after that. Not thread-safe.</summary>
public sealed class CheckpointLog : IDisposable
{
    private readonly string path;
    private readonly FileStream stream;
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    private CheckpointLog(string path, FileStream stream)
    {
        this.path = path;
        this.stream = stream;
    }

    /// <summary>Bytes so far.</summary>
    public long Length => stream.Position;

    /// <summary>Opens a log and cuts off what was appended after the last saved state.</summary>
    /// <param name="path">The file; made if it does not exist.</param>
    /// <param name="length">Length at the last saved state, 0 for a new log.</param>
    /// <param name="sha256">SHA-256 of that length, or <c>null</c> for a new log.</param>
    /// <returns>The log, or <c>null</c> where the file is not what was saved.</returns>
    internal static CheckpointLog? Open(string path, long length, string? sha256)
    {
        var log = new CheckpointLog(path, new(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read));
        if (log.stream.Length < length || !FileHash.Append(log.hash, log.stream, length) || (sha256 is not null && log.Sha256() != sha256))
        {
            log.Dispose();
            return null;
        }

        log.stream.SetLength(length);
        return log;
    }

    /// <summary>Appends bytes.</summary>
    /// <param name="bytes">The bytes.</param>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        hash.AppendData(bytes);
        stream.Write(bytes);
    }

    /// <summary>Appends a text as UTF-8.</summary>
    /// <param name="text">The text.</param>
    public void Append(string text) => Append(Encoding.UTF8.GetBytes(text));

    /// <summary>All that was appended, to be read; what is appended later is not seen for certain.</summary>
    public Stream OpenRead()
    {
        stream.Flush();
        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        stream.Dispose();
        hash.Dispose();
    }

    /// <summary>SHA-256 of what is there, in hexadecimal digits.</summary>
    internal string Sha256() => Convert.ToHexStringLower(hash.GetCurrentHash());

    /// <summary>Brings what is there onto the disk.</summary>
    internal void Flush() => stream.Flush(flushToDisk: true);
}

/// <summary>SHA-256 of files.</summary>
internal static class FileHash
{
    /// <summary>Adds a length of a stream, from its position.</summary>
    /// <returns>Whether the stream was that long.</returns>
    public static bool Append(IncrementalHash hash, Stream stream, long length)
    {
        var buffer = new byte[1 << 16];
        while (length > 0)
        {
            int read = stream.Read(buffer, 0, (int)Math.Min(length, buffer.Length));
            if (read == 0)
            {
                return false;
            }

            hash.AppendData(buffer, 0, read);
            length -= read;
        }

        return true;
    }

    /// <summary>SHA-256 of a length of a stream from its position, in hexadecimal digits; of what there is, where it is shorter.</summary>
    public static string Of(Stream stream, long length)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, stream, length);
        return Convert.ToHexStringLower(hash.GetCurrentHash());
    }
}
