namespace PnpSolver.Tests.Examples;

public class ReadmeTests
{
    [Fact]
    public void LibraryBlockIsTheCompiledExample()
    {
        string[] example = Lines(Repository.File("tests/PnpSolver.Tests/Examples/RestingMembraneExample.cs"));
        int begin = Array.IndexOf(example, "#region resting-membrane");
        int end = Array.IndexOf(example, "#endregion");
        string[] expected = [.. example.Where(line => line.StartsWith("using ", StringComparison.Ordinal)), .. example[(begin + 1)..end]];
        string[] readme = Lines(Repository.File("README.md"));
        int block = Array.IndexOf(readme, "```csharp");
        string[] shown = readme[(block + 1)..Array.IndexOf(readme, "```", block + 1)];
        Assert.Equal(expected, shown);
    }

    [Fact]
    public void CaseBlockIsAValidCase()
    {
        string text = File.ReadAllText(Repository.File("README.md"));
        int begin = text.IndexOf("```yaml", StringComparison.Ordinal) + "```yaml".Length;
        string block = text[begin..text.IndexOf("```", begin, StringComparison.Ordinal)];
        Assert.Equal(2, PnpSolver.Cases.CaseFile.Parse(block, "README.md").Problem.Species.Length);
    }

    private static string[] Lines(string path) => [.. File.ReadAllLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
}
