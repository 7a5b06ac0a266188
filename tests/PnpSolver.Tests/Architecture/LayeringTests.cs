using System.Text.RegularExpressions;

namespace PnpSolver.Tests.Architecture;

public partial class LayeringTests
{
    private static readonly string[] Order =
    [
        "Numerics", "Integration", "Grids", "Materials", "Transport", "Membranes", "Boundaries",
        "Discretization", "LinearAlgebra", "Circuits", "Solvers", "Diagnostics", "Meshing",
    ];

    [Fact]
    public void EachFolderSeesOnlyThoseBeforeIt()
    {
        var wrong = new List<string>();
        foreach (string file in SourceFiles().Where(f => Order.Contains(Folder(f))))
        {
            int own = Array.IndexOf(Order, Folder(file));
            string text = File.ReadAllText(file);
            wrong.AddRange(Order.Skip(own + 1)
                .Where(later => Regex.IsMatch(text, $@"^using (static )?PnpSolver\.{later}\b|(?<![\w.]){later}\.[A-Z]\w+[.(<]", RegexOptions.Multiline))
                .Select(later => $"{Path.GetFileName(file)} in {Folder(file)} uses {later}"));
        }

        Assert.Empty(wrong);
    }

    [Fact]
    public void EveryFolderIsAKnownLayer() =>
        Assert.Empty(SourceFiles().Select(Folder).Distinct().Except([.. Order, "PnpSolver"]));

    [Fact]
    public void NamespacesFollowFolders()
    {
        foreach (string file in SourceFiles())
        {
            string expected = string.Join('.', ["PnpSolver", .. Folders(file)]);
            Assert.Contains($"namespace {expected};", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    /// <summary>The arrows between projects: what each may reference.</summary>
    [Theory]
    [InlineData("PnpSolver")]
    [InlineData("PnpSolver.Cases", "PnpSolver")]
    [InlineData("PnpSolver.Export", "PnpSolver")]
    [InlineData("PnpSolver.Plotting", "PnpSolver")]
    [InlineData("PnpSolver.Validation", "PnpSolver", "PnpSolver.Cases", "PnpSolver.Plotting", "PnpSolver.Export")]
    public void ProjectsReferenceOnlyWhatTheyMay(string project, params string[] allowed)
    {
        string text = File.ReadAllText(Repository.File($"src/{project}/{project}.csproj"));
        IEnumerable<string> referenced = Regex.Matches(text, "ProjectReference Include=\"[^\"]*/([^/\"]+)\\.csproj\"").Select(m => m.Groups[1].Value);
        Assert.Empty(referenced.Except(allowed));
    }

    /// <summary>The layer of a file: the outermost of its folders.</summary>
    private static string Folder(string file) => Folders(file) is [var layer, ..] ? layer : "PnpSolver";

    private static string[] Folders(string file) =>
        Path.GetRelativePath(Repository.File("src/PnpSolver"), file).Split(Path.DirectorySeparatorChar)[..^1];

    private static IEnumerable<string> SourceFiles() =>
        Directory.EnumerateFiles(Repository.File("src/PnpSolver"), "*.cs", SearchOption.AllDirectories);
}
