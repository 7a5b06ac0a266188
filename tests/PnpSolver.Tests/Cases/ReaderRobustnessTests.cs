using System.Diagnostics;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Newtonsoft.Json.Linq;
using NJsonSchema;
using PnpSolver.Cases;
using PnpSolver.Cases.Yaml;

namespace PnpSolver.Tests.Cases;

public sealed class ReaderRobustnessTests
{
    private static readonly string[] Texts =
    [
        .. Directory.EnumerateFiles(Path.Combine(Corpus.Folder, "good"), "*.yaml").Order().Select(File.ReadAllText),
        .. CaseTemplates.Names.Select(CaseTemplates.Text),
    ];

    private static readonly Lazy<JsonSchema> Schema = new(() => JsonSchema.FromJsonAsync(CaseSchema.Json).GetAwaiter().GetResult());

    [Property(MaxTest = 1500)]
    public void AMutatedCaseIsReadOrRefusedWithPositions(NonNegativeInt which, DoNotSize<int> seed)
    {
        string text = Mutations.Of(Texts[which.Get % Texts.Length], seed.Item);

        AssertReadOrRefused(text);
    }

    [Property(MaxTest = 300)]
    public void RandomTextIsReadOrRefused(string? text) => AssertReadOrRefused(text ?? "");

    [Property(MaxTest = 300)]
    public void RandomBytesAreReadOrRefused(byte[] bytes)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, bytes);
            Assert.Throws<CaseException>(() => CaseFile.Read(file));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Property(MaxTest = 600)]
    public void TheSchemaIsNeverStricterThanTheReader(NonNegativeInt which, DoNotSize<int> seed)
    {
        string text = Mutations.Of(Texts[which.Get % Texts.Length], seed.Item);
        JToken document;
        try
        {
            CaseFile.Parse(text, Corpus.Path("good", "mutated"));
            document = Corpus.Json(YamlTree.Parse(text.TrimStart('\ufeff'), "mutated.yaml", new Faults()));
        }
        catch (CaseException)
        {
            return;
        }

        Assert.Empty(Schema.Value.Validate(document).Select(error => $"{error}{Environment.NewLine}{text}"));
    }

    [Theory]
    [InlineData("{", "limit")]
    [InlineData("[", "limit")]
    [InlineData("{a: ", "limit")]
    [InlineData("- ", "limit")]
    public void TenMegabytesOfOpeningAreRefusedAtOnce(string opening, string expected)
    {
        string text = string.Concat(Enumerable.Repeat(opening, 10_000_000 / opening.Length));
        var watch = Stopwatch.StartNew();

        CaseException exception = Assert.Throws<CaseException>(() => CaseFile.Parse(text, "braces.yaml"));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"took {watch.Elapsed}");
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[")]
    [InlineData("{a: ")]
    [InlineData("- ")]
    [InlineData("? ")]
    [InlineData("a: ")]
    [InlineData("a:\n")]
    [InlineData("&a ")]
    [InlineData("&a b: ")]
    [InlineData("'a' ")]
    [InlineData("- a\n")]
    [InlineData("\"\\x41\" ")]
    [InlineData("a, ")]
    [InlineData("# a\n")]
    [InlineData("|\n")]
    [InlineData("%TAG ! a\n")]
    [InlineData("---\n")]
    [InlineData("!a ")]
    [InlineData("x\n")]
    public void AFileAtTheSizeLimitIsReadOrRefusedInSeconds(string piece)
    {
        string text = string.Concat(Enumerable.Repeat(piece, (FileText.MaxBytes - 1) / piece.Length));
        var watch = Stopwatch.StartNew();

        Assert.Throws<CaseException>(() => CaseFile.Parse(text, "long.yaml"));

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(10), $"took {watch.Elapsed}");
    }

    [Fact]
    public void AliasesThatMultiplyAreRefused()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 30; i++)
        {
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 10))}]\n");
        }

        CaseException exception = Assert.Throws<CaseException>(() => CaseFile.Parse(text.ToString(), "laughs.yaml"));

        CaseError error = Assert.Single(exception.Errors);
        Assert.StartsWith("laughs.yaml:5:", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("more than 100000 values", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xFE, 0x61, 0x00 }, "the file is UTF-16; save it as UTF-8")]
    [InlineData(new byte[] { 0x61, 0x0A, 0x62, 0xE9, 0x0A }, "2:2: byte 0xE9 is not UTF-8")]
    [InlineData(new byte[] { 0x7F, 0x45, 0x4C, 0x46, 0x00 }, "1:1: control character U+007F: this is not a text file")]
    [InlineData(new byte[] { 0x61, 0x00 }, "1:2: control character U+0000: this is not a text file")]
    [InlineData(new byte[] { 0x1F, 0x8B, 0x08 }, "1:2: byte 0x8B is not UTF-8")]
    [InlineData(new byte[0], "the file is empty")]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, "the file is empty")]
    public void BytesThatAreNoTextAreSaidToBeSo(byte[] bytes, string expected)
    {
        string file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, bytes);
            CaseException exception = Assert.Throws<CaseException>(() => CaseFile.Read(file));
            Assert.Contains(expected, Assert.Single(exception.Errors).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void AFileThatCannotBeOpenedIsNoFaultOfItsContent()
    {
        Assert.Throws<FileNotFoundException>(() => CaseFile.Read("no/such/../case.yaml".Replace("no/such/../", "", StringComparison.Ordinal) + ".missing"));
        Assert.Throws<DirectoryNotFoundException>(() => CaseFile.Read("no-such-folder/case.yaml"));
        Assert.Throws<UnauthorizedAccessException>(() => CaseFile.Read(Path.GetTempPath()));
    }

    [Fact]
    public void AThousandErrorsAreCountedAndAHundredListed()
    {
        string keys = string.Concat(Enumerable.Range(0, 1000).Select(i => $"nonsense{i}: x\n"));

        CaseException exception = Assert.Throws<CaseException>(() => CaseFile.Parse(keys, "many.yaml"));

        Assert.Equal(Faults.MostListed + 1, exception.Errors.Count);
        Assert.EndsWith("904 more errors are not listed", exception.Errors[^1].Message, StringComparison.Ordinal);
    }

    private static void AssertReadOrRefused(string text)
    {
        try
        {
            CaseFile.Parse(text, Corpus.Path("good", "mutated"));
        }
        catch (CaseException exception)
        {
            Assert.NotEmpty(exception.Errors);
            Assert.All(exception.Errors, error => Assert.True(error.Line >= 0 && error.Message.Length > 0));
        }
    }
}
