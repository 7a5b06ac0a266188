using PnpSolver.Diagnostics;
using PnpSolver.Export;

namespace PnpSolver.Tests.Export;

public class StepCsvTests
{
    [Fact]
    public void EveryQuantityHasAColumnAndEveryStepARow()
    {
        string[] lines = Lines(
            ("boundaries.left.potential", "V"),
            (-0.1, [new("membrane.a,b.current", 0.1, "A/m^2", ""), new("only.first", 1e-30, "1", "")]),
            (0, [new("only.second", -2, "m", ""), new("membrane.a,b.current", 0.25, "A/m^2", "")]));
        Assert.Equal(
            [
                "boundaries.left.potential [V],\"membrane.a,b.current [A/m^2]\",only.first [1],only.second [m]",
                "-0.1,0.1,1E-30,", "0,0.25,,-2", "",
            ],
            lines);
    }

    [Fact]
    public void FlagHasNoUnit() => Assert.Equal("membranes.m.pump.enabled", Lines(("membranes.m.pump.enabled", ""), (1, []))[0]);

    [Fact]
    public void NonFiniteNumberIsRefused() =>
        Assert.Throws<ArgumentException>(() => Lines(("a", "V"), (0, [new("b", double.PositiveInfinity, "V", "")])));

    private static string[] Lines((string Path, string Unit) stepped, params (double Value, IReadOnlyList<Quantity> Quantities)[] steps)
    {
        using var writer = new StringWriter();
        StepCsv.Write(writer, stepped, steps);
        return writer.ToString().Split('\n');
    }
}
