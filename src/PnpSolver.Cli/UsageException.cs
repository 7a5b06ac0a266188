namespace PnpSolver.Cli;

/// <summary>An argument that the parser accepts but the command cannot use; the message says what would do.</summary>
/// <param name="message">What is wrong with it.</param>
internal sealed class UsageException(string message) : Exception(message);
