namespace PnpSolver.Cli.Output;

/// <summary>Emphasis for terminals; plain text everywhere else. Immutable.</summary>
/// <param name="IsOn">Whether control sequences are wanted.</param>
internal sealed record Ink(bool IsOn)
{
    /// <summary>Ink for a stream: on if it goes to a terminal that can show it and nobody asked for none.</summary>
    /// <param name="isTerminal">Whether the stream is a terminal.</param>
    public static Ink For(bool isTerminal) => new(
        isTerminal
        && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"))
        && Environment.GetEnvironmentVariable("TERM") != "dumb");

    public string Bold(string text) => With("1", text);

    public string Dim(string text) => With("2", text);

    public string Red(string text) => With("31", text);

    public string Yellow(string text) => With("33", text);

    private string With(string code, string text) => IsOn ? $"\e[{code}m{text}\e[0m" : text;
}
