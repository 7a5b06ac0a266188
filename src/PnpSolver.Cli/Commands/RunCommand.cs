using System.CommandLine;
using System.CommandLine.Parsing;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;
using PnpSolver.Cli.Running;
using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp run</c>: solves a case, prints what emerged, writes the result directory.</summary>
internal sealed class RunCommand
{
    private readonly CaseInput input = new();
    private readonly Option<string> directory = new("--output", "-o") { HelpName = "DIR", Description = "The result directory; default ./<name>-results." };
    private readonly Option<bool> json = new("--json") { Description = "Print the summary as JSON, and nothing else." };
    private readonly Option<bool> noPlots = new("--no-plots") { Description = "Write no figures." };
    private readonly Option<IReadOnlyList<OutputFormat>> formats = new("--formats")
    {
        HelpName = "list",
        Description = $"Files to write, separated by commas: {string.Join(", ", OutputFormat.All.Select(f => f.Name))}; "
            + $"default {string.Join(",", OutputFormat.Defaults.Select(f => f.Name))}.",
        CustomParser = ParseFormats,
    };

    private readonly Option<int> revolve = new("--revolve")
    {
        HelpName = "N",
        Description = "Also write the fields of an axisymmetric case in three dimensions, revolved in N steps (fields-revolved.vts).",
    };

    private readonly Terminal terminal;
    private readonly CancellationToken cancellation;

    private RunCommand(Terminal terminal, CancellationToken cancellation)
    {
        this.terminal = terminal;
        this.cancellation = cancellation;
    }

    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var run = new RunCommand(terminal, cancellation);
        var command = new PnpCommand("run", "Solve a case: print the emergent results beside the textbook's, and write them with fields and figures.")
        {
            Examples =
            [
                "pnp run validation/resting-membrane/case.yaml",
                "pnp run case.yaml --set 'boundaries.left.potential=-20 mV' -o at-20-mV",
                "pnp run case.yaml --refine 1 --no-plots --json > fine.json",
            ],
        };
        run.input.AddTo(command);
        command.Add(run.directory);
        command.Add(run.json);
        command.Add(run.formats);
        command.Add(run.noPlots);
        run.revolve.Validators.Add(CheckSteps);
        command.Add(run.revolve);
        command.SetAction(parsed => run.Run(parsed));
        return command;
    }

    private void Run(ParseResult parsed)
    {
        terminal.IsQuiet = input.IsQuiet(parsed);
        (CaseRun run, string target, IReadOnlyList<string> files) = LiveProgress.While(terminal, progress => Run(parsed, progress));
        foreach (string note in run.Summary.Notes)
        {
            terminal.Note(note);
        }

        if (parsed.GetValue(json))
        {
            using Stream stdout = Console.OpenStandardOutput();
            SummaryJson.Write(stdout, run.Summary);
        }
        else
        {
            RunReport.Write(terminal, run, target, files);
        }
    }

    private (CaseRun Run, string Directory, IReadOnlyList<string> Files) Run(ParseResult parsed, LiveProgress progress)
    {
        Case definition = input.Read(parsed);
        string target = parsed.GetValue(directory) ?? $"{definition.Name}-results";
        ResultDirectory.EnsureReplaceable(target);
        int steps = parsed.GetValue(revolve);
        if (steps > 0 && definition.Problem.Grid.IsLine)
        {
            throw new UsageException("--revolve turns an axisymmetric case about its axis; this case is on a line");
        }

        Solution solution = SteadySolver.Solve(definition.Problem, progress: progress, cancellation: cancellation);
        CaseRun run = CaseRun.Of(definition, solution) with { Revolve = steps, Steps = StepRun.SolveAll(definition, progress, cancellation) };
        return (run, target, Results.Write(new(target, Formats(parsed)), run, progress, cancellation));
    }

    private OutputFormat[] Formats(ParseResult parsed)
    {
        bool withFigures = !parsed.GetValue(noPlots);
        return [.. (parsed.GetValue(formats) ?? OutputFormat.Defaults).Where(format => withFigures || !format.IsFigure)];
    }

    private static void CheckSteps(OptionResult result)
    {
        if (result.Errors.Any() || result.GetValueOrDefault<int>() >= VtkStructuredGrid.FewestSteps)
        {
            return;
        }

        result.AddError($"--revolve takes {VtkStructuredGrid.FewestSteps} or more steps.");
    }

    private static OutputFormat[] ParseFormats(ArgumentResult result)
    {
        var chosen = new List<OutputFormat>();
        foreach (string name in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            OutputFormat? format = OutputFormat.All.FirstOrDefault(f => f.Name == name);
            if (format is null)
            {
                result.AddError($"There is no format '{name}'; there are {string.Join(", ", OutputFormat.All.Select(f => f.Name))}.");
            }
            else if (!chosen.Contains(format))
            {
                chosen.Add(format);
            }
        }

        if (chosen.Count == 0 && !result.Errors.Any())
        {
            result.AddError($"--formats names no format; there are {string.Join(", ", OutputFormat.All.Select(f => f.Name))}.");
        }

        return [.. chosen];
    }
}
