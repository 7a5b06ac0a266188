using System.Collections.Immutable;
using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Solvers;

namespace PnpSolver.Validation.Report;

/// <summary>A run of the shelf with what the report needs beyond its numbers: solutions, solved when they are first asked for. Not thread-safe.</summary>
public sealed class ShelfReading
{
    private readonly Dictionary<string, ValidationFolder> folders;
    private readonly Dictionary<string, VariantResult> byPlace;
    private readonly Dictionary<string, Solution> solutions = [];
    private readonly Dictionary<string, ReportCourse> courses = [];
    private readonly CancellationToken cancellation;

    /// <summary>A run.</summary>
    /// <param name="folders">The folders that were run.</param>
    /// <param name="results">Their results.</param>
    /// <param name="cancellation">Stops the solves.</param>
    public ShelfReading(IEnumerable<ValidationFolder> folders, IReadOnlyList<VariantResult> results, CancellationToken cancellation = default)
    {
        this.folders = folders.ToDictionary(folder => folder.Name);
        Results = results;
        byPlace = results.ToDictionary(result => $"{result.Folder}/{result.Variant}");
        this.cancellation = cancellation;
    }

    /// <summary>The results, in the order of the shelf.</summary>
    public IReadOnlyList<VariantResult> Results { get; }

    /// <summary>The folders that were run.</summary>
    public IReadOnlyCollection<ValidationFolder> Folders => folders.Values;

    /// <summary>What was computed.</summary>
    public Readings Computed() => Readings.Computed(this);

    /// <summary>What the shelf compares with.</summary>
    public Readings Expected() => Readings.Expected(this);

    /// <summary>What a variant gave.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <exception cref="NotRunException">The folder was not run, or the variant gave no numbers.</exception>
    public VariantResult Result(string place) =>
        byPlace.TryGetValue(place, out VariantResult? result) && result.Failure.Length == 0 ? result : throw new NotRunException(place);

    /// <summary>Whether all comparisons of variants passed.</summary>
    /// <param name="places">The variants, <c>folder/variant</c>.</param>
    public bool Passed(IEnumerable<string> places) => places.All(place => byPlace[place].Passed);

    /// <summary>What a variant changes in its case.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <exception cref="NotRunException">The folder was not run.</exception>
    public ImmutableArray<CaseOverride> Set(string place) => Find(place).Variant.Set;

    /// <summary>The case of a variant with further changes.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <param name="set">Changes after the variant's own.</param>
    /// <exception cref="NotRunException">The folder was not run.</exception>
    public Case Read(string place, params CaseOverride[] set)
    {
        (ValidationFolder folder, ReferenceVariant variant) = Find(place);
        return new FolderRuns(folder).Read(variant with { Set = [.. variant.Set, .. set] });
    }

    /// <summary>The solution of a variant with further changes; of a run in time at the variant's time or the end.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <param name="set">Changes after the variant's own.</param>
    /// <exception cref="NotRunException">The folder was not run.</exception>
    /// <exception cref="NotConvergedException">The solver did not converge.</exception>
    public Solution Solve(string place, params CaseOverride[] set)
    {
        string key = string.Join('\n', [place, .. set.Select(change => $"{change.Path}={change.Value}")]);
        if (!solutions.TryGetValue(key, out Solution? solution))
        {
            (ValidationFolder folder, ReferenceVariant variant) = Find(place);
            ImmutableArray<CaseOverride> all = [.. variant.Set, .. set];
            solution = ValidationRunner.Solve(folder, variant with { Set = all }, cancellation);
            solutions.Add(key, solution);
        }

        return solution;
    }

    /// <summary>A variant's whole run in time, made once.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <exception cref="NotRunException">The folder was not run.</exception>
    internal ReportCourse Course(string place)
    {
        if (!courses.TryGetValue(place, out ReportCourse? course))
        {
            course = new(Read(place));
            courses.Add(place, course);
        }

        return course;
    }

    /// <summary>A quantity of a variant with further changes, in SI.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <param name="quantity">Name of the quantity.</param>
    /// <param name="set">Changes after the variant's own.</param>
    public double Value(string place, string quantity, params CaseOverride[] set) =>
        QuantityCatalogue.Evaluate(Solve(place, set)).Single(found => found.Name == quantity).Value;

    private (ValidationFolder Folder, ReferenceVariant Variant) Find(string place)
    {
        string[] names = place.Split('/');
        return folders.TryGetValue(names[0], out ValidationFolder? folder) && folder.MissingFiles.Count == 0
            ? (folder, folder.Variants().Single(variant => variant.Name == names[1]))
            : throw new NotRunException(place);
    }
}
