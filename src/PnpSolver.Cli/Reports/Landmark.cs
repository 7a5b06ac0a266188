using PnpSolver.Cli.Running;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Reports;

/// <summary>A time of a run that its report shows. Immutable.</summary>
/// <param name="Index">Its row in the series.</param>
/// <param name="Label">The time, since the start or since an event.</param>
internal sealed record Landmark(int Index, string Label)
{
    private const double Slack = 0.15; // relative: an output that is as good as the round time, and says its own
    private const int MostFull = 3;
    private static readonly double[] Round = [1e-9, 1e-6, 1e-3, 1, 60, 3600, 86400];

    /// <summary>The landmarks of a run: round times since the start and since each event, a few after events where there are many, and every end.</summary>
    public static IReadOnlyList<Landmark> Of(TransientOutcome outcome)
    {
        IReadOnlyList<double> times = outcome.Series.Times;
        TimedEvent[] events = [.. outcome.Events];
        double[] begins = [0, .. events.Select(change => change.Time)];
        var found = new List<Landmark> { new(0, "start") };
        for (int s = 0; s < begins.Length; s++)
        {
            double end = s + 1 < begins.Length ? begins[s + 1] : outcome.Report.EndTime;
            string since = s == 0 ? "" : $"{DurationText.Of(begins[s], 6)} + ";
            foreach (double round in events.Length < MostFull ? Round.Where(round => round < (1 - Slack) * (end - begins[s])) : [])
            {
                if (Find(times, begins[s], round) is { } row)
                {
                    found.Add(new(row, since + DurationText.Of(times[row] - begins[s])));
                }
            }

            found.Add(new(Last(times, end), s + 1 < begins.Length ? $"{DurationText.Of(end, 6)}, before the event" : DurationText.Of(end, 6)));
        }

        return [.. found.DistinctBy(landmark => landmark.Index)];
    }

    /// <summary>The output nearest to a time after a beginning, if it is near.</summary>
    private static int? Find(IReadOnlyList<double> times, double begin, double since)
    {
        int best = Enumerable.Range(0, times.Count).MinBy(row => Math.Abs(times[row] - begin - since));
        return Math.Abs(times[best] - begin - since) <= Slack * since ? best : null;
    }

    private static int Last(IReadOnlyList<double> times, double end) => Enumerable.Range(0, times.Count).Last(row => times[row] <= end);
}
