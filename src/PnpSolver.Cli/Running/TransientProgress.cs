using System.Diagnostics;
using System.Globalization;
using PnpSolver.Cli.Reports;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>Where a transient run is, in a line: time, step, order, rejections, V_m, and what wall time is left if every decade of time costs the same.</summary>
/// <param name="plan">The plan.</param>
/// <param name="progress">Shows the line.</param>
internal sealed class TransientProgress(TransientPlan plan, LiveProgress progress)
{
    private const double Enough = 0.02; // of the run, before its end is guessed
    private readonly double[] ends = [.. plan.Events.Select(change => change.Time).Where(time => time < plan.Until).Distinct().Order(), plan.Until];
    private readonly long began = Stopwatch.GetTimestamp();
    private double? first;
    private int rejected;

    /// <summary>V_m of the first membrane as an output found it, in V.</summary>
    public double? Potential { get; set; }

    /// <summary>Tells of a step.</summary>
    public void Tell(in TimeStep step)
    {
        double done = Fraction(step.Time);
        first ??= done;
        rejected += step.Rejection is null ? 0 : 1;
        string voltage = Potential is { } volts ? string.Create(CultureInfo.InvariantCulture, $", V_m {1e3 * volts:0.00} mV") : "";
        progress.Say($"{DurationText.Of(step.Time)} of {DurationText.Of(plan.Until)}, step {DurationText.Of(step.Length)} ({step.Method}, order {step.Order}), "
            + $"{rejected} rejected{voltage}{Left(done)}");
    }

    /// <summary>Part of the run that is done, by decades of time since the start and since every event.</summary>
    internal double Fraction(double time)
    {
        double all = 0;
        double done = 0;
        double begin = 0;
        foreach (double end in ends)
        {
            all += Decades(end - begin);
            done += time > begin ? Decades(Math.Min(time, end) - begin) : 0;
            begin = end;
        }

        return all > 0 ? done / all : 1;
    }

    private double Decades(double length) => Math.Max(0, Math.Log10(length / plan.FirstStep));

    private string Left(double done)
    {
        double covered = done - first!.Value;
        double seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        return covered > Enough ? $", about {DurationText.Of(Math.Max(1, Math.Round(seconds * (1 - done) / covered)))} left" : "";
    }
}
