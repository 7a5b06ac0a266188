using System.Runtime.CompilerServices;

namespace PnpSolver.Tests.Examples;

public class ReadmeTests
{
    [Fact]
    public void LibraryBlockIsTheCompiledExample()
    {
        string[] example = Lines(Example("RestingMembraneExample.cs"));
        int begin = Array.IndexOf(example, "#region resting-membrane");
        int end = Array.IndexOf(example, "#endregion");
        string[] expected = [.. example.Where(line => line.StartsWith("using ", StringComparison.Ordinal)), .. example[(begin + 1)..end]];
        string[] readme = Lines(Path.Combine(Root(), "README.md"));
        int block = Array.IndexOf(readme, "```csharp");
        string[] shown = readme[(block + 1)..Array.IndexOf(readme, "```", block + 1)];
        Assert.Equal(expected, shown);
    }

    [Fact]
    public void CaseBlockIsAValidCase()
    {
        string text = File.ReadAllText(Path.Combine(Root(), "README.md"));
        int begin = text.IndexOf("```yaml", StringComparison.Ordinal) + "```yaml".Length;
        string block = text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)];
        Assert.Equal(2, PnpSolver.Cases.CaseFile.Parse(block, "README.md").Problem.Species.Length);
    }

    private static string[] Lines(string path) => [.. File.ReadAllLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static string Example(string name, [CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, name);

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
