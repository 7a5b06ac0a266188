using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>When profiles of a transient run are kept for its figure: at the start, and in equal ratios of time to the end of every stretch between events. Immutable.</summary>
internal sealed class ProfileTimes
{
    private const int Wanted = 5;
    private const double Slack = 1e-9;
    private readonly double[] times;

    private ProfileTimes(double[] times) => this.times = times;

    /// <summary>The times of a plan: those of the last stretches where there are many.</summary>
    public static ProfileTimes Of(TransientPlan plan)
    {
        double[] ends = [.. plan.Events.Select(change => change.Time).Where(time => time < plan.Until).Distinct().Order(), plan.Until];
        int each = Math.Max(1, Wanted / ends.Length);
        IEnumerable<double> all = ends.SelectMany((end, i) => Between(i == 0 ? 0 : ends[i - 1], end, plan.FirstStep, each));
        return new([0, .. all.TakeLast(Wanted)]);
    }

    /// <summary>Whether a profile is due at an output.</summary>
    /// <param name="after">Time of the output before.</param>
    /// <param name="until">Its own time.</param>
    public bool AnyIn(double after, double until) => Array.Exists(times, time => time * (1 - Slack) > after && time * (1 - Slack) <= until);

    private static IEnumerable<double> Between(double begin, double end, double first, int count)
    {
        double ratio = Math.Max(1, (end - begin) / first);
        return Enumerable.Range(1, count).Select(n => begin + ((end - begin) * Math.Pow(ratio, ((double)n / count) - 1)));
    }
}
