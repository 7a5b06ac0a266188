using PnpSolver.Validation;
using PnpSolver.Validation.Report;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>Reports of small shelves.</summary>
public sealed class ReportTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("report-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void FolderOfNoChapterIsInTheReportWithItsClaimAndTheClaimsWithoutNumbersAreLeftOut()
    {
        ValidationShelf shelf = Shelved();
        string page = File.ReadAllText(Write(shelf, "out")[0]);
        Assert.Contains("### Others\n\n#### copy: Charged wall in a 1:1 salt: Gouy and Chapman", page, StringComparison.Ordinal);
        Assert.Contains("they are left out", page, StringComparison.Ordinal);
        Assert.Contains("4 variants of 1 case, ", page, StringComparison.Ordinal);
        Assert.Matches(@"\| `weak` \| `boundary.left.potential`<br><sub>Gouy-Chapman, closed form: y0 V_T</sub> \| −11\.10741 ± 0\.00011 mV \| 2\.00 \|", page);
    }

    [Fact]
    public void FailureStandsOut()
    {
        ValidationShelf shelf = Shelved(text => text.Replace("-0.011107500440609", "-0.0112", StringComparison.Ordinal));
        IReadOnlyList<string> written = Write(shelf, "out");
        Assert.Contains("**FAILED**", File.ReadAllText(written[0]), StringComparison.Ordinal);
        Assert.Contains("2 of them FAILED.**", File.ReadAllText(written[0]), StringComparison.Ordinal);
        Assert.Contains("<tr class=\"failed\"><td class=\"name\">weak</td>", File.ReadAllText(written[1]), StringComparison.Ordinal);
    }

    [Fact]
    public void TwoRunsWriteTheSameFiles()
    {
        ValidationShelf shelf = Shelved();
        foreach ((string first, string second) in Write(shelf, "one").Zip(Write(shelf, "two")))
        {
            Assert.Equal(File.ReadAllBytes(first), File.ReadAllBytes(second));
        }
    }

    [Fact]
    public void ReportOnTheShelfIsItsOwnAndNoCase()
    {
        ValidationShelf shelf = Shelved();
        IReadOnlyList<string> written = Write(shelf, Path.Combine("validation", "report"));
        Assert.Equal(Path.Combine(shelf.Directory, "REPORT.md"), written[0]);
        Assert.Contains("#### [copy](copy/README.md)", File.ReadAllText(written[0]), StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(shelf.Directory, "report", "REPORT.md")));
        Assert.Equal("copy", Assert.Single(new ValidationShelf(shelf.Directory).Folders).Name);
        Write(shelf, Path.Combine("validation", "report"));
    }

    [Fact]
    public void DirectoryThatIsNoReportIsRefusedAndLeftAsItIs()
    {
        ValidationShelf shelf = Shelved();
        string foreign = Directory.CreateDirectory(Path.Combine(root, "out")).FullName;
        File.WriteAllText(Path.Combine(foreign, "summary.json"), "{ \"schema\": \"pnp-summary/1\" }");
        var error = Assert.Throws<IOException>(() => Write(shelf, "out"));
        Assert.Contains("is no result directory", error.Message, StringComparison.Ordinal);
        Assert.Single(Directory.GetFileSystemEntries(foreign));
    }

    private IReadOnlyList<string> Write(ValidationShelf shelf, string directory)
    {
        IReadOnlyList<VariantResult> results = shelf.Run([], withUncertainties: true);
        return ValidationReport.Write(Path.Combine(root, directory), shelf, new(shelf.Folders, results), "1.2.3");
    }

    /// <summary>A shelf with one case under a name that no chapter knows.</summary>
    private ValidationShelf Shelved(Func<string, string>? change = null)
    {
        string copy = Directory.CreateDirectory(Path.Combine(root, "validation", "copy")).FullName;
        foreach (string file in ValidationFolder.RequiredFiles)
        {
            string text = File.ReadAllText(Path.Combine(ShelfTests.Folder("gouy-chapman").Directory, file));
            File.WriteAllText(Path.Combine(copy, file), change is null || file != "reference.yaml" ? text : change(text));
        }

        return new(Path.Combine(root, "validation"));
    }
}
