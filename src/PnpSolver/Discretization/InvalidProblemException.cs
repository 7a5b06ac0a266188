namespace PnpSolver.Discretization;

/// <summary>A problem cannot be solved as it stands; the message lists every reason.</summary>
public sealed class InvalidProblemException : Exception
{
    /// <summary>The reasons.</summary>
    /// <param name="issues">What was found.</param>
    public InvalidProblemException(IReadOnlyList<ProblemIssue> issues)
        : base(string.Join(Environment.NewLine, issues.Select(issue => $"{issue.Path}: {issue.Message}"))) => Issues = issues;

    /// <summary>The reasons.</summary>
    public IReadOnlyList<ProblemIssue> Issues { get; }
}
