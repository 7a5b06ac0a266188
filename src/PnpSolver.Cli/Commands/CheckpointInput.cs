using System.CommandLine;
using System.CommandLine.Parsing;
using PnpSolver.Cases;
using PnpSolver.Cli.Running;

namespace PnpSolver.Cli.Commands;

/// <summary>The arguments about checkpoints of transient runs.</summary>
internal sealed class CheckpointInput
{
    private const double LongestSeconds = 1e7; // four months
    private static readonly TimeSpan Default = TimeSpan.FromSeconds(30);

    private readonly Option<bool> resume = new("--resume")
    {
        Description = "Go on with a transient run that was interrupted, from DIR.checkpoint: with the same case and options. Without one, exit code 2.",
    };

    private readonly Option<TimeSpan?> every = new("--checkpoint-every")
    {
        HelpName = "time",
        Description = "How often a transient run saves a checkpoint beside its result directory, such as 100ms or '1 min'; 0 for after every step; default 30s.",
        CustomParser = Parse,
    };

    /// <summary>Adds the arguments to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(resume);
        command.Add(every);
    }

    /// <summary>A request with what the arguments say.</summary>
    /// <exception cref="UsageException">The case is steady, and so leaves nothing to go on from.</exception>
    public RunRequest Complete(ParseResult parsed, RunRequest request)
    {
        bool resumes = parsed.GetValue(resume);
        return resumes && request.Case.Transient is null
            ? throw new UsageException($"--resume goes on with a transient run; {request.Case.FilePath} is steady")
            : request with { Resumes = resumes, CheckpointEvery = parsed.GetValue(every) ?? Default };
    }

    private static TimeSpan? Parse(ArgumentResult result)
    {
        string text = result.Tokens[0].Value.Trim();
        int end = text.Length;
        while (end > 0 && char.IsLetter(text[end - 1]))
        {
            end--;
        }

        string spaced = $"{text[..end].TrimEnd()} {text[end..]}".TrimEnd();
        if (UnitText.TryParse(spaced, 0, out UnitValue value, out _) && value.Value is >= 0 and <= LongestSeconds && (value.Unit == "s" || value.Value == 0))
        {
            return TimeSpan.FromSeconds(value.Value);
        }

        result.AddError($"--checkpoint-every expects a time from 0 to 1e7 s with its unit, such as 30s, 100ms or '1 min'; got '{text}'.");
        return null;
    }
}
