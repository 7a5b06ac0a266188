using System.Collections.Immutable;
using PnpSolver.Cases.Forms;
using PnpSolver.Solvers;

namespace PnpSolver.Cases.Building;

/// <summary>Builds what a transient run of a case does.</summary>
/// <param name="sources">The documents of the case.</param>
/// <param name="reading">The case as it stands.</param>
/// <param name="refine">How many times every cell is halved.</param>
internal sealed class TransientBuilder(Sources sources, Reading reading, int refine)
{
    private const int HighestOrder = 5;

    /// <summary>The plan, or <c>null</c> for a steady case.</summary>
    /// <exception cref="CaseException">An event has an error.</exception>
    public TransientPlan? Build()
    {
        if (reading.Root.Sound("solve") is not { } solve || solve.Shape != TimeVocabulary.Transient)
        {
            return null;
        }

        double until = solve.NumberOf("until")!.Value;
        return new()
        {
            Until = until,
            Tolerance = solve.NumberOf("tolerance")!.Value,
            FirstStep = solve.NumberOf("first-step")!.Value,
            HighestOrder = solve.TextOf("method") == "tr-bdf2" ? 0 : HighestOrder,
            OutputsPerDecade = (int)solve.NumberOf("outputs-per-decade")!.Value,
            Start = solve.TextOf("start") == "steady" ? InitialState.Steady : InitialState.Contents,
            Events = Events(until),
            Stops = [.. (solve.Sound("stop")?.Items ?? []).Select(StopForm.Build)],
        };
    }

    private ImmutableArray<TimedEvent> Events(double until)
    {
        var faults = new Faults();
        ImmutableArray<Setting> settings = [.. (reading.Root.Sound("events")?.Items ?? []).Select(item => new Setting(item))];
        ImmutableArray<TimedEvent> events = new EventBuilder(sources, reading, refine, faults).Build(Instant.Of(settings, until, faults));
        faults.ThrowIfAny();
        return events;
    }
}
