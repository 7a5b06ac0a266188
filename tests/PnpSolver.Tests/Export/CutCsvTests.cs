using System.Globalization;
using PnpSolver.Export;
using PnpSolver.Solvers;
using PnpSolver.Tests.Diagnostics;
using PnpSolver.Tests.Solvers;
using static PnpSolver.Units;

namespace PnpSolver.Tests.Export;

public class CutCsvTests
{
    private static readonly PnpProblem Problem = Given.Pore with
    {
        Sections = [new("mid", true, 0.01 * nm), new("wall", false, 2 * nm)],
        Probes = [new("centre", 0) { Height = 0 }, new("far", 9 * nm) { Height = 12 * nm }],
    };

    [Fact]
    public void AxisSectionsAndProbesAreCutOnceEach()
    {
        string[][] rows = Rows();
        Assert.Equal(["cut", "region", "r [nm]", "z [nm]", "potential [mV]", "c_K [mM]", "c_Cl [mM]", "charge_density [C/m^3]"], rows[0]);
        Assert.Equal(["axis", "section mid", "section wall", "probe far"], rows[1..].Select(row => row[0]).Distinct());
        Assert.All(rows[1..].Where(row => row[0] == "axis"), row => Assert.Equal("0", row[2]));
        Assert.All(rows[1..].Where(row => row[0] == "section wall"), row => Assert.Equal(2, Number(row[2]), 1e-12));
        Assert.All(rows[1..].Where(row => row[0] == "probe far"), row => Assert.Equal(12, Number(row[3]), 1e-12));
    }

    [Fact]
    public void ValuesAreThoseOfTheirPlaceAndSide()
    {
        string[][] mid = [.. Rows()[1..].Where(row => row[0] == "section mid")];
        Assert.Equal(Problem.Grid.Columns + 1, mid.Length); // the pore's wall has a row for each side
        foreach (string[] row in mid)
        {
            Assert.Equal(Number(row[2]) + (100 * Number(row[3])), Number(row[4]), 1e-11);
            Assert.Equal(row[1] == "water" ? "100" : "0", row[5]);
        }
    }

    /// <summary>The profile of an axisymmetric solution is its cuts.</summary>
    [Fact]
    public void ProfileOfAnAxisymmetricSolutionIsItsCuts()
    {
        using var writer = new StringWriter();
        ProfileCsv.Write(writer, Given.Solution(Problem, Potential, (_, _, _) => 100));
        Assert.StartsWith("cut,region,", writer.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void ALineIsRefused() => Assert.Throws<ArgumentException>(() => CutCsv.Write(TextWriter.Null, SteadySolver.Solve(Problems.Film(0))));

    private static double Potential(double r, double z) => 1e-3 * ((r / nm) + (100 * z / nm));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string[][] Rows()
    {
        using var writer = new StringWriter();
        CutCsv.Write(writer, Given.Solution(Problem, Potential, (_, _, _) => 100));
        return [.. writer.ToString()[..^1].Split('\n').Select(line => line.Split(','))];
    }
}
