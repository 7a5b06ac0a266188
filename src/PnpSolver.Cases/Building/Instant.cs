using System.Collections.Immutable;
using System.Globalization;

namespace PnpSolver.Cases.Building;

/// <summary>A moment at which events of a case begin or end, and what holds from then on. Immutable.</summary>
/// <remarks>Of several events at one path the one that began last holds; those of one moment count in the order of the file. The end of an
/// event takes its values away and leaves all others, so that what then holds does not depend on the event that ended.</remarks>
/// <param name="Time">In s.</param>
/// <param name="Beginning">The events that begin, in the order of the file.</param>
/// <param name="Ending">The events that end.</param>
/// <param name="Holding">The events that hold from then on, in the order in which they count.</param>
internal sealed record Instant(double Time, ImmutableArray<Setting> Beginning, ImmutableArray<Setting> Ending, ImmutableArray<Setting> Holding)
{
    /// <summary>Time of the ramps of this moment, in s; 0 where everything steps.</summary>
    public double Ramp => Changing.Select(setting => setting.Ramp).DefaultIfEmpty(0).Max();

    /// <summary>What happens.</summary>
    public string Label => string.Join("; ", Ending.Select(setting => $"end of {setting.Label}").Concat(Beginning.Select(setting => setting.Label)));

    /// <summary>The events that begin or end.</summary>
    public IEnumerable<Setting> Changing => Ending.Concat(Beginning);

    /// <summary>The moments of a run, in rising order of time.</summary>
    /// <param name="settings">The events, in the order of the file.</param>
    /// <param name="until">End of the run, in s; what would happen then or later does not.</param>
    /// <param name="faults">Receives the errors: events that fall into the ramp of another.</param>
    public static ImmutableArray<Instant> Of(ImmutableArray<Setting> settings, double until, Faults faults)
    {
        var instants = ImmutableArray.CreateBuilder<Instant>();
        ImmutableArray<Setting> holding = [];
        foreach (double time in Times(settings, until))
        {
            ImmutableArray<Setting> beginning = [.. settings.Where(setting => setting.At == time)];
            ImmutableArray<Setting> ending = [.. holding.Where(setting => setting.End == time)];
            holding = [.. holding.Except(ending), .. beginning];
            var instant = new Instant(time, beginning, ending, holding);
            instant.CompareRamps(faults);
            if (instants.Count > 0)
            {
                instant.CompareWith(instants[^1], faults);
            }

            instants.Add(instant);
        }

        return instants.ToImmutable();
    }

    private static IEnumerable<double> Times(ImmutableArray<Setting> settings, double until) =>
        settings.SelectMany(setting => new[] { setting.At, setting.End }).Where(time => time < until).Distinct().Order();

    /// <summary>All boundary values of one moment share one ramp.</summary>
    private void CompareRamps(Faults faults)
    {
        if (Changing.FirstOrDefault(setting => setting.Ramp > 0) is { } ramped
            && Changing.FirstOrDefault(setting => setting.Ramp != ramped.Ramp && (setting.Ramp > 0 || setting.Jumps)) is { } other)
        {
            ramped.Fault("over", $"{other.Item.Path} begins or ends at the same time with another ramp or none; what changes together changes over the same time", faults);
        }
    }

    private void CompareWith(Instant before, Faults faults)
    {
        if (before.Changing.FirstOrDefault(setting => setting.Ramp > 0) is { } ramped && Time < Setting.Sum(before.Time, before.Ramp))
        {
            Setting here = Changing.First();
            string what = Beginning.IsEmpty ? "ends" : "begins";
            string when = string.Create(CultureInfo.InvariantCulture, $"{Time:g6} s");
            ramped.Fault("over", $"{here.Item.Path} {what} at {when}, in the middle of this ramp; let it {what[..^1]} before or after", faults);
        }
    }
}
