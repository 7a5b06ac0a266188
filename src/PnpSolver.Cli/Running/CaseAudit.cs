using PnpSolver.Cases;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>A case solved and checked, also by solving it again with something changed. Immutable.</summary>
/// <param name="Summary">What the summary says, with all checks.</param>
/// <param name="Failures">Why a check could not be made, one sentence each.</param>
internal sealed record CaseAudit(RunSummary Summary, IReadOnlyList<string> Failures)
{
    /// <summary>Solves a case and checks it.</summary>
    /// <param name="definition">The case.</param>
    /// <param name="progress">Told what is solved.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    public static CaseAudit Of(Case definition, LiveProgress progress, CancellationToken cancellation)
    {
        var experiment = new Experiment(definition.Problem, definition.Transient);
        progress.Say("solving the case");
        Outcome outcome = experiment.Follow(cancellation);
        (IReadOnlyList<Check> checks, IReadOnlyList<string> failures) = CheckCatalogue.Audit(experiment, outcome, progress, cancellation);
        RunSummary summary = outcome.Report is { } report
            ? SummaryBuilder.InTime(definition, report, outcome.Quantities, checks)
            : SummaryBuilder.Steady(definition, outcome.Solution, outcome.Quantities, checks);
        return new(summary with { Notes = [.. summary.Notes, .. failures.Select(failure => $"a check could not be made: {failure}")] }, failures);
    }

    /// <summary>Writes summary and figure, all or nothing.</summary>
    /// <param name="directory">The result directory.</param>
    /// <param name="withFigures">Whether the figure is wanted.</param>
    /// <param name="cancellation">Seen before the result is put in place.</param>
    /// <returns>Names of the files.</returns>
    public IReadOnlyList<string> Write(string directory, bool withFigures, CancellationToken cancellation)
    {
        string[] files = [];
        ResultDirectory.Write(
            directory,
            folder =>
            {
                if (withFigures)
                {
                    FigureFiles.WriteChecks(Summary.Checks, folder);
                }

                DataFiles.WriteSummary(Summary, folder);
                files = [.. Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];
            },
            cancellation: cancellation);
        return files;
    }
}
