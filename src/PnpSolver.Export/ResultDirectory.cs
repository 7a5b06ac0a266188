using System.Text.Json;

namespace PnpSolver.Export;

/// <summary>Writes a folder of results whole or not at all.</summary>
/// <remarks>Everything is written into a sibling, <c>.NAME.new</c>; then an old result is moved to <c>.NAME.old</c>, the new
/// one into its place, and the old one deleted. Whenever the process dies, the old or the new whole result is there; if it
/// died between the two moves, the next call of <see cref="Recover"/> or <see cref="Write"/> puts the old one back. A lock
/// on <c>.NAME.lock</c>, which ends with its process, keeps two writers apart.</remarks>
public static class ResultDirectory
{
    /// <summary>Writes results to a directory, in place of an earlier result there.</summary>
    /// <param name="path">The directory; it does not exist, is empty, or holds a result.</param>
    /// <param name="fill">Writes all files, <c>summary.json</c> among them, into the directory it is given.</param>
    /// <param name="schema">What kind of result it is: the schema of its <c>summary.json</c>. One kind does not replace another.</param>
    /// <param name="cancellation">Seen before the result is put in place; nothing is left behind.</param>
    /// <exception cref="IOException">The directory is not ours, or cannot be written; it is as it was.</exception>
    public static void Write(string path, Action<string> fill, string schema = SummaryJson.Schema, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(fill);
        ResultPlace place = ResultPlace.Of(path);
        EnsureReplaceable(path, schema);
        Guarded(path, () =>
        {
            string[] created = CreateParents(place.Parent);
            try
            {
                using FileStream claim = Claim(place);
                Settle(place);
                Fill(place, fill, schema, cancellation);
                EnsureReplaceable(path, schema);
                Swap(place);
                created = [];
            }
            finally
            {
                DeleteIfEmpty(created);
            }
        });
    }

    /// <summary>Refuses a directory that must not be replaced; worth asking before a long run.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="schema">The kind of result that is to replace it.</param>
    /// <exception cref="IOException">It is a file, or a directory that holds something other than such a result.</exception>
    public static void EnsureReplaceable(string path, string schema = SummaryJson.Schema)
    {
        ResultPlace place = ResultPlace.Of(path);
        if (File.Exists(place.Target))
        {
            throw new IOException($"{path} is a file; results need a directory: choose another one");
        }

        if (Directory.Exists(place.Target) && !IsEmpty(path, place.Target) && !IsResult(place.Target, schema))
        {
            throw new IOException($"{path} exists and is no result directory (it has no {SummaryJson.FileName} of ours); "
                + "it is left as it is: choose another directory, or empty it");
        }
    }

    /// <summary>Whether a directory holds a whole result: a <c>summary.json</c> of our format.</summary>
    /// <param name="path">The directory.</param>
    /// <param name="schema">The kind of result.</param>
    public static bool IsResult(string path, string schema = SummaryJson.Schema)
    {
        string summary = Path.Combine(path, SummaryJson.FileName);
        if (!File.Exists(summary))
        {
            return false;
        }

        try
        {
            using FileStream stream = File.OpenRead(summary);
            using JsonDocument json = JsonDocument.Parse(stream);
            return json.RootElement.ValueKind == JsonValueKind.Object
                && json.RootElement.TryGetProperty("schema", out JsonElement found)
                && found.ValueKind == JsonValueKind.String
                && found.ValueEquals(schema);
        }
        catch (Exception cause) when (cause is JsonException or UnauthorizedAccessException)
        {
            return false; // what cannot be read is not known to be ours
        }
    }

    /// <summary>Puts back a result whose replacement was cut short, and clears what dead writers left.</summary>
    /// <param name="path">The directory.</param>
    /// <exception cref="IOException">Another process is writing there, or files cannot be moved.</exception>
    public static void Recover(string path)
    {
        ResultPlace place = ResultPlace.Of(path);
        if (!Directory.Exists(place.New) && !Directory.Exists(place.Old))
        {
            return;
        }

        Guarded(path, () =>
        {
            using FileStream claim = Claim(place);
            Settle(place);
        });
    }

    private static bool IsEmpty(string path, string folder)
    {
        try
        {
            return !Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (UnauthorizedAccessException cause)
        {
            throw new IOException($"cannot write results to {path}: {cause.Message}", cause);
        }
    }

    private static void Fill(ResultPlace place, Action<string> fill, string schema, CancellationToken cancellation)
    {
        try
        {
            Directory.CreateDirectory(place.New);
            fill(place.New);
            if (!IsResult(place.New, schema))
            {
                throw new InvalidOperationException($"a result directory needs its {SummaryJson.FileName}, and none was written");
            }

            cancellation.ThrowIfCancellationRequested();
        }
        catch
        {
            DeleteNew(place);
            throw;
        }
    }

    private static void Swap(ResultPlace place)
    {
        if (Directory.Exists(place.Target))
        {
            Directory.Move(place.Target, place.Old);
        }

        try
        {
            Directory.Move(place.New, place.Target);
        }
        catch
        {
            Settle(place);
            throw;
        }

        ResultPlace.DeleteTree(place.Old);
    }

    /// <summary>With the lock held, whatever lies beside the target was left by a writer that died.</summary>
    private static void Settle(ResultPlace place)
    {
        if (!Directory.Exists(place.Target) && Directory.Exists(place.Old))
        {
            Directory.Move(place.Old, place.Target);
        }

        ResultPlace.DeleteTree(place.Old);
        DeleteNew(place);
    }

    /// <summary>Frames that a checkpoint gave to a result which did not come to be go back to it.</summary>
    private static void DeleteNew(ResultPlace place)
    {
        string given = ResultPlace.FramesIn(place.New);
        ResultPlace checkpoint = place.Checkpoint;
        if (Directory.Exists(given) && Directory.Exists(checkpoint.Target) && !Directory.Exists(checkpoint.Frames))
        {
            Directory.Move(given, checkpoint.Frames);
        }

        ResultPlace.DeleteTree(place.New);
    }

    private static FileStream Claim(ResultPlace place) =>
        place.Claim() ?? throw new IOException("another process is writing there: wait for it, or choose another directory");

    private static void Guarded(string path, Action action)
    {
        try
        {
            action();
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"cannot write results to {path}: {cause.Message}", cause);
        }
    }

    private static string[] CreateParents(string parent)
    {
        var missing = new List<string>();
        for (string? folder = parent; folder is not null && !Directory.Exists(folder); folder = Path.GetDirectoryName(folder))
        {
            missing.Add(folder);
        }

        Directory.CreateDirectory(parent);
        return [.. missing];
    }

    private static void DeleteIfEmpty(string[] folders)
    {
        foreach (string folder in folders)
        {
            if (Directory.Exists(folder) && !Directory.EnumerateFileSystemEntries(folder).Any())
            {
                Directory.Delete(folder);
            }
        }
    }
}
