using System.CommandLine;
using System.Globalization;
using PnpSolver.Cli.Output;
using PnpSolver.Validation;

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
        var quiet = new Option<bool>("--quiet") { Description = "Print nothing but errors to standard error." };
        var command = new PnpCommand("validate", "Compare computed with reference values; exit 5 if one is off.")
        {
            Examples = ["pnp validate", "pnp validate resting-membrane gouy-chapman"],
        };
        command.Add(names);
        command.Add(quiet);
        command.SetAction(parsed =>
        {
            terminal.IsQuiet = parsed.GetValue(quiet);
            return (int)Run(parsed.GetValue(names) ?? [], terminal, cancellation);
        });
        return command;
    }

    private static ExitCode Run(string[] names, Terminal terminal, CancellationToken cancellation)
    {
        ValidationShelf shelf = ValidationShelf.Find(Directory.GetCurrentDirectory());
        if (names.FirstOrDefault(name => shelf.Folders.All(folder => folder.Name != name)) is { } unknown)
        {
            throw new UsageException(
                $"there is no validation case '{unknown}'; there are {string.Join(", ", shelf.Folders.Select(folder => folder.Name))}");
        }

        IReadOnlyList<VariantResult> results = shelf.Run(names, new Told(terminal), cancellation: cancellation);
        int failed = results.Count(result => !result.Passed);
        terminal.Out.Write(ResultTable.Text(results));
        terminal.Out.WriteLine($"\n{results.Count - failed} variants passed, {failed} failed; {results.Sum(r => r.Comparisons.Count)} numbers compared");
        return failed == 0 ? ExitCode.Done : ExitCode.CheckFailed;
    }

    private sealed class Told(Terminal terminal) : IProgress<ShelfProgress>
    {
        public void Report(ShelfProgress value)
        {
            VariantResult result = value.Result;
            string outcome = result.Passed ? "passed" : "FAILED";
            terminal.Note(string.Create(CultureInfo.InvariantCulture,
                $"{value.Done}/{value.Count} {result.Folder}/{result.Variant}: {outcome}, {result.Nodes} nodes, {result.Seconds:0.00} s"));
        }
    }
}
