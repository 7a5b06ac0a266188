using System.Collections.Immutable;
using PnpSolver.Circuits;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>What the lumped twin does in the same time as the field, and by how much the field differs.</summary>
public sealed class CircuitCourse
{
    private const string Prefix = "circuit.";

    private CircuitCourse(TimeSeries series, IReadOnlyList<CircuitRun> runs)
    {
        Series = series;
        Refusals = [.. runs.Select(run => run.Refusal).OfType<string>()];
        Steps = runs.Sum(run => run.Steps);
        Rejections = runs.Sum(run => run.Rejections);
    }

    /// <summary>The twin's quantities under the names of the field's with <c>circuit.</c> before them; no columns where every membrane refuses.</summary>
    public TimeSeries Series { get; }

    /// <summary>Why a membrane has no circuit in time, or why its run ended early.</summary>
    public IReadOnlyList<string> Refusals { get; }

    /// <summary>Steps taken, for all membranes.</summary>
    public int Steps { get; }

    /// <summary>Steps rejected, for all membranes.</summary>
    public int Rejections { get; }

    /// <summary>Runs the twin of every membrane from the same start through the same events with the same tolerance.</summary>
    /// <remarks>Conditions that stop the field's run do not stop the twin's: it runs up to the last time.</remarks>
    /// <param name="problem">The problem as it holds at first.</param>
    /// <param name="plan">The field's plan.</param>
    /// <param name="times">The field's output times, in s, rising.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public static CircuitCourse Of(PnpProblem problem, TransientPlan plan, IReadOnlyList<double> times, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(times);
        var own = new CircuitPlan
        {
            Until = times.Count > 0 ? Math.Min(times[^1], plan.Until) : plan.Until,
            Tolerance = plan.Tolerance,
            FirstStep = plan.FirstStep,
            HighestOrder = plan.HighestOrder,
            StartsSteady = plan.Start == InitialState.Steady,
            Times = [.. times],
            Events = [.. plan.Events.Select(change => new CircuitEvent(change.Time, change.Problem) { Ramp = change.Ramp })],
        };
        CircuitRun[] runs = [.. LumpedCircuit.Of(problem).Membranes.Select(membrane => TransientCircuit.Run(problem, membrane.Name, own, cancellation))];
        return new(SeriesOf(runs, own.Times), runs);
    }

    /// <summary>Field − circuit of every quantity that both have, at the times that both have, named <c>difference.</c> and as the field names it.</summary>
    /// <param name="field">The field's quantities against time.</param>
    public TimeSeries Differences(TimeSeries field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var rows = new Dictionary<double, int>();
        for (int row = 0; row < field.Times.Count; row++)
        {
            rows[field.Times[row]] = row;
        }

        var differences = new TimeSeries();
        for (int row = 0; row < Series.Times.Count; row++)
        {
            if (rows.TryGetValue(Series.Times[row], out int same))
            {
                differences.Add(Series.Times[row], DifferencesAt(row, field, same));
            }
        }

        return differences;
    }

    private static TimeSeries SeriesOf(CircuitRun[] runs, ImmutableArray<double> times)
    {
        var series = new TimeSeries();
        for (int row = 0; row < times.Length; row++)
        {
            series.Add(times[row], runs.Where(run => run.Points.Count > row)
                .SelectMany(run => CircuitQuantities.Of(run.Points[row].Circuit, run.Points[row].State))
                .Select(quantity => quantity with { Name = Prefix + quantity.Name }));
        }

        return series;
    }

    private IEnumerable<Quantity> DifferencesAt(int row, TimeSeries field, int same)
    {
        foreach (TimeColumn column in Series.Columns)
        {
            string name = column.Name[Prefix.Length..];
            if (field.Find(name) is { } other && double.IsFinite(other.Values[same] - column.Values[row]))
            {
                yield return new($"difference.{name}", other.Values[same] - column.Values[row], column.Unit, "field − circuit");
            }
        }
    }
}
