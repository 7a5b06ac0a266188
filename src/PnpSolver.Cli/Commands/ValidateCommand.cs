using System.CommandLine;
using System.Globalization;
using PnpSolver.Cli.Output;
using PnpSolver.Cli.Running;
using PnpSolver.Validation;
using PnpSolver.Validation.Report;

namespace PnpSolver.Cli.Commands;

/// <summary><c>pnp validate</c>: the validation folders against their reference values.</summary>
internal static class ValidateCommand
{
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var names = new Argument<string[]>("name")
        {
            HelpName = "NAME",
            Description = "Validation cases to run; none runs all.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var report = new Option<string?>("--report")
        {
            HelpName = "DIR",
            Description = "Write report.html, REPORT.md and figures there, every number with its uncertainty from finer meshes; in a folder of validation/ itself, REPORT.md is that of the shelf.",
        };
        var quiet = new Option<bool>("--quiet") { Description = "Print nothing but errors to standard error." };
        var command = new PnpCommand("validate", "Compare computed with reference values; exit 5 if one is off.")
        {
            Examples = ["pnp validate", "pnp validate resting-membrane gouy-chapman", "pnp validate --report validation/report"],
        };
        command.Add(names);
        command.Add(report);
        command.Add(quiet);
        command.SetAction(parsed =>
        {
            terminal.IsQuiet = parsed.GetValue(quiet);
            return (int)Run(parsed.GetValue(names) ?? [], parsed.GetValue(report), terminal, cancellation);
        });
        return command;
    }

    private static ExitCode Run(string[] names, string? report, Terminal terminal, CancellationToken cancellation)
    {
        ValidationShelf shelf = ValidationShelf.Find(Directory.GetCurrentDirectory());
        if (names.FirstOrDefault(name => shelf.Folders.All(folder => folder.Name != name)) is { } unknown)
        {
            throw new UsageException(
                $"there is no validation case '{unknown}'; there are {string.Join(", ", shelf.Folders.Select(folder => folder.Name))}");
        }

        if (report is not null)
        {
            ValidationReport.EnsureReplaceable(report);
        }

        IReadOnlyList<VariantResult> results = LiveProgress.While(terminal, live => shelf.Run(names, new Told(terminal, live), report is not null, cancellation));
        if (report is not null)
        {
            WriteReport(report, shelf, names, results, terminal, cancellation);
        }

        int failed = results.Count(result => !result.Passed);
        terminal.Out.Write(ResultTable.Text(results));
        terminal.Out.WriteLine($"\n{results.Count - failed} variants passed, {failed} failed; {results.Sum(r => r.Comparisons.Count)} numbers compared");
        return failed == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private static void WriteReport(
        string directory, ValidationShelf shelf, string[] names, IReadOnlyList<VariantResult> results, Terminal terminal, CancellationToken cancellation)
    {
        var reading = new ShelfReading(shelf.Folders.Where(folder => names.Length == 0 || names.Contains(folder.Name)), results, cancellation);
        IReadOnlyList<string> written = LiveProgress.While(terminal, live =>
        {
            live.Say("drawing the report");
            return ValidationReport.Write(directory, shelf, reading, ProgramVersion.Text, cancellation);
        });
        terminal.Note($"report in {string.Join(" and ", written)}");
    }

    /// <summary>One line for each variant, or on a terminal the latest of them.</summary>
    private sealed class Told(Terminal terminal, LiveProgress live) : IProgress<ShelfProgress>
    {
        public void Report(ShelfProgress value)
        {
            VariantResult result = value.Result;
            string outcome = result.Passed ? "passed" : "FAILED";
            string line = string.Create(CultureInfo.InvariantCulture,
                $"{value.Done}/{value.Count} {result.Folder}/{result.Variant}: {outcome}, {result.Nodes} nodes, {result.Seconds:0.00} s");
            live.Say(line);
            if (!terminal.ShowsProgress)
            {
                terminal.Note(line);
            }
        }
    }
}
