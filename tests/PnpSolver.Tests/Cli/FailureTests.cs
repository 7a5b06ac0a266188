using PnpSolver.Cli;
using PnpSolver.Cli.Output;
using PnpSolver.Export;

namespace PnpSolver.Tests.Cli;

public class FailureTests
{
    [Theory]
    [InlineData(CheckpointFault.OtherRun, 3)]
    [InlineData(CheckpointFault.Damaged, 6)]
    [InlineData(CheckpointFault.OtherFormat, 6)]
    [InlineData(CheckpointFault.Foreign, 6)]
    [InlineData(CheckpointFault.Busy, 6)]
    public void CheckpointOfAnotherRunIsAnInvalidCaseAndOneThatCannotBeUsedAFileError(CheckpointFault fault, int code)
    {
        using var terminal = new Terminal();
        Assert.Equal(code, (int)Failure.Report(new CheckpointException(fault, "a reason"), terminal, "interrupted"));
    }
}
