using PnpSolver.Cases;

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
        Folders = [.. Directory.GetDirectories(directory).Order(StringComparer.Ordinal).Select(path => new ValidationFolder(path))];
        if (Folders.Count == 0)
        {
            throw new DirectoryNotFoundException($"{directory} holds no validation folder");
        }
    }

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
            if (Directory.Exists(candidate) && Directory.EnumerateFiles(candidate, "reference.yaml", SearchOption.AllDirectories).Any())
            {
                return new(candidate);
            }
        }

        throw new DirectoryNotFoundException($"no directory \"{DirectoryName}\" with validation cases in {start} or above it");
    }

    /// <summary>Runs folders with all their variants.</summary>
    /// <param name="names">Names of the folders to run; none runs all.</param>
    /// <param name="progress">Told of every result as it comes.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <returns>One result for each variant, and one for each folder that is incomplete or cannot be read.</returns>
    /// <exception cref="ArgumentException">A name is not on the shelf.</exception>
    public IReadOnlyList<VariantResult> Run(
        IReadOnlyCollection<string> names, IProgress<VariantResult>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.FirstOrDefault(name => Folders.All(folder => folder.Name != name)) is { } unknown)
        {
            string known = string.Join(", ", Folders.Select(folder => folder.Name));
            throw new ArgumentException($"there is no validation case \"{unknown}\"; there are {known}", nameof(names));
        }

        var results = new List<VariantResult>();
        foreach (VariantResult result in Folders
            .Where(folder => names.Count == 0 || names.Contains(folder.Name))
            .SelectMany(folder => Run(folder, cancellation)))
        {
            results.Add(result);
            progress?.Report(result);
        }

        return results;
    }

    private static IEnumerable<VariantResult> Run(ValidationFolder folder, CancellationToken cancellation)
    {
        if (folder.MissingFiles is { Count: > 0 } missing)
        {
            return [new(folder.Name, "") { Failure = $"missing: {string.Join(", ", missing)}" }];
        }

        try
        {
            var runs = new FolderRuns(folder);
            return folder.Variants().Select(variant => ValidationRunner.Run(runs, variant, cancellation));
        }
        catch (CaseException fault)
        {
            return [new(folder.Name, "") { Failure = fault.Message }];
        }
    }
}
