using System.CommandLine;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;
using PnpSolver.Cli.Running;
using PnpSolver.Export;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp audit</c>: whether the pictures behind a case can be trusted: continuum, lumped circuit, mesh and domain.</summary>
internal sealed class AuditCommand
{
    private readonly CaseInput input = new();
    private readonly AccuracyInput accuracy = new();
    private readonly GateInput gate = new();
    private readonly Option<string> directory = new("--output", "-o") { HelpName = "DIR", Description = "The result directory; default ./<name>-audit." };
    private readonly Option<bool> json = new("--json") { Description = "Print the summary with all checks as JSON, and nothing else." };
    private readonly Option<bool> noPlots = new("--no-plots") { Description = "Write no figure." };
    private readonly Terminal terminal;
    private readonly CancellationToken cancellation;

    private AuditCommand(Terminal terminal, CancellationToken cancellation)
    {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var audit = new AuditCommand(terminal, cancellation);
        var command = new PnpCommand("audit", "Check what a case assumes: the continuum of point ions, the lumped circuit, mesh and domain; solves it again with other meshes, domains and ion sizes.")
        {
            Examples =
            [
                "pnp audit validation/resting-neuron/case.yaml",
                "pnp audit case.yaml --gate fail --no-plots",
                "pnp audit case.yaml --json | jq '.checks[] | select(.status != \"pass\") | .name'",
            ],
        };
        audit.input.AddTo(command);
        audit.accuracy.AddTo(command);
        command.Add(audit.directory);
        command.Add(audit.json);
        command.Add(audit.noPlots);
        audit.gate.AddTo(command);
        command.SetAction(parsed => (int)audit.Run(parsed));
        return command;
    }

    private ExitCode Run(ParseResult parsed)
    {
        terminal.IsQuiet = input.IsQuiet(parsed);
        (CaseAudit audit, string target, IReadOnlyList<string> files) = LiveProgress.While(terminal, progress => Audit(parsed, progress));
        foreach (string note in audit.Summary.Notes)
        {
            terminal.Note(note);
        }

        if (parsed.GetValue(json))
        {
            using Stream stdout = Console.OpenStandardOutput();
            SummaryJson.Write(stdout, audit.Summary);
        }
        else
        {
            terminal.Out.WriteLine(terminal.OutInk.Bold(audit.Summary.Title));
            terminal.Out.WriteLine();
            CheckTable.Write(terminal, audit.Summary.Checks);
            terminal.Out.WriteLine();
            terminal.Out.WriteLine(CheckTable.InOneLine(audit.Summary.Checks));
            ResultText.Write(terminal.Out, target, files);
        }

        return gate.CodeOf(parsed, audit.Summary.Checks.Select(check => check.Status));
    }

    private (CaseAudit Audit, string Directory, IReadOnlyList<string> Files) Audit(ParseResult parsed, LiveProgress progress)
    {
        Case definition = input.Read(parsed);
        string target = parsed.GetValue(directory) ?? $"{definition.Name}-audit";
        ResultDirectory.EnsureReplaceable(target);
        (Case onMesh, _) = accuracy.OnMesh(parsed, definition, input.Refinements(parsed), terminal, progress, cancellation);
        CaseAudit audit = CaseAudit.Of(onMesh, progress, cancellation);
        progress.Say("writing the result");
        return (audit, target, audit.Write(target, !parsed.GetValue(noPlots), cancellation));
    }
}
