using System.Collections.Immutable;
using System.Diagnostics;
using PnpSolver.Integration;

namespace PnpSolver.Solvers;

/// <summary>A transient run under way: segments between events, each integrated from a consistent start.</summary>
public sealed class TransientRun
{
    private readonly ImmutableArray<TimedEvent> segments;
    private readonly TransientPlan plan;
    private readonly ITransientObserver observer;
    private readonly NewtonOptions options;
    private readonly CancellationToken cancellation;
    private readonly ConservationRecord conservation = new();
    private readonly List<string> notes = [];
    private readonly long began = Stopwatch.GetTimestamp();
    private TransientSegment segment = null!;
    private double[] state = [];
    private double earlierSeconds;
    private int newtonIterations;
    private int steps;
    private int rejections;
    private int number;
    private int outputs;
    private int requested;
    private double? stoppedAt;

    internal TransientRun(PnpProblem problem, TransientPlan plan, ITransientObserver observer, NewtonOptions options, CancellationToken cancellation)
    {
        segments = [new TimedEvent(0, problem), .. plan.Events.OrderBy(change => change.Time)];
        this.plan = plan;
        this.observer = observer;
        this.options = options;
        this.cancellation = cancellation;
    }

    /// <summary>Time that has been reached, in s.</summary>
    public double Time => Origin + Elapsed;

    /// <summary>Time of the last event, in s; 0 before the first.</summary>
    private double Origin => segments[number].Time;

    /// <summary>Time since the last event, in s.</summary>
    private double Elapsed => segment.Integrator.Time;

    /// <summary>Time at which the segment ends, in s.</summary>
    private double End => number < segments.Length - 1 ? segments[number + 1].Time : plan.Until;

    private double Seconds => earlierSeconds + Stopwatch.GetElapsedTime(began).TotalSeconds;

    /// <summary>What is needed to resume from here.</summary>
    public TransientSnapshot Snapshot() => new(new Dictionary<string, double[]>
    {
        ["clock"] = [Elapsed, segment.Integrator.NextLength, Seconds],
        ["counts"] = [number, outputs, requested, steps, rejections, newtonIterations],
        ["state"] = segment.Integrator.State.ToArray(),
        ["initial"] = [.. segment.Initial],
        ["conservation"] = conservation.Save(),
    });

    internal TransientReport Complete(TransientSnapshot? snapshot)
    {
        string? stopped = null;
        Begin(snapshot);
        try
        {
            while (stopped is null)
            {
                stopped = Cross();
                if (stopped is not null || number == segments.Length - 1)
                {
                    break;
                }

                number++;
                outputs = 0;
                Enter(TransientSegment.After(segment, segments[number], options, plan));
            }

            return Report(stopped);
        }
        finally
        {
            segment.Dispose();
        }
    }

    private void Begin(TransientSnapshot? snapshot)
    {
        if (snapshot is not null)
        {
            Resume(snapshot);
            return;
        }

        Enter(TransientSegment.First(segments[0].Problem, options, plan, notes, cancellation));
        Output(0, 0, segment.Integrator.State);
    }

    private void Enter(TransientSegment next)
    {
        segment?.Dispose();
        segment = next;
        state = new double[next.System.StateCount];
        conservation.Enter(next);
    }

    private void Resume(TransientSnapshot snapshot)
    {
        double[] counts = snapshot.Arrays["counts"];
        double[] clock = snapshot.Arrays["clock"];
        (number, outputs, requested) = ((int)counts[0], (int)counts[1], (int)counts[2]);
        (steps, rejections, newtonIterations) = ((int)counts[3], (int)counts[4], (int)counts[5]);
        earlierSeconds = clock[2];
        conservation.Load(snapshot.Arrays["conservation"]);
        PnpProblem before = segments[Math.Max(number - 1, 0)].Problem;
        Enter(TransientSegment.Resumed(before, segments[number], snapshot.Arrays["state"], snapshot.Arrays["initial"], (clock[0], clock[1]), options, plan));
    }

    /// <summary>Integrates to the end of the segment.</summary>
    /// <returns>Label of the stop condition that was met, or <c>null</c>.</returns>
    private string? Cross()
    {
        double length = End - Origin;
        double kink = segment.Ramp.End;
        while (Elapsed < length)
        {
            Advance(Elapsed < kink ? Math.Min(kink, length) : length);
            if (Stop() is { } label)
            {
                return label;
            }

            OutputUntil(Elapsed);
            if (Elapsed == kink && Elapsed < length)
            {
                segment.Restart();
            }

            observer.Paused(this);
        }

        return null;
    }

