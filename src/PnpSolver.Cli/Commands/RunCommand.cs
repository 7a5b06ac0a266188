using System.CommandLine;
using PnpSolver.Cases;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Reports;
using PnpSolver.Cli.Running;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp run</c>: solves a case, prints what emerged, writes the result directory.</summary>
internal sealed class RunCommand
{
    private readonly CaseInput input = new();
    private readonly AccuracyInput accuracy = new();
    private readonly OutputInput output = new();
    private readonly CheckpointInput checkpoint = new();
    private readonly GateInput gate = new();
    private readonly Option<bool> uncertainty = new("--uncertainty")
    {
        Description = "Give every number the uncertainty of its mesh (and time steps), from solving again with cells of half and quarter size.",
    };

    private readonly Terminal terminal;
    private readonly Interruption interruption;

    private RunCommand(Terminal terminal, Interruption interruption)
    {
        this.terminal = terminal;
        this.interruption = interruption;
    }

    public static Command Create(Terminal terminal, Interruption interruption)
    {
        var run = new RunCommand(terminal, interruption);
        var command = new PnpCommand("run", "Solve a case, steady or through time: print the emergent results beside the textbook's, and write them with fields and figures.")
        {
            Examples =
            [
                "pnp run validation/resting-membrane/case.yaml",
                "pnp run case.yaml --set 'boundaries.left.potential=-20 mV' -o at-20-mV",
                "pnp run case.yaml --refine 1 --no-plots --json > fine.json",
                "pnp run case.yaml --accuracy 1e-4",
                "pnp run case.yaml --uncertainty",
                "pnp run case.yaml --resume",
            ],
        };
        run.input.AddTo(command);
        run.accuracy.AddTo(command);
        run.output.AddTo(command);
        run.checkpoint.AddTo(command);
        command.Add(run.uncertainty);
        run.gate.AddTo(command);
        command.SetAction(parsed => (int)run.Run(parsed));
        return command;
    }

    private ExitCode Run(ParseResult parsed)
    {
        terminal.IsQuiet = input.IsQuiet(parsed);
        Func<bool, IEnumerable<CheckStatus>> tell = LiveProgress.While(terminal, progress => Run(parsed, progress));
        return gate.CodeOf(parsed, tell(output.WantsJson(parsed)));
    }

    /// <summary>Runs the case.</summary>
    /// <returns>What tells of it, as JSON or for people, and gives how the checks came out.</returns>
    private Func<bool, IEnumerable<CheckStatus>> Run(ParseResult parsed, LiveProgress progress)
    {
        Case definition = input.Read(parsed);
        RunRequest request = checkpoint.Complete(parsed, new()
        {
            Case = definition,
            Directory = output.Directory(parsed, definition),
            Formats = output.Formats(parsed),
            Revolve = output.Revolve(parsed, definition),
            Changes = new Dictionary<string, string>([.. input.Changes(parsed), .. accuracy.Changes(parsed)]),
            QuantifiesUncertainty = parsed.GetValue(uncertainty),
        });
        ResultDirectory.EnsureReplaceable(request.Directory);
        (Case onMesh, MeshSearch? search) = accuracy.OnMesh(parsed, definition, input.Refinements(parsed), terminal, progress, interruption.Token);
        request = request with { Case = onMesh, Search = search };
        return definition.Transient is null ? Steady(request, progress) : InTime(request, progress);
    }

    private Func<bool, IEnumerable<CheckStatus>> Steady(RunRequest request, LiveProgress progress)
    {
        CancellationToken cancellation = interruption.Token;
        Solution solution = request.Search?.Solution ?? SteadySolver.Solve(request.Case.Problem, progress: progress, cancellation: cancellation);
        CaseRun run = CaseRun.Of(request.Case, solution) with { Revolve = request.Revolve, Steps = StepRun.SolveAll(request.Case, progress, cancellation) };
        run = run with { Summary = Uncertainties.Of(request, run.Summary, progress, cancellation) };
        IReadOnlyList<string> files = Results.Write(request, run.Summary, (format, folder) => format.Write(run, folder), progress, cancellation);
        return asJson => Tell(run.Summary, asJson, () => RunReport.Write(terminal, run, request, files));
    }

    private Func<bool, IEnumerable<CheckStatus>> InTime(RunRequest request, LiveProgress progress)
    {
        if (new TransientRunning(request, progress, interruption).Complete() is not var (outcome, files))
        {
            return Summaries.ShaOf(request.Directory) == request.Case.Sha256
                ? asJson => TellEnded(request.Directory, asJson)
                : throw new UsageException($"there is no checkpoint {request.Checkpoint} to go on from: run without --resume to begin");
        }

        return asJson => Tell(outcome.Summary, asJson, () => TransientReportText.Write(terminal, outcome, request, files), outcome.Unseen);
    }

    private IEnumerable<CheckStatus> Tell(RunSummary summary, bool asJson, Action write, IEnumerable<string>? unseen = null)
    {
        foreach (string note in summary.Notes)
        {
            terminal.Note(note);
        }

        foreach (string name in unseen ?? [])
        {
            terminal.Warning($"the run was to stop by {name}, which never had a value; pnp run without stop shows what has one");
        }

        if (asJson)
        {
            using Stream stdout = Console.OpenStandardOutput();
            SummaryJson.Write(stdout, summary);
        }
        else
        {
            write();
        }

        return summary.Checks.Select(check => check.Status);
    }

    private IEnumerable<CheckStatus> TellEnded(string directory, bool asJson)
    {
        terminal.Note($"no checkpoint is left: a run of this case has ended, and its results are in {directory}; to run anew, leave --resume out");
        if (asJson)
        {
            using Stream stdout = Console.OpenStandardOutput();
            using FileStream summary = File.OpenRead(Summaries.PathIn(directory));
            summary.CopyTo(stdout);
        }

        return Summaries.ChecksIn(directory);
    }
}
