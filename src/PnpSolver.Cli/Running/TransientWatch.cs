using System.Diagnostics;
using System.Text;
using PnpSolver.Diagnostics;
using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>Follows a transient run: takes down outputs and steps, shows where it is, and saves its state from time to time.</summary>
/// <param name="request">What is run.</param>
/// <param name="record">Where it is taken down.</param>
/// <param name="progress">Shows where the run is.</param>
/// <param name="cancellation">Stops the run where it can go on later.</param>
internal sealed class TransientWatch(RunRequest request, TransientRecord record, TransientProgress progress, CancellationToken cancellation) : ITransientObserver
{
    private readonly StringBuilder steps = new(); // since the run last stood where it can go on
    private long saved = Stopwatch.GetTimestamp();
    private TransientSnapshot? unsaved;

    /// <summary>The last output.</summary>
    public TransientSolution? Last { get; private set; }

    /// <inheritdoc/>
    public void Taken(in TimeStep step)
    {
        steps.Append(TimeStepCsv.Row(step));
        progress.Tell(step);
    }

    /// <inheritdoc/>
    public void Output(TransientSolution output)
    {
        IReadOnlyList<Quantity> quantities = QuantityCatalogue.EvaluateField(output);
        record.Add(output, quantities);
        progress.Potential = quantities.FirstOrDefault(quantity =>
            quantity.Name.StartsWith("membrane.", StringComparison.Ordinal) && quantity.Name.EndsWith(".potential", StringComparison.Ordinal))?.Value;
        Last = output;
    }

    /// <inheritdoc/>
    public void Paused(TransientRun run)
    {
        Flush();
        if (run.Time >= request.Case.Transient!.Until)
        {
            unsaved = null; // the result comes next
            return;
        }

        unsaved = run.Snapshot();
        if (Stopwatch.GetElapsedTime(saved) >= request.CheckpointEvery)
        {
            Save();
        }

        cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Takes down the steps since the run last paused: a condition may end it in the middle.</summary>
    public void Flush()
    {
        record.AddSteps(steps.ToString());
        steps.Clear();
    }

    /// <summary>Saves the state at which the run last paused, unless it is saved.</summary>
    public void Save()
    {
        if (unsaved is not null)
        {
            record.Save(unsaved);
            unsaved = null;
            saved = Stopwatch.GetTimestamp();
        }
    }
}
