using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using PnpSolver.Cases.Forms;
using PnpSolver.Cli.Commands;
using PnpSolver.Cli.Output;

namespace PnpSolver.Cli;

/// <summary>The command line as a whole: its commands, and how it fails.</summary>
internal static class CommandLine
{
    private const string MissingCommand = "Required command was not provided.";

    /// <summary>Runs one command line.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where output goes.</param>
    /// <param name="interruption">Tells when the user interrupts.</param>
    public static ExitCode Run(string[] args, Terminal terminal, Interruption interruption)
    {
        try
        {
            RootCommand root = Create(terminal, interruption);
            // a name such as @case.yaml is a file name, not a file of arguments
            ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            ExitCode code = parsed.Action is ParseErrorAction ? UsageError(parsed, terminal) : Invoke(parsed, terminal);
            terminal.Out.Flush();
            return code;
        }
        catch (Exception exception)
        {
            return Failure.Report(exception, terminal, interruption.Message);
        }
    }

    private static RootCommand Create(Terminal terminal, Interruption interruption)
    {
        var root = new RootCommand("Solves Poisson-Nernst-Planck problems: ions and electric fields around membranes.")
        {
            RunCommand.Create(terminal, interruption),
            CheckCommand.Create(terminal),
            CircuitCommand.Create(terminal),
            AuditCommand.Create(terminal, interruption.Token),
            ChecksCommand.Create(terminal),
            NewCommand.Create(terminal),
            SchemaCommand.Create(terminal),
            UnitsCommand.Create(terminal),
            ValidateCommand.Create(terminal, interruption.Token),
            CompletionCommand.Create(terminal),
        };
        HelpOption help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }

    private static ExitCode Invoke(ParseResult parsed, Terminal terminal)
    {
        var configuration = new InvocationConfiguration
        {
            Output = terminal.Out,
            Error = terminal.Err,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        };
        return (ExitCode)parsed.Invoke(configuration);
    }

    /// <summary>Says what is wrong, names the nearest command or option, and points to the help; all on standard error.</summary>
    private static ExitCode UsageError(ParseResult parsed, Terminal terminal)
    {
        string[] errors = [.. parsed.Errors.Select(error => error.Message).Distinct()];
        foreach (string error in errors.Where(error => errors.Length == 1 || error != MissingCommand))
        {
            terminal.Error(error);
        }

        if (Nearest(parsed) is { } nearest)
        {
            terminal.Plain($"Did you mean {nearest}?");
        }

        Command command = parsed.CommandResult.Command;
        terminal.Plain(command is RootCommand ? "See pnp --help." : $"See pnp {command.Name} --help.");
        return ExitCode.Usage;
    }

    /// <summary>The command or option that the first unknown word was meant to be.</summary>
    private static string? Nearest(ParseResult parsed)
    {
        if (parsed.UnmatchedTokens is not [var word, ..])
        {
            return null;
        }

        Command command = parsed.CommandResult.Command;
        IEnumerable<string> names = word.StartsWith('-')
            ? command.Options.SelectMany(option => option.Aliases.Append(option.Name))
            : command.Subcommands.Select(subcommand => subcommand.Name);
        return Spelling.Nearest(word, names);
    }
}
