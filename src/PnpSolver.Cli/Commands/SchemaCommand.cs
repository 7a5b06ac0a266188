using System.CommandLine;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp schema</c>: the JSON Schema of case files.</summary>
internal static class SchemaCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new PnpCommand("schema", "Print the JSON Schema of case files, for editors and validators.")
        {
            Examples = ["pnp schema > case.schema.json"],
        };
        command.SetAction(_ => terminal.Out.Write(CaseSchema.Json));
        return command;
    }
}
