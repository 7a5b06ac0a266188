using System.Globalization;
using FsCheck.Xunit;
using PnpSolver.Export;
using PnpSolver.Grids;
using PnpSolver.Materials;

namespace PnpSolver.Tests.Export;

public class CsvTests
{
    [Fact]
    public void HeaderNamesEveryColumnWithItsUnit()
    {
        string[] lines = Lines(SlabProfiles.Problem(2, "K", "Cl"));
        Assert.Equal("region,x [nm],potential [mV],c_K [mM],c_Cl [mM],charge_density [C/m^3],E [V/m]", lines[0]);
    }

    [Fact]
    public void RadialGridsHaveARadius()
    {
        var grid = new Grid(CoordinateSystem.Spherical, [0, 1e-9], ["only"]);
        string[] lines = Lines(new PnpProblem(grid).WithMaterial("only", Material.Dielectric(4)));
        Assert.Equal("region,r [nm],potential [mV],charge_density [C/m^3],E [V/m]", lines[0]);
    }

    [Fact]
    public void InterfaceNodeHasARowForEachSide()
    {
        string[] lines = Lines(SlabProfiles.Problem(2, "K"));
        Assert.Equal(1 + 9, lines.Length);
        string[] below = lines[3].Split(',');
        string[] above = lines[4].Split(',');
        Assert.Equal(("inside", "membrane"), (below[0], above[0]));
        Assert.Equal(below[1..3], above[1..3]);
        Assert.NotEqual(below[3], above[3]);
        Assert.Equal("0", above[3]);
    }

    [Fact]
    public void TextIsQuotedAsRfc4180Says()
    {
        using var writer = new StringWriter();
        QuantityCsv.Write(writer, [new("a,b", 0.1, "V", "says \"no\"\nand stops"), new("c", -5e-324, "1", "")]);
        Assert.Equal("name,value,unit,description\n\"a,b\",0.1,V,\"says \"\"no\"\"\nand stops\"\nc,-5E-324,1,\n", writer.ToString());
    }

    [Fact]
    public void NonFiniteNumberIsRefused() =>
        Assert.Throws<ArgumentException>(() => QuantityCsv.Write(TextWriter.Null, [new("a", double.NaN, "V", "")]));

    [Property]
    public void NumbersReadBackExactly(double value)
    {
        if (!double.IsFinite(value))
        {
            return;
        }

        using var writer = new StringWriter();
        QuantityCsv.Write(writer, [new("a", value, "V", "")]);
        string field = writer.ToString().Split('\n')[1].Split(',')[1];
        Assert.Equal(value, double.Parse(field, CultureInfo.InvariantCulture));
    }

    private static string[] Lines(PnpProblem problem)
    {
        using var writer = new StringWriter();
        ProfileCsv.Write(writer, problem, SlabProfiles.Of(problem));
        Assert.EndsWith("\n", writer.ToString(), StringComparison.Ordinal);
        return writer.ToString()[..^1].Split('\n');
    }
}
