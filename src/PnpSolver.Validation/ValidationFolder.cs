namespace PnpSolver.Validation;

/// <summary>One folder of the validation shelf. Immutable.</summary>
/// <param name="Directory">Path of the folder.</param>
public sealed record ValidationFolder(string Directory)
{
    /// <summary>The files that every folder holds.</summary>
    public static IReadOnlyList<string> RequiredFiles { get; } = ["case.yaml", "README.md", "reference.yaml"];

    /// <summary>Name of the folder.</summary>
    public string Name => Path.GetFileName(Path.TrimEndingDirectorySeparator(Directory));

    /// <summary>Path of the case.</summary>
    public string CasePath => Path.Combine(Directory, "case.yaml");

    /// <summary>Path of the reference values.</summary>
    public string ReferencePath => Path.Combine(Directory, "reference.yaml");

    /// <summary>The required files that are missing; none in a complete folder.</summary>
    public IReadOnlyList<string> MissingFiles => [.. RequiredFiles.Where(file => !File.Exists(Path.Combine(Directory, file)))];

    /// <summary>What the folder claims: the heading of its page, or its name where there is none.</summary>
    public string Title => File.Exists(ReadmePath) && File.ReadLines(ReadmePath).FirstOrDefault() is { Length: > 0 } heading ? heading.TrimStart('#', ' ') : Name;

    private string ReadmePath => Path.Combine(Directory, "README.md");

    /// <summary>The variants of the folder.</summary>
    /// <exception cref="PnpSolver.Cases.CaseException">The reference file has errors.</exception>
    public IReadOnlyList<ReferenceVariant> Variants() => ReferenceFile.Read(ReferencePath);
}
