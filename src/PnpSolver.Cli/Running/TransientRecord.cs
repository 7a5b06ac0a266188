using PnpSolver.Diagnostics;
using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>What a transient run keeps on disk until it ends: numbers, frames and profiles of its outputs, its steps, and the last state saved. Not thread-safe.</summary>
internal sealed class TransientRecord : IDisposable
{
    private readonly RunRequest request;
    private readonly CheckpointStore store;
    private readonly SeriesLog series;
    private readonly ProfileLog profiles;
    private readonly CheckpointLog steps;
    private readonly ProfileTimes shown;
    private double previous = double.NegativeInfinity;

    private TransientRecord(RunRequest request, CheckpointStore store)
    {
        (this.request, this.store) = (request, store);
        series = new(store.Log("series"));
        profiles = new(store.Log("profiles"));
        steps = store.Log("time-steps.csv");
        shown = ProfileTimes.Of(request.Case.Transient!);
        HasState = store.Restored is not null;
        if (HasState && series.Read().Times is [.., var last])
        {
            previous = last;
        }
    }

    /// <summary>Whether there is a state to go on from.</summary>
    public bool HasState { get; private set; }

    /// <summary>The state that the run goes on from; <c>null</c> for a run that begins.</summary>
    public TransientSnapshot? Restored => store.Restored is { } state ? new(state.Arrays) : null;

    /// <summary>Begins a record.</summary>
    public static TransientRecord Create(RunRequest request) => new(request, CheckpointStore.Create(request.Directory, HeaderOf(request)));

    /// <summary>Takes up the record of an interrupted run, or <c>null</c> where there is none.</summary>
    public static TransientRecord? Resume(RunRequest request) =>
        CheckpointStore.Resume(request.Directory, HeaderOf(request)) is { } store ? new(request, store) : null;

    /// <summary>Adds steps as rows of their table.</summary>
    public void AddSteps(string rows) => steps.Append(steps.Length == 0 ? TimeStepCsv.Header + rows : rows);

    /// <summary>Adds an output.</summary>
    /// <param name="output">The state.</param>
    /// <param name="quantities">What it says.</param>
    public void Add(TransientSolution output, IReadOnlyList<Quantity> quantities)
    {
        series.Append(output.Time, quantities);
        if (request.Frames is { } encoding)
        {
            var options = new VtkOptions { Encoding = encoding, Title = request.Case.Title, Quantities = DataFiles.Crossing(quantities) };
            TransientFrames.Add(store, output, options, request.Revolve);
        }

        if (output.Solution.Problem.Grid.IsLine && shown.AnyIn(previous, output.Time))
        {
            profiles.Append(output.Time, Diagnostics.Profiles.Of(output.Solution));
        }

        previous = output.Time;
    }

    /// <summary>Saves a state, to which all that was added belongs.</summary>
    public void Save(TransientSnapshot snapshot)
    {
        store.Save(new(snapshot.Arrays, new Dictionary<string, string>()));
        HasState = true;
    }

    /// <summary>The numbers of all outputs.</summary>
    public TimeSeries Series() => series.Read();

    /// <summary>The profiles that are shown.</summary>
    public IReadOnlyList<(double Time, IReadOnlyList<RegionProfile> Profiles)> Profiles() => profiles.Read();

    /// <summary>The steps, one by one.</summary>
    public IEnumerable<TimeStep> Steps()
    {
        using var reader = new StreamReader(steps.OpenRead());
        foreach (TimeStep step in TimeStepCsv.Read(reader))
        {
            yield return step;
        }
    }

    /// <summary>Writes the table of the steps.</summary>
    public void CopySteps(string path)
    {
        using Stream source = steps.OpenRead();
        using FileStream target = File.Create(path);
        source.CopyTo(target);
    }

    /// <summary>Moves the frames into a result, beside their collections.</summary>
    public void MoveFramesTo(string folder) => TransientFrames.MoveTo(store, folder);

    /// <summary>Deletes it: the run has ended.</summary>
    public void Remove() => store.Remove();

    /// <inheritdoc/>
    public void Dispose() => store.Dispose();

    private static CheckpointHeader HeaderOf(RunRequest request) => new()
    {
        ProgramVersion = ProgramVersion.Text,
        CaseSha256 = request.Case.Sha256,
        Options = new Dictionary<string, string>(request.Changes)
        {
            ["mesh"] = MeshMark.Of(request.Case.Problem.Grid),
            ["frames"] = request.Frames?.ToString() ?? "none",
            ["--revolve"] = $"{request.Revolve}",
        },
    };
}
