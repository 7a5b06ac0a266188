using PnpSolver.Cases;

namespace PnpSolver.Tests.Cases;

public sealed class CaseTemplatesTests
{
    public static TheoryData<string> Names => [.. CaseTemplates.Names];

    [Theory]
    [MemberData(nameof(Names))]
    public void ATemplateIsAValidCaseOfItsOwn(string name)
    {
        Case read = CaseFile.Parse(CaseTemplates.Text(name), name + ".yaml");

        Assert.Equal(name, read.Name);
        Assert.NotEqual(name, read.Title);
    }

    [Fact]
    public void EveryTemplateFileIsListed()
    {
        IEnumerable<string?> files = Directory.EnumerateFiles(Repository.File("src/PnpSolver.Cases/Templates")).Select(Path.GetFileNameWithoutExtension);

        Assert.Equal(CaseTemplates.Names.Order(), files.Order());
    }

    [Fact]
    public void AnUnknownTemplateNamesTheNearest() =>
        Assert.StartsWith(
            "there is no template double-laier; did you mean double-layer?",
            Assert.Throws<ArgumentException>(() => CaseTemplates.Text("double-laier")).Message,
            StringComparison.Ordinal);
}
