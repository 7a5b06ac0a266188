using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace PnpSolver.Cli.Commands;

/// <summary>A command with examples, which its help shows.</summary>
/// <param name="name">Its name.</param>
/// <param name="description">One sentence.</param>
internal sealed class PnpCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines to copy.</summary>
    public required IReadOnlyList<string> Examples { get; init; }
}

/// <summary>Help that ends with examples.</summary>
/// <param name="help">The default help.</param>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    private static readonly string[] OfRoot =
    [
        "pnp new resting-membrane -o my-membrane.yaml",
        "pnp check my-membrane.yaml",
        "pnp run my-membrane.yaml",
    ];

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        int code = help.Invoke(parseResult);
        TextWriter output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (string example in parseResult.CommandResult.Command is PnpCommand command ? command.Examples : OfRoot)
        {
            output.WriteLine($"  {example}");
        }

        return code;
    }
}
