using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace PnpSolver.Tests.Architecture;

public partial class LayeringTests
{
    private static readonly string[] Order =
    [
        "Numerics", "Grids", "Materials", "Transport", "Membranes", "Boundaries",
        "Discretization", "LinearAlgebra", "Solvers", "Circuits", "Diagnostics",
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
            string expected = Folder(file) == "PnpSolver" ? "PnpSolver" : $"PnpSolver.{Folder(file)}";
            Assert.Contains($"namespace {expected};", File.ReadAllText(file), StringComparison.Ordinal);
        }
    }

    private static string Folder(string file) => Path.GetFileName(Path.GetDirectoryName(file)!);

    private static IEnumerable<string> SourceFiles([CallerFilePath] string here = "")
    {
        string root = Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", "PnpSolver");
        return Directory.EnumerateFiles(Path.GetFullPath(root), "*.cs", SearchOption.AllDirectories);
    }
}
