using PnpSolver.Validation;

namespace PnpSolver.Verification.Tests.Validation;

/// <summary>What is wrong with a folder fails, and says why.</summary>
public sealed class ShelfFailureTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("shelf-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Theory]
    [InlineData("case.yaml")]
    [InlineData("README.md")]
    [InlineData("reference.yaml")]
    public void FolderWithoutOneOfItsFilesFails(string missing)
    {
        string folder = CopyOfGouyChapman();
        File.Delete(Path.Combine(folder, missing));
        VariantResult result = Assert.Single(new ValidationShelf(root).Run([]));
        Assert.False(result.Passed);
        Assert.Contains(missing, result.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongReferenceValueFailsAndTheOthersStillPass()
    {
        string reference = Path.Combine(CopyOfGouyChapman(), "reference.yaml");
        string text = File.ReadAllText(reference);
        int value = text.IndexOf("-0.011107500440609", StringComparison.Ordinal);
        File.WriteAllText(reference, text[..value] + "-0.0112" + text[(value + "-0.011107500440609".Length)..]);
        IReadOnlyList<VariantResult> results = new ValidationShelf(root).Run([]);
        Assert.Equal([false, true, true, true], results.Select(result => result.Passed));
        Assert.Single(results[0].Comparisons, comparison => !comparison.Passed);
    }

    [Theory]
    [InlineData("- { name: a, expect: { no.such.quantity: { value: 0, tolerance: 1, source: s } } }", "absent")]
    [InlineData("- { name: a, set: { boundaries.left.charge: 1 mM }, expect: { boundary.left.potential: { value: 0, tolerance: 1, source: s } } }", "boundaries.left.charge")]
    [InlineData("- { name: a }", "expect")]
    [InlineData("- { name: a, at: 1 ms, expect: { boundary.left.potential: { value: 0, tolerance: 1, source: s } } }", "the case is steady")]
    [InlineData("- { name: a, at: 1 mM, expect: { boundary.left.potential: { value: 0, tolerance: 1, source: s } } }", "such as 1 ms")]
    public void ReferenceThatCannotBeComparedFails(string reference, string reason)
    {
        File.WriteAllText(Path.Combine(CopyOfGouyChapman(), "reference.yaml"), reference);
        VariantResult result = Assert.Single(new ValidationShelf(root).Run([]));
        Assert.False(result.Passed);
        Assert.Contains(reason, ResultTable.Text([result]), StringComparison.Ordinal);
    }

    [Fact]
    public void UnknownNameIsRefusedWithTheKnownOnes()
    {
        CopyOfGouyChapman();
        var error = Assert.Throws<ArgumentException>(() => new ValidationShelf(root).Run(["gouy"]));
        Assert.Contains("there are copy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void EmptyShelfIsRefused() => Assert.Throws<DirectoryNotFoundException>(() => new ValidationShelf(root));

    [Fact]
    public void CancelledRunStops()
    {
        CopyOfGouyChapman();
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => new ValidationShelf(root).Run([], cancellation: cancelled.Token));
    }

    [Fact]
    public void ResultsHaveTheOrderOfTheShelfWhicheverIsDoneFirst()
    {
        CopyOfGouyChapman("b");
        CopyOfGouyChapman("a");
        Directory.CreateDirectory(Path.Combine(root, "c"));
        var progress = new Progress();
        IReadOnlyList<VariantResult> results = new ValidationShelf(root).Run([], progress);
        string[] variants = [.. ShelfTests.Folder("gouy-chapman").Variants().Select(variant => variant.Name)];
        Assert.Equal([.. variants.Select(name => $"a/{name}"), .. variants.Select(name => $"b/{name}"), "c/"], results.Select(result => $"{result.Folder}/{result.Variant}"));
        Assert.Equal(Enumerable.Range(1, results.Count), progress.Reports.Select(report => report.Done));
        Assert.All(progress.Reports, report => Assert.Equal(results.Count, report.Count));
        Assert.Equal(results.ToHashSet(), progress.Reports.Select(report => report.Result).ToHashSet());
    }

    private sealed class Progress : IProgress<ShelfProgress>
    {
        public List<ShelfProgress> Reports { get; } = [];

        public void Report(ShelfProgress value) => Reports.Add(value);
    }

    private string CopyOfGouyChapman(string name = "copy")
    {
        string copy = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        foreach (string file in ValidationFolder.RequiredFiles)
        {
            File.Copy(Path.Combine(ShelfTests.Folder("gouy-chapman").Directory, file), Path.Combine(copy, file));
        }

        return copy;
    }
}
