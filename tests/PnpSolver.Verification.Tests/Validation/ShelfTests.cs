using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using PnpSolver.Validation;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>Every folder of the validation shelf, found by itself, with every variant.</summary>
public sealed class ShelfTests
{
    private static readonly ValidationShelf Shelf = ValidationShelf.Find(AppContext.BaseDirectory);

    /// <summary>The tests of a class run one after another, so that variants of one case may share its run.</summary>
    private static readonly ConcurrentDictionary<string, FolderRuns> Runs = new();

    public static TheoryData<string> Folders => [.. Shelf.Folders.Select(folder => folder.Name)];

    public static TheoryData<string, string> Variants
    {
        get
        {
            var variants = new TheoryData<string, string>();
            foreach (ValidationFolder folder in Shelf.Folders.Where(folder => File.Exists(folder.ReferencePath)))
            {
                foreach (ReferenceVariant variant in folder.Variants())
                {
                    variants.Add(folder.Name, variant.Name);
                }
            }

            return variants;
        }
    }

    [Theory]
    [MemberData(nameof(Variants))]
    public void VariantMeetsItsReferences(string folder, string variant)
    {
        FolderRuns runs = Runs.GetOrAdd(folder, name => new(Folder(name)));
        VariantResult result = ValidationRunner.Run(runs, Folder(folder).Variants().Single(v => v.Name == variant));
        Assert.True(result.Passed, ResultTable.Text([result]));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void FolderHoldsItsThreeFilesAndSaysWhereItsClaimComesFrom(string name)
    {
        ValidationFolder folder = Folder(name);
        Assert.Empty(folder.MissingFiles);
        string page = File.ReadAllText(Path.Combine(folder.Directory, "README.md"));
        Assert.Contains("doi:10.", page, StringComparison.Ordinal);
        Assert.Contains($"pnp run validation/{name}/case.yaml", page, StringComparison.Ordinal);
        Assert.Contains("## Tolerances", page, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void LinksAndFiguresOfThePageExist(string name)
    {
        string directory = Folder(name).Directory;
        string page = File.ReadAllText(Path.Combine(directory, "README.md"));
        string[] targets = [.. Regex.Matches(page, @"\]\(([^)#]+)\)").Select(match => match.Groups[1].Value).Where(target => !target.Contains("://", StringComparison.Ordinal))];
        Assert.Contains(targets, target => target.EndsWith(".png", StringComparison.Ordinal));
        Assert.All(targets, target => Assert.True(File.Exists(Path.Combine(directory, target)), target));
    }

    internal static ValidationFolder Folder(string name) => Shelf.Folders.Single(folder => folder.Name == name);
}
