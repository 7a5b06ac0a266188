using System.Security.Cryptography;

namespace PnpSolver.Export;

/// <summary>The <c>state</c> file of a checkpoint: which run, what was saved, and which files belong to it. Immutable.</summary>
/// <remarks>Little-endian: eight bytes <c>PNPCHECK</c>, Int32 format, then texts (length-prefixed UTF-8), doubles and lists (Int32 count first):
/// program version, SHA-256 of the case, options, texts, arrays, files; last the SHA-256 of all before it. Every format keeps this frame, so that damage
/// is told from another format.</remarks>
/// <param name="Header">Which run.</param>
/// <param name="State">What was saved.</param>
/// <param name="Files">Files that belong to it.</param>
internal sealed record CheckpointRecord(CheckpointHeader Header, CheckpointState State, IReadOnlyList<CheckpointFile> Files)
{
    private const int Format = 1;
    private const int HashSize = SHA256.HashSizeInBytes;
    private static ReadOnlySpan<byte> Magic => "PNPCHECK"u8;

    /// <summary>Writes the file aside, brings it onto the disk and puts it in the place of the old one.</summary>
    public void Write(string path)
    {
        string aside = path + ".new";
        using (FileStream stream = File.Create(aside))
        {
            using var sha = SHA256.Create();
            using (var hashed = new CryptoStream(stream, sha, CryptoStreamMode.Write, leaveOpen: true))
            using (var buffer = new BufferedStream(hashed, 1 << 16))
            using (var writer = new BinaryWriter(buffer))
            {
                writer.Write(Magic);
                writer.Write(Format);
                WriteBody(writer);
            }

            stream.Write(sha.Hash!);
            stream.Flush(flushToDisk: true);
        }

        File.Move(aside, path, overwrite: true);
    }

    /// <summary>Reads the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">The checkpoint, for messages.</param>
    /// <exception cref="CheckpointException">It is damaged, or of another format.</exception>
    public static CheckpointRecord Read(string path, string name)
    {
        using FileStream stream = File.OpenRead(path);
        long body = stream.Length - HashSize;
        if (body < Magic.Length + sizeof(int) || !IsWhole(stream, body))
        {
            throw new CheckpointException(
                CheckpointFault.Damaged, $"{name} is damaged (its state does not match its checksum): run without --resume to begin again");
        }

        stream.Position = 0;
        using var reader = new BinaryReader(stream);
        bool isOurs = reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic);
        int format = reader.ReadInt32();
        if (!isOurs || format != Format)
        {
            string found = isOurs ? $"format {format}, written by pnp {reader.ReadString()}" : "an unknown format";
            throw new CheckpointException(
                CheckpointFault.OtherFormat, $"{name} has {found}; this version reads format {Format}: go on with the version that wrote it, or run without --resume to begin again");
        }

        return ReadBody(reader);
    }

    private static bool IsWhole(FileStream stream, long body)
    {
        string found = FileHash.Of(stream, body);
        var stated = new byte[HashSize];
        stream.ReadExactly(stated);
        return found == Convert.ToHexStringLower(stated);
    }

    private void WriteBody(BinaryWriter writer)
    {
        writer.Write(Header.ProgramVersion);
        writer.Write(Header.CaseSha256);
        WriteTexts(writer, Header.Options);
        WriteTexts(writer, State.Texts);
        writer.Write(State.Arrays.Count);
        foreach ((string name, double[] values) in State.Arrays)
        {
            writer.Write(name);
            writer.Write(values.Length);
            foreach (double value in values)
            {
                writer.Write(value);
            }
        }

        writer.Write(Files.Count);
        foreach (CheckpointFile file in Files)
        {
            writer.Write(file.Name);
            writer.Write(file.Time is not null);
            writer.Write(file.Time ?? 0);
            writer.Write(file.Length);
            writer.Write(file.Sha256);
        }
    }

    private static CheckpointRecord ReadBody(BinaryReader reader)
    {
        string version = reader.ReadString();
        string sha256 = reader.ReadString();
        Dictionary<string, string> options = ReadTexts(reader);
        Dictionary<string, string> texts = ReadTexts(reader);
        var arrays = new Dictionary<string, double[]>();
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            string name = reader.ReadString();
            var values = new double[reader.ReadInt32()];
            for (int i = 0; i < values.Length; i++)
            {
                values[i] = reader.ReadDouble();
            }

            arrays.Add(name, values);
        }

        return new(new() { ProgramVersion = version, CaseSha256 = sha256, Options = options }, new(arrays, texts), ReadFiles(reader));
    }

    private static CheckpointFile[] ReadFiles(BinaryReader reader)
    {
        var files = new CheckpointFile[reader.ReadInt32()];
        for (int i = 0; i < files.Length; i++)
        {
            string name = reader.ReadString();
            bool isFrame = reader.ReadBoolean();
            double time = reader.ReadDouble();
            files[i] = new(name, isFrame ? time : null, reader.ReadInt64(), reader.ReadString());
        }

        return files;
    }

    private static void WriteTexts(BinaryWriter writer, IReadOnlyDictionary<string, string> texts)
    {
        writer.Write(texts.Count);
        foreach ((string name, string text) in texts)
        {
            writer.Write(name);
            writer.Write(text);
        }
    }

    private static Dictionary<string, string> ReadTexts(BinaryReader reader)
    {
        var texts = new Dictionary<string, string>();
        for (int left = reader.ReadInt32(); left > 0; left--)
        {
            texts.Add(reader.ReadString(), reader.ReadString());
        }

        return texts;
    }
}
