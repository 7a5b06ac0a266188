namespace PnpSolver.Solvers;

/// <summary>The solver did not converge; nothing is returned as a result. The message names unknown, place and remedy.</summary>
public sealed class NotConvergedException : Exception
{
    /// <summary>A failure with its history.</summary>
    /// <param name="message">What, where, by how much, what to try.</param>
    /// <param name="history">Every step until then.</param>
    public NotConvergedException(string message, IReadOnlyList<NewtonStep> history)
        : base(message) => History = history;

    /// <summary>Every Newton step until then.</summary>
    public IReadOnlyList<NewtonStep> History { get; }
}