    private void Advance(double limit)
    {
        try
        {
            segment.Integrator.Advance(limit, Attempted, cancellation);
        }
        catch (StepFailedException failure)
        {
            throw Failed(failure);
        }

        segment.Record();
        conservation.Take(segment);
        if (conservation.Broken(plan.Tolerance) is { } what)
        {
            throw new NotConvergedException($"at {Time:g6} s {what}: this is a fault of the solution, not of the case; try a smaller tolerance, and report it", []);
        }
    }

    private void Attempted(StepAttempt attempt)
    {
        bool isTaken = attempt.Rejection is null;
        steps += isTaken ? 1 : 0;
        rejections += isTaken ? 0 : 1;
        newtonIterations += attempt.Iterations;
        observer.Taken(new(steps, Origin + attempt.Time, attempt.Length, attempt.Order, attempt.Method, attempt.Error, attempt.Iterations, attempt.Rejection));
    }

    /// <summary>Gives out what lies in the step taken last, up to a time since the event.</summary>
    private void OutputUntil(double limit)
    {
        double length = End - Origin;
        while (true)
        {
            double regular = plan.FirstStep * Math.Pow(10, (double)outputs / plan.OutputsPerDecade);
            regular = regular < length * (1 - 1e-9) ? regular : length;
            double extra = requested < plan.Requested.Length ? plan.Requested[requested] - Origin : double.PositiveInfinity;
            double next = Math.Min(regular, extra);
            if (next > limit)
            {
                return;
            }

            segment.Integrator.Interpolate(next, state);
            Output(next == extra ? plan.Requested[requested] : next == length ? End : Origin + next, next, state);
            outputs += next == regular ? 1 : 0;
            requested += next == extra ? 1 : 0;
            if (next == length)
            {
                return;
            }
        }
    }

    private void Output(double time, double elapsed, ReadOnlySpan<double> values) =>
        observer.Output(new(time, number, SolutionAt(values)) { TotalCurrent = segment.TotalCurrents(elapsed, values) });

    private Solution SolutionAt(ReadOnlySpan<double> values) => new(segment.Network, values[..segment.System.SolutionCount].ToArray(), new()
    {
        History = [],
        Seconds = Seconds,
        Unknowns = segment.Network.UnknownCount,
        Notes = notes,
    })
    {
        IsSteady = false,
    };

    /// <summary>Looks for a stop condition that was met in the last step, the first of several, and gives out the moment.</summary>
    private string? Stop()
    {
        StopCondition[] met = [.. plan.Stops.Where(stop => stop.Excess(SolutionAt(segment.Integrator.State)) >= 0)];
        if (met.Length == 0)
        {
            return null;
        }

        (StopCondition first, double elapsed) = met.Select(stop => (stop, MomentOf(stop))).MinBy(pair => pair.Item2);
        OutputUntil(elapsed);
        segment.Integrator.Interpolate(elapsed, state);
        stoppedAt = Origin + elapsed;
        Output(stoppedAt.Value, elapsed, state);
        return first.Label;
    }

    /// <summary>Time since the event, within the last step, at which a condition was met.</summary>
    private double MomentOf(StopCondition stop)
    {
        (double low, double high) = (segment.Integrator.PreviousTime, Elapsed);
        for (int halving = 0; halving < 40 && high - low > 1e-9 * high; halving++)
        {
            double middle = low + ((high - low) / 2);
            segment.Integrator.Interpolate(middle, state);
            (low, high) = stop.Excess(SolutionAt(state)) < 0 ? (middle, high) : (low, middle);
        }

        return high;
    }

    private NotConvergedException Failed(StepFailedException failure)
    {
        int nodes = segment.Network.NodeCount;
        int unknown = segment.System.WorstUnknown;
        string name = unknown < nodes ? "the potential" : segment.Network.Problem.Species[(unknown / nodes) - 1].Name;
        return new(
            $"The run stopped at {Origin + failure.Time:g6} s: {failure.Message}, even with a step of {failure.Length:0.0e0} s; the last update was largest for {name} at "
            + $"{segment.Network.Problem.Grid.PlaceOf(unknown % nodes)}. The mesh may be too coarse there for the field (try --refine 1), or what drives the run at that time "
            + "beyond what the equations bear (try a slower ramp, or a smaller voltage or current).", []);
    }

    private TransientReport Report(string? stopped) => new()
    {
        EndTime = stoppedAt ?? Time,
        Stopped = stopped,
        Steps = steps,
        Rejections = rejections,
        NewtonIterations = newtonIterations,
        Seconds = Seconds,
        Unknowns = segment.Network.UnknownCount,
        Conservation = conservation.Result,
        Notes = notes,
    };
}
