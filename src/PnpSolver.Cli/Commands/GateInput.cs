using System.CommandLine;
using System.CommandLine.Parsing;
using PnpSolver.Diagnostics.Checks;

namespace PnpSolver.Cli.Commands;

/// <summary>The argument that turns checks into an exit code.</summary>
internal sealed class GateInput
{
    private readonly Option<CheckStatus?> gate = new("--gate")
    {
        HelpName = "warn|fail",
        Description = "Exit with 5 where a check warns or fails (warn), or fails (fail). Results are written all the same.",
        CustomParser = Parse,
    };

    /// <summary>Adds the argument to a command.</summary>
    public void AddTo(Command command) => command.Add(gate);

    /// <summary>What the checks come to as an exit code.</summary>
    public ExitCode CodeOf(ParseResult parsed, IEnumerable<CheckStatus> checks) =>
        parsed.GetValue(gate) is { } least && checks.Any(status => status >= least) ? ExitCode.CheckFailed : ExitCode.Done;

    private static CheckStatus? Parse(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "warn": return CheckStatus.Warn;
            case "fail": return CheckStatus.Fail;
            default:
                result.AddError($"--gate takes warn or fail; got '{result.Tokens[0].Value}'.");
                return null;
        }
    }
}
