using PnpSolver.Cases.Forms;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases.Building;

/// <summary>The documents that a case consists of: the case and, where it names one, the mesh file. Immutable.</summary>
internal sealed class Sources
{
    private readonly string path;

    /// <summary>Takes a case as it is written; the mesh file is read by <see cref="With"/>.</summary>
    public Sources(MapNode document, string path)
    {
        Case = document;
        this.path = path;
    }

    /// <summary>The case.</summary>
    public MapNode Case { get; }

    /// <summary>The mesh file's document, or <c>null</c> for an inline mesh or a missing one.</summary>
    public Node? Mesh { get; private init; }

    /// <summary>The documents with values replaced; paths below <c>mesh</c> reach into the mesh file.</summary>
    public Sources With(IEnumerable<Replacement> changes, Faults faults)
    {
        var inCase = new OverrideWriter(Vocabulary.Case, "", faults);
        var inMesh = new OverrideWriter(MeshVocabulary.MeshFile, "mesh.", faults);
        ILookup<bool, Replacement> later = changes.ToLookup(change => change.Path.StartsWith("mesh.", StringComparison.Ordinal));
        Node document = later[false].Aggregate((Node)Case, inCase.Apply);
        Node? mesh = Mesh ?? (((MapNode)document)["mesh"] is ScalarNode { Text.Length: > 0 } name ? MeshDocument(name, faults) : null);
        foreach (Replacement change in later[true])
        {
            if (mesh is not null)
            {
                mesh = inMesh.Apply(mesh, change with { Path = change.Path["mesh.".Length..] });
            }
            else if (((MapNode)document)["mesh"] is not ScalarNode)
            {
                document = inCase.Apply(document, change);
            }
        }

        return new((MapNode)document, path) { Mesh = mesh };
    }

    /// <summary>The documents without what is to be computed: no steps, no time, no events.</summary>
    public Sources Unsolved() => new(Case.Without("solve").Without("events"), path) { Mesh = Mesh };

    private Node? MeshDocument(ScalarNode name, Faults faults)
    {
        string folder = Path.GetDirectoryName(path) ?? "";
        if (name.Text.AsSpan().ContainsAny("\n\0"))
        {
            faults.Add(name.Place, "mesh", "expected the path of a mesh file on one line");
            return null;
        }

        string file = Shortened(Path.Combine(folder, name.Text));
        if (!File.Exists(file))
        {
            string hint = Spelling.Hint(Path.GetFileName(file), Neighbours(file));
            string what = Directory.Exists(file) ? "is a folder, not a mesh file" : "does not exist";
            faults.Add(name.Place, "mesh", $"{file} {what}; the path is relative to the case file{hint}");
            return null;
        }

        try
        {
            return YamlTree.Parse(FileText.Decode(FileText.ReadBytes(file), file), file, faults);
        }
        catch (CaseException exception)
        {
            faults.Add(exception);
            return null;
        }
    }

    private static IEnumerable<string> Neighbours(string file)
    {
        string? folder = Path.GetDirectoryName(Path.GetFullPath(file));
        return Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.yaml").Select(Path.GetFileName).OfType<string>() : [];
    }

    /// <summary>The path without <c>a/..</c> in it, as short as the user would write it.</summary>
    private static string Shortened(string path)
    {
        string full = Path.GetFullPath(path);
        string relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
        return Path.IsPathRooted(path) || relative.Length > full.Length ? full : relative;
    }
}
