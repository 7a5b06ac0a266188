namespace PnpSolver.Discretization;

/// <summary>Something about a problem that its author should know. Immutable.</summary>
/// <param name="IsError">Whether the problem cannot be solved as it stands.</param>
/// <param name="Path">Where, in the words of a case file: <c>boundaries.left.concentrations</c>.</param>
/// <param name="Message">What is wrong, what was expected and what would mend it.</param>
public sealed record ProblemIssue(bool IsError, string Path, string Message);
