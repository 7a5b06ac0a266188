namespace PnpSolver.EndToEnd.Tests;

public sealed class ValidateTests : IDisposable
{
    private readonly Workplace place = new();

    public void Dispose() => place.Dispose();

    [Theory]
    [InlineData("-13888", 0, "passed")]
    [InlineData("-13000", 5, "FAILED")]
    public void ReferenceValuesGateTheExitCode(string field, int exitCode, string word)
    {
        Shelve(field);

        PnpResult result = place.Run("validate", "small-slab");

        Assert.Equal(exitCode, result.ExitCode);
        Assert.Contains(word, result.Output, StringComparison.Ordinal);
        Assert.True(result.IsCivil, result.Error);
    }

    [Fact]
    public void UnknownNameExitsWith2AndListsTheKnownOnes()
    {
        Shelve("-13888");

        PnpResult result = place.Run("validate", "large-slab");

        Assert.Equal(2, result.ExitCode);
        Assert.Contains("small-slab", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void NoShelfExitsWith6()
    {
        PnpResult result = place.Run("validate");

        Assert.Equal(6, result.ExitCode);
        Assert.True(result.IsCivil, result.Error);
    }

    private void Shelve(string field)
    {
        Directory.CreateDirectory(place.At("validation", "small-slab"));
        place.Write("validation/small-slab/case.yaml", Workplace.CaseText);
        place.Write("validation/small-slab/README.md", "# Small slab\n");
        place.Write("validation/small-slab/reference.yaml", $$"""
            - name: resting
              expect:
                membrane.membrane.field: { value: {{field}}e3, tolerance: 5e4, source: "Gauss's law" }
            """);
    }
}
