using System.Security.Cryptography;
using System.Text;
using PnpSolver.Cases.Building;
using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases;

/// <summary>Reads case files.</summary>
/// <remarks>The format is in the key reference (<see cref="KeyReference"/>) and the JSON Schema (<see cref="CaseSchema"/>).</remarks>
public static class CaseFile
{
    private const double StandInTemperature = 298.15;

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

        Sources sources = new Sources(map, path, faults).With(options.Overrides);
        double temperature = Temperature(sources.Case);
        (Item root, Item mesh) = Check(sources, temperature, faults);
        var builder = new CaseBuilder(root, mesh, temperature, faults);
        PnpProblem problem = builder.Build(options.Refine);
        string name = NameOf(path);
        return new()
        {
            Name = name,
            Title = OneLine(root.TextOf("title") ?? name),
            FilePath = path,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Problem = problem,
            Notes = builder.Notes,
            Values = [.. Values.Of(root), .. ReferenceEquals(mesh, root["mesh"]) ? [] : Values.Of(mesh, "mesh")],
        };
    }

    private static (Item Root, Item Mesh) Check(Sources sources, double temperature, Faults faults)
    {
        var reader = new FormReader(faults, temperature, sources.Case);
        Item root = reader.Read(sources.Case, Vocabulary.Case, "");
        if (root.Sound("temperature") is { IsDefault: false, Number: <= 0 } cold)
        {
            faults.Add(cold.Place, cold.Path, $"expected a temperature above absolute zero, got \"{cold.Text}\"");
        }

        Item mesh = sources.Mesh is { } file ? reader.Read(file, Vocabulary.MeshFile, "")
            : root["mesh"] ?? new Item { Path = "mesh", Place = root.Place, Shape = Vocabulary.Mesh, IsSound = false };
        return (root, mesh);
    }

    /// <summary>T, in K, which the units kT need before anything else is read.</summary>
    private static double Temperature(MapNode root)
    {
        var shape = (ScalarShape)Vocabulary.Case.Find("temperature")!.Shape;
        string text = (root["temperature"] as ScalarNode)?.Text ?? "";
        return shape.Read(text, 0, out double value) is null && value > 0 ? value : StandInTemperature;
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
