using PnpSolver.Cases;

namespace PnpSolver.Tests.Cases;

public sealed class KeyReferenceTests
{
    [Theory]
    [InlineData("| `temperature` | a temperature (K, degC) | 298.15 K | Absolute temperature. |")]
    [InlineData("| `diffusivity` | a positive diffusivity (m^2/s, cm^2/s) | required | Diffusion coefficient D in water. |")]
    [InlineData("## boundaries.*boundary* (type: bath)")]
    [InlineData("Exactly one of `potential`, `current` (potential: VALUE, potential: floating, or current: VALUE).")]
    [InlineData("| `conductance` | a conductance per area (mS/cm^2), zero or more | required | g per area of the inside face. |")]
    [InlineData("## membranes.*region*.mechanisms[] (type: pump)")]
    [InlineData("| `enabled` | true or false | true | Whether it works. |")]
    [InlineData("| `events` | a list of maps, below |  | Changes of the case in the course of a transient run. |")]
    [InlineData("## solve (type: transient)")]
    [InlineData("| `above` | a value with the unit of the quantity |  | The run ends where the quantity rises above this. |")]
    [InlineData("| `set` | a map from paths below boundaries, membranes, regions or surfaces to values | required | The values that hold from then on, by their paths as in `--set`; of events at one path the later holds. |")]
    [InlineData("| a length | nm, um, m | 1e-15 m | 1000 m |")]
    public void TheReferenceSaysWhatTheReaderDoes(string line) =>
        Assert.Contains(line, KeyReference.Markdown.Split('\n'));

    [Fact]
    public void EveryTableOfTheReferenceIsWrittenOnce()
    {
        string[] headings = [.. KeyReference.Markdown.Split('\n').Where(line => line.StartsWith("## ", StringComparison.Ordinal))];

        Assert.Equal(headings.Distinct(), headings);
        Assert.Contains("## mesh.x.segments[]", headings);
        Assert.Contains("## mesh.z.segments[]", headings);
        Assert.Contains("## mesh.regions[]", headings);
        Assert.Contains("## sections.*name*", headings);
        Assert.Contains("## regions.*region*.solvation.*species*", headings);
    }
}
