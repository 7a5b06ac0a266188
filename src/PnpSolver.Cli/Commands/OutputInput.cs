using System.CommandLine;
using System.CommandLine.Parsing;
using PnpSolver.Cases;
using PnpSolver.Cli.Running;
using PnpSolver.Export;

namespace PnpSolver.Cli.Commands;

/// <summary>The arguments that say what a run writes, and where.</summary>
internal sealed class OutputInput
{
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

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(directory);
        command.Add(json);
        command.Add(formats);
        command.Add(noPlots);
        revolve.Validators.Add(CheckSteps);
        command.Add(revolve);
    }

    /// <summary>Whether the summary alone is wanted on standard output.</summary>
    public bool WantsJson(ParseResult parsed) => parsed.GetValue(json);

    /// <summary>The result directory.</summary>
    public string Directory(ParseResult parsed, Case definition) => parsed.GetValue(directory) ?? $"{definition.Name}-results";

    /// <summary>The formats beside the summary.</summary>
    public OutputFormat[] Formats(ParseResult parsed)
    {
        bool withFigures = !parsed.GetValue(noPlots);
        return [.. (parsed.GetValue(formats) ?? OutputFormat.Defaults).Where(format => withFigures || !format.IsFigure)];
    }

    /// <summary>Planes of the revolved fields, or 0 for none.</summary>
    /// <exception cref="UsageException">The case is on a line.</exception>
    public int Revolve(ParseResult parsed, Case definition)
    {
        int steps = parsed.GetValue(revolve);
        return steps > 0 && definition.Problem.Grid.IsLine
            ? throw new UsageException("--revolve turns an axisymmetric case about its axis; this case is on a line")
            : steps;
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
