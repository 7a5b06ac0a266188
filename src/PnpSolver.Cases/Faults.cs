using PnpSolver.Cases.Yaml;

namespace PnpSolver.Cases;

/// <summary>Collects errors, so that all of a file are reported at once.</summary>
internal sealed class Faults
{
    /// <summary>Number of errors that are listed; the rest is counted.</summary>
    public const int MostListed = 100;

    private readonly List<CaseError> errors = [];

    public bool Any => errors.Count > 0;

    public IReadOnlyList<CaseError> Errors => errors;

    public void Add(Place place, string path, string message) =>
        errors.Add(new(place.File, place.Line, place.Column, path, message));

    public void Add(CaseException exception) => errors.AddRange(exception.Errors);

    /// <summary>Whether an error lies at a path or below it.</summary>
    public bool Touches(string path) => errors.Exists(error => error.Path == path || error.Path.StartsWith(path + '.', StringComparison.Ordinal));

    /// <exception cref="CaseException">There are errors.</exception>
    public void ThrowIfAny()
    {
        if (errors.Count == 0)
        {
            return;
        }

        // files in the order in which they were met first, then by position
        List<string> files = [.. errors.Select(error => error.File).Distinct()];
        List<CaseError> sorted =
        [
            .. errors.Distinct().OrderBy(error => files.IndexOf(error.File)).ThenBy(error => error.Line).ThenBy(error => error.Column),
        ];
        if (sorted.Count > MostListed)
        {
            var rest = new CaseError(sorted[0].File, 0, 0, "", $"{sorted.Count - MostListed} more errors are not listed");
            sorted = [.. sorted.Take(MostListed), rest];
        }

        throw new CaseException(sorted);
    }
}
