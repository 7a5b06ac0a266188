using System.CommandLine;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;
using PnpSolver.Diagnostics.Checks;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp checks</c>: every check there is, with formula, thresholds and source.</summary>
internal static class ChecksCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new PnpCommand("checks", "List every check of runs and audits: what is compared, its formula, thresholds and source.")
        {
            Examples = ["pnp checks"],
        };
        command.SetAction(_ =>
        {
            foreach (IGrouping<Picture, CheckDefinition> picture in CheckCatalogue.Definitions.GroupBy(definition => definition.Picture).OrderBy(group => group.Key))
            {
                terminal.Out.WriteLine(terminal.OutInk.Bold(picture.Key.Title()));
                foreach (CheckDefinition definition in picture)
                {
                    Write(terminal, definition);
                }

                terminal.Out.WriteLine();
            }
        });
        return command;
    }

    private static void Write(Terminal terminal, CheckDefinition definition)
    {
        string when = definition.Resolves ? " (audit)" : "";
        terminal.Out.WriteLine($"  {terminal.OutInk.Bold(definition.Name)}{when}: {definition.Title}");
        terminal.Out.WriteLine($"    {definition.Formula}");
        terminal.Out.WriteLine($"    {CheckTable.LimitsOf(definition)}");
        terminal.Out.WriteLine(terminal.OutInk.Dim($"    {definition.Source}"));
    }
}
