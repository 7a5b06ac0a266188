using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Export;

public class TimeStepCsvTests
{
    private static readonly TimeStep Taken = new(1, 1e-10, 1e-10, 2, "TR-BDF2", 0.125, 3, null);
    private static readonly TimeStep Rejected = new(2, 0.1 + 0.2, 0.1, 5, "BDF", double.NaN, 50, "Newton stopped, \"c\" of K, Na < 0");

    [Fact]
    public void ColumnsHaveUnitsAndRejectionsTheirReason()
    {
        Assert.Equal("number,time [s],length [s],order,method,error,iterations,rejection\n", TimeStepCsv.Header);
        Assert.Equal("1,1E-10,1E-10,2,TR-BDF2,0.125,3,\n", TimeStepCsv.Row(Taken));
        Assert.Equal("2,0.30000000000000004,0.1,5,BDF,,50,\"Newton stopped, \"\"c\"\" of K, Na < 0\"\n", TimeStepCsv.Row(Rejected));
        Assert.DoesNotContain('\n', TimeStepCsv.Row(Rejected with { Rejection = "two\r\nlines" })[..^1]);
    }

    [Fact]
    public void StepsReadBackAsTheyWere()
    {
        using var reader = new StringReader(TimeStepCsv.Header + TimeStepCsv.Row(Taken) + TimeStepCsv.Row(Rejected));
        Assert.Equal([Taken, Rejected], TimeStepCsv.Read(reader));
    }

    [Theory]
    [InlineData("name,value\n")]
    [InlineData("number,time [s],length [s],order,method,error,iterations,rejection\n1,2\n")]
    public void AnotherTableIsRefused(string text)
    {
        using var reader = new StringReader(text);
        Assert.Throws<InvalidDataException>(() => TimeStepCsv.Read(reader).ToArray());
    }
}
