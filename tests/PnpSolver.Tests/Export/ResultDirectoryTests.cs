using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

public sealed class ResultDirectoryTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("pnp-results").FullName;

    private string Target => Path.Combine(root, "out");

    private string New => Path.Combine(root, ".out.new");

    private string Old => Path.Combine(root, ".out.old");

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void ResultIsWrittenAndNothingElse()
    {
        ResultDirectory.Write(Target, folder => Result(folder, "first"));
        Assert.Equal("first", File.ReadAllText(Path.Combine(Target, "data.txt")));
        AssertAlone();
    }

    [Fact]
    public void OldResultIsReplacedAsAWhole()
    {
        ResultDirectory.Write(Target, folder =>
        {
            Result(folder, "first");
            File.WriteAllText(Path.Combine(folder, "stale.txt"), "");
        });
        ResultDirectory.Write(Target + "/", folder => Result(folder, "second"));
        Assert.Equal("second", File.ReadAllText(Path.Combine(Target, "data.txt")));
        Assert.False(File.Exists(Path.Combine(Target, "stale.txt")));
        AssertAlone();
    }

    [Theory]
    [InlineData("thesis.tex", "years of work")]
    [InlineData("summary.json", "{ \"schema\": \"another/1\" }")]
    [InlineData("summary.json", "no JSON")]
    [InlineData("summary.json", "[1]")]
    [InlineData("summary.json", "{ \"schema\": 1 }")]
    public void ForeignDirectoryIsRefusedUntouched(string file, string content)
    {
        Directory.CreateDirectory(Target);
        File.WriteAllText(Path.Combine(Target, file), content);
        bool called = false;
        var error = Assert.Throws<IOException>(() => ResultDirectory.Write(Target, _ => called = true));
        Assert.Contains(Target, error.Message, StringComparison.Ordinal);
        Assert.False(called);
        Assert.Equal(content, File.ReadAllText(Path.Combine(Target, file)));
        AssertAlone();
    }

    [Fact]
    public void FileInThePlaceOfTheDirectoryIsRefused()
    {
        File.WriteAllText(Target, "");
        Assert.Throws<IOException>(() => ResultDirectory.Write(Target, folder => Result(folder, "")));
        Assert.True(File.Exists(Target));
    }

    [Fact]
    public void EmptyDirectoryIsTaken()
    {
        Directory.CreateDirectory(Target);
        ResultDirectory.Write(Target, folder => Result(folder, "first"));
        Assert.True(ResultDirectory.IsResult(Target));
    }

    [Fact]
    public void FailureLeavesTheOldResultAndNothingElse()
    {
        ResultDirectory.Write(Target, folder => Result(folder, "first"));
        Assert.Throws<InvalidTimeZoneException>(() => ResultDirectory.Write(Target, folder =>
        {
            Result(folder, "second");
            throw new InvalidTimeZoneException();
        }));
        Assert.Equal("first", File.ReadAllText(Path.Combine(Target, "data.txt")));
        AssertAlone();
    }

    [Fact]
    public void CancellationLeavesNothing()
    {
        using var source = new CancellationTokenSource();
        string deep = Path.Combine(root, "a", "b", "out");
        Assert.Throws<OperationCanceledException>(() => ResultDirectory.Write(
            deep,
            folder =>
            {
                Result(folder, "first");
                source.Cancel();
            },
            cancellation: source.Token));
        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public void ResultWithoutSummaryIsAMistakeOfTheCaller()
    {
        Assert.Throws<InvalidOperationException>(() => ResultDirectory.Write(Target, _ => { }));
        Assert.Empty(Directory.EnumerateFileSystemEntries(root));
    }

    [Fact]
    public void DeathBetweenTheTwoMovesIsUndone()
    {
        Directory.CreateDirectory(New);
        Result(New, "second");
        Directory.CreateDirectory(Old);
        Result(Old, "first");
        File.WriteAllText(Path.Combine(root, ".out.lock"), "");
        ResultDirectory.Recover(Target);
        Assert.Equal("first", File.ReadAllText(Path.Combine(Target, "data.txt")));
        AssertAlone();
    }

    [Fact]
    public void LeftoversOfADeadWriterAreCleared()
    {
        Directory.CreateDirectory(New);
        File.WriteAllText(Path.Combine(New, "half"), "");
        Directory.CreateDirectory(Target);
        Result(Target, "second");
        Directory.CreateDirectory(Old);
        Result(Old, "first");
        ResultDirectory.Write(Target, folder =>
        {
            Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
            Result(folder, "third");
        });
        Assert.Equal("third", File.ReadAllText(Path.Combine(Target, "data.txt")));
        AssertAlone();
    }

    [Fact]
    public void TwoWritersAreKeptApart()
    {
        ResultDirectory.Write(Target, folder =>
        {
            Result(folder, "first");
            var error = Assert.Throws<IOException>(() => ResultDirectory.Write(Target, other => Result(other, "second")));
            Assert.Contains("another process", error.Message, StringComparison.Ordinal);
        });
        Assert.Equal("first", File.ReadAllText(Path.Combine(Target, "data.txt")));
        AssertAlone();
    }

    [Fact]
    public void SymbolicLinkStaysALink()
    {
        string real = Path.Combine(root, "real");
        ResultDirectory.Write(real, folder => Result(folder, "first"));
        Directory.CreateSymbolicLink(Target, real);
        ResultDirectory.Write(Target, folder => Result(folder, "second"));
        Assert.NotNull(new DirectoryInfo(Target).LinkTarget);
        Assert.Equal("second", File.ReadAllText(Path.Combine(real, "data.txt")));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("")]
    public void ImpossiblePlaceIsRefused(string path) =>
        Assert.Throws<IOException>(() => ResultDirectory.Write(path, folder => Result(folder, "")));

    private static void Result(string folder, string data)
    {
        File.WriteAllText(Path.Combine(folder, "data.txt"), data);
        using FileStream stream = File.Create(Path.Combine(folder, SummaryJson.FileName));
        SummaryJson.Write(stream, SummaryJsonTests.Example);
    }

    private void AssertAlone() => Assert.Equal([Target], Directory.EnumerateFileSystemEntries(root));
}
