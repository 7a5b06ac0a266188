using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using PnpSolver.Cases;

namespace PnpSolver.Cli.Commands;

/// <summary>The arguments of every command that reads a case.</summary>
internal sealed class CaseInput
{
    // each cell becomes a million; a mesh of any use is beyond memory long before
    private const int MostRefinements = 20;

    private readonly Argument<string> file = new("case") { HelpName = "CASE", Description = "The case file (YAML)." };

    private readonly Option<CaseOverride[]> overrides = new("--set")
    {
        HelpName = "path=value",
        Description = "Replace a value of the case: the keys joined by dots, '=', and the value with its unit. Repeatable.",
        CustomParser = ParseOverrides,
    };

    private readonly Option<int> refine = new("--refine")
    {
        HelpName = "N",
        Description = "Halve every cell of the mesh N times.",
        CustomParser = ParseRefinements,
    };

    private readonly Option<bool> quiet = new("--quiet") { Description = "Print nothing but errors to standard error." };

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(file);
        command.Add(overrides);
        command.Add(refine);
        command.Add(quiet);
    }

    /// <summary>Whether only errors are wanted on standard error.</summary>
    public bool IsQuiet(ParseResult parsed) => parsed.GetValue(quiet);

    /// <summary>Reads the case.</summary>
    public Case Read(ParseResult parsed)
    {
        string path = parsed.GetRequiredValue(file);
        if (path.Length == 0)
        {
            throw new UsageException("the name of the case file is empty");
        }

        return CaseFile.Read(path, new() { Overrides = [.. parsed.GetValue(overrides) ?? []], Refine = parsed.GetValue(refine) });
    }

    /// <summary>How many times every cell of the mesh is halved.</summary>
    public int Refinements(ParseResult parsed) => parsed.GetValue(refine);

    /// <summary>What the arguments change in the case, by name, as text; two spellings of one change are two changes.</summary>
    public IReadOnlyDictionary<string, string> Changes(ParseResult parsed)
    {
        var changes = new Dictionary<string, string> { ["--refine"] = $"{parsed.GetValue(refine)}" };
        foreach (CaseOverride change in parsed.GetValue(overrides) ?? [])
        {
            changes[$"--set {change.Path}"] = change.Value; // the last one counts
        }

        return changes;
    }

    private static int ParseRefinements(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int times) && times <= MostRefinements)
        {
            return times;
        }

        result.AddError($"--refine expects how often to halve every cell, a whole number from 0 to {MostRefinements}; got '{text}'.");
        return 0;
    }

    private static CaseOverride[] ParseOverrides(ArgumentResult result)
    {
        var parsed = new List<CaseOverride>();
        foreach (Token token in result.Tokens)
        {
            try
            {
                parsed.Add(CaseOverride.Parse(token.Value));
            }
            catch (CaseException fault)
            {
                result.AddError(fault.Message);
            }
        }

        return [.. parsed];
    }
}
