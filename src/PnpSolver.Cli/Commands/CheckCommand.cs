using System.CommandLine;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp check</c>: reads a case and shows what it says, without solving it.</summary>
internal static class CheckCommand
{
    public static Command Create(Terminal terminal)
    {
        var input = new CaseInput();
        var command = new PnpCommand("check", "Show every value of a case in SI, its mesh and boundaries, and warn where the mesh is coarse.")
        {
            Examples = ["pnp check case.yaml", "pnp check case.yaml --refine 1 --set 'temperature=25 degC'"],
        };
        input.AddTo(command);
        command.SetAction(parsed =>
        {
            terminal.IsQuiet = input.IsQuiet(parsed);
            Case definition = input.Read(parsed);
            CheckReport.Write(terminal, definition);
        });
        return command;
    }
}
