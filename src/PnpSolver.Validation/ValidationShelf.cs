using PnpSolver.Validation.Report;

namespace PnpSolver.Validation;

/// <summary>A directory of validation folders, each found by itself. Immutable.</summary>
public sealed class ValidationShelf
{
    /// <summary>Name of the shelf's directory in the repository.</summary>
    public const string DirectoryName = "validation";

    /// <summary>The shelf in a directory.</summary>
    /// <param name="directory">The directory whose folders are the validation cases.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such directory, or nothing in it.</exception>
    public ValidationShelf(string directory)
    {
        Directory = directory;
        Folders = [.. System.IO.Directory.GetDirectories(directory).Where(IsCase).Order(StringComparer.Ordinal).Select(path => new ValidationFolder(path))];
        if (Folders.Count == 0)
        {
            throw new DirectoryNotFoundException($"{directory} holds no validation folder");
        }
    }

    /// <summary>Path of the shelf.</summary>
    public string Directory { get; }

    /// <summary>All folders, by name.</summary>
    public IReadOnlyList<ValidationFolder> Folders { get; }

    /// <summary>The shelf named <c>validation</c> in a directory or the nearest one above it.</summary>
    /// <param name="start">Where the search starts.</param>
    /// <exception cref="DirectoryNotFoundException">There is none up to the root.</exception>
    public static ValidationShelf Find(string start)
    {
        for (DirectoryInfo? at = new(start); at is not null; at = at.Parent)
        {
            string candidate = Path.Combine(at.FullName, DirectoryName);
            if (System.IO.Directory.Exists(candidate) && System.IO.Directory.EnumerateFiles(candidate, "reference.yaml", SearchOption.AllDirectories).Any())
            {
                return new(candidate);
            }
        }

        throw new DirectoryNotFoundException($"no directory \"{DirectoryName}\" with validation cases in {start} or above it");
    }

    /// <summary>Runs folders with all their variants, on all cores; variants that share solves run one after another.</summary>
    /// <param name="names">Names of the folders to run; none runs all.</param>
    /// <param name="progress">Told of every result as it comes, one at a time.</param>
    /// <param name="withUncertainties">Whether every number gets its uncertainty from finer meshes.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <returns>One result for each variant, and one for each folder that is incomplete or cannot be read, in the order of the shelf.</returns>
    /// <exception cref="ArgumentException">A name is not on the shelf.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public IReadOnlyList<VariantResult> Run(
        IReadOnlyCollection<string> names, IProgress<ShelfProgress>? progress = null, bool withUncertainties = false, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.FirstOrDefault(name => Folders.All(folder => folder.Name != name)) is { } unknown)
        {
            string known = string.Join(", ", Folders.Select(folder => folder.Name));
            throw new ArgumentException($"there is no validation case \"{unknown}\"; there are {known}", nameof(names));
        }

        return ShelfRun.Of([.. Folders.Where(folder => names.Count == 0 || names.Contains(folder.Name))], progress, withUncertainties, cancellation);
    }

    /// <summary>Whether a directory is a case: neither a report nor one that is being written.</summary>
    private static bool IsCase(string path) => !Path.GetFileName(path).StartsWith('.') && !ValidationReport.IsReport(path);
}
