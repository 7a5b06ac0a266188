namespace PnpSolver.Cases;

/// <summary>One thing wrong with a case or mesh file. Immutable.</summary>
/// <param name="File">Name of the file as the user gave it, or the option that supplied the value.</param>
/// <param name="Line">Line, from 1; 0 where there is no line.</param>
/// <param name="Column">Column, from 1; 0 where there is no line.</param>
/// <param name="Path">Keys joined by dots, or empty for the file as a whole.</param>
/// <param name="Message">What was expected, what was found, and what would mend it.</param>
public sealed record CaseError(string File, int Line, int Column, string Path, string Message)
{
    /// <summary><c>file:line:column: path: message</c>, as editors and terminals link it.</summary>
    public override string ToString()
    {
        string place = Line > 0 ? $"{File}:{Line}:{Column}" : File;
        return Path.Length > 0 ? $"{place}: {Path}: {Message}" : $"{place}: {Message}";
    }
}
