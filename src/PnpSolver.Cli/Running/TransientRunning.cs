using PnpSolver.Diagnostics;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>Runs a case through time, from its start or from a checkpoint, and writes its results.</summary>
/// <param name="request">What to run and to write.</param>
/// <param name="progress">Told where the run is.</param>
/// <param name="interruption">Stops the run, which then leaves a checkpoint.</param>
internal sealed class TransientRunning(RunRequest request, LiveProgress progress, Interruption interruption)
{
    private static readonly TimeSpan PatienceToSave = TimeSpan.FromSeconds(10);

    /// <summary>Runs and writes; the checkpoint is deleted when the result is in place.</summary>
    /// <returns>The outcome and the names of the files; <c>null</c> where there is no checkpoint to go on from.</returns>
    public (TransientOutcome Outcome, IReadOnlyList<string> Files)? Complete()
    {
        using TransientRecord? record = request.Resumes ? TransientRecord.Resume(request) : TransientRecord.Create(request);
        if (record is null)
        {
            return null;
        }

        interruption.Patience = PatienceToSave;
        TransientOutcome outcome = Solve(record);
        outcome = outcome with { Summary = Uncertainties.Of(request, outcome.Summary, progress, interruption.Token) };
        IReadOnlyList<string> files = Results.Write(
            request, outcome.Summary, (format, folder) => format.WriteInTime(outcome, folder), progress, interruption.Token);
        record.Remove();
        return (outcome, files);
    }

    private TransientOutcome Solve(TransientRecord record)
    {
        TransientPlan plan = request.Case.Transient!;
        var watch = new TransientWatch(request, record, new(plan, progress), interruption.Token);
        Warn(record);
        TransientReport report;
        try
        {
            report = TransientSolver.Run(request.Case.Problem, plan, watch, null, record.Restored, interruption.Token);
            watch.Flush();
        }
        catch (Exception ending) when (ending is OperationCanceledException or NotConvergedException)
        {
            watch.Save();
            Warn(record);
            throw ending is NotConvergedException failure ? Failed(failure, record) : ending;
        }

        progress.Say("running the circuit");
        CircuitCourse? twin = TransientTwin.Of(request, record.Series().Times, interruption.Token);
        return TransientOutcome.Of(request.Case, report, watch.Last!, record, twin);
    }

    /// <summary>From now on, says that there is something to go on from.</summary>
    private void Warn(TransientRecord record)
    {
        if (record.HasState)
        {
            interruption.Message = $"interrupted; no result was written, and {request.Checkpoint} has what was computed: pnp run {request.Case.FilePath} --resume, with the same options, goes on from it";
        }
    }

    private NotConvergedException Failed(NotConvergedException failure, TransientRecord record) => record.HasState
        ? new($"{failure.Message} No result was written; {request.Checkpoint} has what was computed until then.", failure.History)
        : failure;
}
