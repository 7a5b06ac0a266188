using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;
using PnpSolver.Diagnostics;

namespace PnpSolver.Tests.Cli;

public class DeviationReportTests
{
    private static readonly CircuitDeviation Potential = new(
        "membrane.membrane.potential", -0.07211, -0.07215, "V",
        [new("layers: leaks", 3e-5, "V", "drop of the layers"), new("layers: pumps", 9e-6, "V", "drop of the layers"), new("baths", 2e-9, "V", "ohmic"), new("tiny", 1e-9, "V", "")]);

    [Fact]
    public void CausesAndRemainderAddUpToTheDifference()
    {
        string[] lines = Lines(Potential);

        Assert.Matches(@"^  membrane\.membrane\.potential +40\.0000 +µV$", lines[1]);
        Assert.Matches(@"^    layers: leaks +30\.0000 +µV +drop of the layers$", lines[2]);
        Assert.Matches(@"^    layers: pumps +9\.0000 +µV$", lines[3]);
        Assert.Matches(@"^    2 smaller +0\.0030 +µV +each below 0\.1 % of the largest$", lines[4]);
        Assert.Matches(@"^    remainder +0\.9970 +µV +second order", lines[5]);
    }

    [Fact]
    public void OneSmallCauseKeepsItsName() =>
        Assert.Matches(@"^    baths +0\.0020 +µV +ohmic$", Lines(Potential with { Causes = [.. Potential.Causes.Take(3)] })[4]);

    [Fact]
    public void RoundOffIsNoDeviation()
    {
        CircuitDeviation equal = Potential with { Field = Potential.Circuit * (1 + 1e-14), Causes = [] };
        using var writer = new StringWriter();

        Assert.False(DeviationReport.Write(writer, [equal], new Ink(false)));
        Assert.Empty(writer.ToString());
    }

    private static string[] Lines(params CircuitDeviation[] deviations)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Assert.True(DeviationReport.Write(writer, deviations, new Ink(false)));
        return writer.ToString().TrimEnd('\n').Split('\n');
    }
}
