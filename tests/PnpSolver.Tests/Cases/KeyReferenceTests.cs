using PnpSolver.Cases;

namespace PnpSolver.Tests.Cases;

public sealed class KeyReferenceTests
{
    [Theory]
    [InlineData("| `temperature` | a temperature (K, degC) | 298.15 K | Absolute temperature. |")]
    [InlineData("| `diffusivity` | a positive diffusivity (m^2/s, cm^2/s) | required | Diffusion coefficient D in water. |")]
    [InlineData("## boundaries.*boundary* (type: bath)")]
    [InlineData("Exactly one of `potential`, `current` (potential: VALUE, potential: floating, or current: VALUE).")]
    [InlineData("| `mechanisms` | refused | | this version solves membranes that nothing crosses |")]
    [InlineData("| a length | nm, um, m | 1e-15 m | 1000 m |")]
    public void TheReferenceSaysWhatTheReaderDoes(string line) =>
        Assert.Contains(line, KeyReference.Markdown.Split('\n'));

    [Fact]
    public void EveryTableOfTheReferenceIsWrittenOnce()
    {
        string[] headings = [.. KeyReference.Markdown.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal))];

        Assert.Equal(headings.Distinct(), headings);
        Assert.Contains("## mesh.x.segments[]", headings);
        Assert.Contains("## regions.*region*.solvation.*species*", headings);
    }
}
