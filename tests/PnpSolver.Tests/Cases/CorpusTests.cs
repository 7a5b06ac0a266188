using PnpSolver.Cases;

namespace PnpSolver.Tests.Cases;

public sealed class CorpusTests
{
    public static TheoryData<string> Good => Corpus.Good;

    public static TheoryData<string> Bad => Corpus.Bad;

    [Theory]
    [MemberData(nameof(Good))]
    public void AGoodFileIsRead(string name)
    {
        Case read = CaseFile.Read(Corpus.Path("good", name));

        Assert.Equal(name, read.Name);
        Assert.True(read.Problem.Grid.CellCount > 0);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void ABadFileIsRefusedWithExactlyItsErrors(string name)
    {
        string path = Corpus.Path("bad", name);

        CaseException exception = Assert.Throws<CaseException>(() => CaseFile.Read(path));

        string[] errors = [.. exception.Errors.Select(error => error.ToString()
            .Replace(path + ":", "", StringComparison.Ordinal)
            .Replace(Corpus.Folder + "/", "../", StringComparison.Ordinal).TrimStart())];
        Assert.Equal(Corpus.ExpectedErrors(name), errors);
    }
}
