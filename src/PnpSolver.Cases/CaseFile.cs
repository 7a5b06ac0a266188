using System.Security.Cryptography;
using System.Text;
using PnpSolver.Cases.Building;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases;

/// <summary>Reads case files.</summary>
/// <remarks>The format is in the key reference (<see cref="KeyReference"/>) and the JSON Schema (<see cref="CaseSchema"/>).</remarks>
public static class CaseFile
{
    /// <summary>The case of a file and of the mesh file that it names.</summary>
    /// <param name="path">Path of the case file.</param>
    /// <param name="options">Overrides and refinement; default none.</param>
    /// <exception cref="CaseException">The content is invalid; all errors are listed.</exception>
    /// <exception cref="IOException">A file cannot be opened or read.</exception>
    /// <exception cref="UnauthorizedAccessException">A file may not be read, or is a directory.</exception>
    public static Case Read(string path, CaseOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = FileText.ReadBytes(path);
        return Parse(FileText.Decode(bytes, path), bytes, path, options ?? new());
    }

    /// <summary>The case of a text.</summary>
    /// <param name="text">The text of a case file.</param>
    /// <param name="path">Path of the file it stands for: it names the case and anchors the path of the mesh.</param>
    /// <param name="options">Overrides and refinement; default none.</param>
    /// <exception cref="CaseException">The content is invalid; all errors are listed.</exception>
    /// <exception cref="IOException">The mesh file cannot be opened or read.</exception>
    public static Case Parse(string text, string path, CaseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        return Parse(FileText.Decode(bytes, path), bytes, path, options ?? new());
    }

    private static Case Parse(string text, byte[] bytes, string path, CaseOptions options)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.Refine);
        var faults = new Faults();
        Node document = YamlTree.Parse(text, path, faults);
        if (document is not MapNode map)
        {
            string message = $"expected the keys of a case (geometry, species, mesh, ...), got {document.Kind}";
            throw new CaseException(new CaseError(path, document.Place.Line, document.Place.Column, "", message));
        }

        Sources sources = new Sources(map, path).With(options.Overrides.Select(change => Replacement.Of(change, faults)).OfType<Replacement>(), faults);
        Reading reading = Reading.Of(sources, options.Refine, faults);
        string name = NameOf(path);
        return new()
        {
            Name = name,
            Title = OneLine(reading.Root.TextOf("title") ?? name),
            FilePath = path,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Problem = reading.Problem,
            Mesh = reading.Outline!,
            Steps = new StepBuilder(sources, reading, options.Refine).Build(),
            Transient = new TransientBuilder(sources, reading, options.Refine).Build(),
            StopQuantities = [.. (reading.Root.Sound("solve")?.Sound("stop")?.Items ?? []).Select(stop => stop.TextOf("quantity")!)],
            Notes = reading.Notes,
            Values = [.. reading.Values],
        };
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string NameOf(string path)
    {
        string stem = Path.GetFileNameWithoutExtension(path);
        return stem == "case" && Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path))) is { Length: > 0 } folder
            ? folder
            : stem;
    }
}
