namespace PnpSolver.Cli.Reports;

/// <summary>Times as people say them: 0.1 ns, 20 ms, 5 min, 27.8 h.</summary>
internal static class DurationText
{
    private const double Minute = 60;
    private const double Hour = 3600;
    private const double Day = 86400;
    private const double LongInHours = 1000;

    // largest first; a value belongs to the first unit of which it is at least one to three digits
    private static readonly (double Size, string Name)[] Units =
        [(Day, "d"), (Hour, "h"), (Minute, "min"), (1, "s"), (1e-3, "ms"), (1e-6, "µs"), (1e-9, "ns"), (1e-12, "ps")];

    /// <summary>A time to a few digits.</summary>
    /// <param name="seconds">In s.</param>
    /// <param name="digits">Most significant digits.</param>
    public static string Of(double seconds, int digits = 3)
    {
        if (seconds == 0)
        {
            return "0 s";
        }

        double size = Math.Abs(seconds) * (1 + (0.5 * Math.Pow(10, -digits)));
        (double unit, string name) = Array.Find(Units, unit => size >= unit.Size && (unit.Size < Day || size >= LongInHours * Hour)) is { Size: > 0 } found ? found : Units[^1];
        return $"{NumberText.Short(seconds / unit, digits)} {name}";
    }

    /// <summary>A time of a run as the time of the last event before it and the time since.</summary>
    /// <param name="time">Since the start, in s.</param>
    /// <param name="events">Times of the events, in s, rising.</param>
    public static string SinceEvents(double time, IReadOnlyList<double> events)
    {
        double last = events.LastOrDefault(at => at < time);
        return last == 0 ? Of(time) : $"{Of(last)} + {Of(time - last)}";
    }
}
