using System.Buffers.Binary;
using System.Security.Cryptography;
using FsCheck.Xunit;
using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

/// <summary>A checkpoint of which any byte is not what was written is refused, and is whole again when the byte is.</summary>
public sealed class CheckpointDamageTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pnp-damage").FullName;
    private readonly string place;

    public CheckpointDamageTests()
    {
        place = Path.Combine(root, "out.checkpoint");
        using CheckpointStore store = CheckpointStore.Create(Path.Combine(root, "out"), CheckpointStoreTests.Header);
        store.Log("steps").Append("number\n1\n");
        CheckpointStoreTests.Frame(store, 0.25);
        store.Save(new(new Dictionary<string, double[]> { ["psi"] = [1, 2, 3], ["a"] = [0.5] }, new Dictionary<string, string> { ["method"] = "BDF" }));
    }

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Property(MaxTest = 300)]
    public void FlippedBitsAreSeen(ushort at, byte mask)
    {
        byte[] bytes = File.ReadAllBytes(State);
        bytes[at % bytes.Length] ^= mask;
        Replaced(State, bytes, () => AssertRefused(mask != 0));
    }

    [Property(MaxTest = 100)]
    public void MissingAndAddedBytesAreSeen(ushort length, byte added)
    {
        byte[] bytes = File.ReadAllBytes(State);
        Replaced(State, bytes[..(length % bytes.Length)], () => AssertRefused(true));
        Replaced(State, [.. bytes, added], () => AssertRefused(true));
        Replaced(State, bytes[1..], () => AssertRefused(true));
    }

    [Property(MaxTest = 100)]
    public void FilesOfAnotherKindAreSeen(byte[] bytes) => Replaced(State, bytes, () => AssertRefused(true));

    [Theory]
    [InlineData("frames/fields-0000.vtr")]
    [InlineData("logs/steps")]
    public void DamageToAFrameOrLogIsSeenByName(string name)
    {
        string path = Path.Combine(place, name);
        byte[] bytes = File.ReadAllBytes(path);
        for (int at = 0; at < bytes.Length; at++)
        {
            byte[] flipped = [.. bytes];
            flipped[at] ^= 4;
            Replaced(path, flipped, () => AssertRefused(true, name));
        }

        Replaced(path, bytes[..^1], () => AssertRefused(true, name));
        File.Delete(path);
        AssertRefused(true, name);
        File.WriteAllBytes(path, bytes);
        AssertRefused(false);
    }

    /// <summary>A result with other frames of the same names and lengths is not what the run ended with.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void LostFramesAreSeen(bool hasOtherResult)
    {
        if (hasOtherResult)
        {
            string frames = Directory.CreateDirectory(Path.Combine(root, "out", "frames")).FullName;
            File.WriteAllBytes(Path.Combine(frames, "fields-0000.vtr"), BitConverter.GetBytes(0.75));
        }

        Directory.Delete(Path.Combine(place, "frames"), recursive: true);
        AssertRefused(true, "frames/fields-0000.vtr");
    }

    [Fact]
    public void NewerFormatSaysWhoWroteIt()
    {
        byte[] body = File.ReadAllBytes(State)[..^32];
        BinaryPrimitives.WriteInt32LittleEndian(body.AsSpan(8), 2);
        File.WriteAllBytes(State, [.. body, .. SHA256.HashData(body)]);
        CheckpointException error = Assert.Throws<CheckpointException>(Resume);
        Assert.Equal(CheckpointFault.OtherFormat, error.Fault);
        Assert.Contains("format 2, written by pnp 0.1.0; this version reads format 1", error.Message, StringComparison.Ordinal);

        body[0]++;
        File.WriteAllBytes(State, [.. body, .. SHA256.HashData(body)]);
        Assert.Contains("an unknown format", Assert.Throws<CheckpointException>(Resume).Message, StringComparison.Ordinal);
    }

    private string State => Path.Combine(place, "state");

    private void Resume() => CheckpointStore.Resume(Path.Combine(root, "out"), CheckpointStoreTests.Header)!.Dispose();

    private void AssertRefused(bool isDamaged, string file = "its state")
    {
        if (!isDamaged)
        {
            Resume();
            return;
        }

        CheckpointException error = Assert.Throws<CheckpointException>(Resume);
        Assert.Equal(CheckpointFault.Damaged, error.Fault);
        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("run without --resume", error.Message, StringComparison.Ordinal);
    }

    private static void Replaced(string path, byte[] bytes, Action check)
    {
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes);
        check();
        File.WriteAllBytes(path, whole);
    }
}
