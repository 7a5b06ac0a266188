namespace PnpSolver.Cases;

/// <summary>A case or mesh file has errors; all of them are here, in the order of the file.</summary>
public sealed class CaseException : Exception
{
    /// <summary>An exception for a list of errors.</summary>
    /// <param name="errors">The errors; at least one.</param>
    public CaseException(IReadOnlyList<CaseError> errors)
        : base(string.Join(Environment.NewLine, errors ?? throw new ArgumentNullException(nameof(errors)))) =>
        Errors = errors;

    /// <summary>An exception for one error.</summary>
    /// <param name="error">The error.</param>
    public CaseException(CaseError error)
        : this([error])
    {
    }

    /// <summary>The errors, sorted by file and position.</summary>
    public IReadOnlyList<CaseError> Errors { get; }
}
