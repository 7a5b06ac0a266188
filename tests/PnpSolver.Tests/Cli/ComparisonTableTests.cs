using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;
using PnpSolver.Diagnostics;

namespace PnpSolver.Tests.Cli;

public class ComparisonTableTests
{
    private static readonly TextbookRow[] Rows =
    [
        new("slab: field", -1.38878e7, -1.4e7, "V/m", "V/d"),
        new("slab: ratio", 40.0122, 40, "1", "Gauss"),
        new("slab: imbalance", 1.9e-11, 0, "1", "bulk"),
        new("bath: potential", -0.0951, null, "V", ""),
    ];

    [Fact]
    public void DecimalPointsOfOneColumnAreInLine()
    {
        int[] points = [.. Lines().Skip(1).Where(line => line.StartsWith(' ')).Select(line => line.IndexOf('.', StringComparison.Ordinal))];

        Assert.Equal(Rows.Length, points.Length);
        Assert.Single(points.Distinct());
    }

    [Fact]
    public void DeviationIsRelativeToTheTextbookSoThatASmallerMagnitudeIsNegative() =>
        Assert.Matches(@"field +-13\.8878 +-14\.0000 +MV/m +-0\.80 % +V/d", Lines()[2]);

    [Fact]
    public void NothingIsComparedWithZeroOrWithNothing()
    {
        Assert.DoesNotContain('%', Lines()[4]);
        Assert.DoesNotContain('%', Lines()[6]);
    }

    [Fact]
    public void PartsOfTheDomainAreHeadings()
    {
        Assert.Equal("slab", Lines()[1]);
        Assert.Equal("bath", Lines()[5]);
    }

    private static string[] Lines()
    {
        using var writer = new StringWriter { NewLine = "\n" };
        ComparisonTable.Write(writer, Rows, new Ink(false));
        return writer.ToString().TrimEnd('\n').Split('\n');
    }
}
