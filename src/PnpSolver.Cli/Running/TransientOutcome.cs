using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>A case run through time with everything that is reported about it.</summary>
internal sealed record TransientOutcome
{
    /// <summary>The case.</summary>
    public required Case Case { get; init; }

    /// <summary>How the run went.</summary>
    public required TransientReport Report { get; init; }

    /// <summary>The last state.</summary>
    public required TransientSolution Final { get; init; }

    /// <summary>Reported numbers against time: the field's, then the circuit's, then their differences.</summary>
    public required TimeSeries Series { get; init; }

    /// <summary>What of it is shown against time.</summary>
    public required IReadOnlyList<TransientView> Views { get; init; }

    /// <summary>How many steps were rejected, by reason, the most frequent first.</summary>
    public required IReadOnlyList<(string Reason, int Count)> Rejections { get; init; }

    /// <summary>What the run kept on disk, until its result is in place.</summary>
    public required TransientRecord Record { get; init; }

    /// <summary>What the summary says.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>Events that happened, in their order.</summary>
    public IEnumerable<TimedEvent> Events => Case.Transient!.Events.Where(change => change.Time < Report.EndTime);

    /// <summary>Stop conditions that looked at a quantity which never had a value.</summary>
    public IEnumerable<string> Unseen => Case.StopQuantities.Where(name => Series.Find(name) is null).Distinct();

    /// <summary>Evaluates a run.</summary>
    public static TransientOutcome Of(Case definition, TransientReport report, TransientSolution final, TransientRecord record, CircuitCourse? circuit)
    {
        TimeSeries series = TransientTwin.Beside(record.Series(), circuit);
        Quantity[] quantities = [.. series.LastRow()];
        RunSummary summary = SummaryBuilder.InTime(definition, report, quantities, CheckCatalogue.Evaluate(final.Solution, quantities, report.EndTime));
        return new()
        {
            Case = definition,
            Report = report,
            Final = final,
            Series = series,
            Views = TransientView.Of(definition.Problem, definition.Transient!.Events.Select(change => change.Problem), series),
            Rejections = [.. record.Steps().Where(step => step.Rejection is not null).CountBy(step => step.Rejection!).OrderByDescending(pair => pair.Value).Select(pair => (pair.Key, pair.Value))],
            Record = record,
            Summary = summary with { Notes = [.. summary.Notes, .. (circuit?.Refusals ?? []).Select(reason => $"no circuit in time: {reason}")] },
        };
    }
}
