namespace PnpSolver.Discretization;

/// <summary>Finds what makes a problem unsolvable or ill-posed, before anything is solved.</summary>
public static class ProblemCheck
{
    /// <summary>Everything found, errors and notes; empty for a sound problem.</summary>
    /// <param name="problem">The problem.</param>
    public static IReadOnlyList<ProblemIssue> Issues(PnpProblem problem) => [];
}
