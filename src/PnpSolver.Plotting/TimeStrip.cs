using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>One segment of a time axis as a figure draws it: from where to where, in what unit, and which points are on it.</summary>
internal sealed class TimeStrip
{
    private const double LinearWeight = 3;
    private const double Slack = 1e-12;
    private readonly TimeSegment segment;
    private readonly double low;
    private readonly double high;
    private readonly double unit;
    private readonly string prefix;

    private TimeStrip(TimeSegment segment, double low, double high)
    {
        this.segment = segment;
        (this.low, this.high) = (low, high);
        (unit, prefix) = segment.IsLinear ? NumberText.Prefix(high / 5) : (1, "");
    }

    /// <summary>What it is marked with, those on it only, from left to right.</summary>
    public IReadOnlyList<TimeMark> Marks =>
        [.. segment.Marks.Where(mark => mark.Time / unit >= Left && mark.Time <= high * (1 + Slack)).OrderBy(mark => mark.Time)];

    /// <summary>Its width relative to others: decades; a linear one counts as three.</summary>
    public double Weight => segment.IsLinear ? LinearWeight : Math.Log10(high / low);

    private double Left => low / unit;

    /// <summary>The strips of segments.</summary>
    /// <param name="segments">The segments, in rising order.</param>
    /// <param name="times">All times that have values, in s since the start.</param>
    public static IReadOnlyList<TimeStrip> Of(IReadOnlyList<TimeSegment> segments, IEnumerable<double> times)
    {
        if (segments.Count == 0 || segments.Any(segment => !(segment.End >= segment.Begin && double.IsFinite(segment.End - segment.Begin))))
        {
            throw new ArgumentException("expected at least one segment of time, each with a finite beginning and an end that is not before it", nameof(segments));
        }

        double[] all = [.. times];
        return [.. segments.Select(segment => segment.IsLinear ? Linear(segment) : Logarithmic(segment, all))];
    }

    /// <summary>The axis.</summary>
    /// <param name="overhang">How far its labels may reach beyond its ends, in points.</param>
    public Axis Axis(double overhang) => segment.IsLinear
        ? new LinearTimeAxis { Minimum = Left, Maximum = high / unit, Overhang = overhang, LabelFormatter = NumberText.Of, IntervalLength = 26 }
        : new TimeAxis { Minimum = low, Maximum = high, Overhang = overhang };

    /// <summary>The axis' title, no longer than the room for it; nothing where there is hardly any.</summary>
    public string Title(double size, double room)
    {
        string end = segment.IsLinear ? $" ({prefix}s)" : "";
        string[] titles = segment.Label.Length == 0 ? ["Time" + end] : [$"Time since {segment.Label}{end}", $"since {segment.Label}{end}", segment.Label + end];
        bool Fits(string title) => FigureFont.Measure(title, size).Width <= room;
        string cut = FigureFont.Fit(titles[^1][..^end.Length], size, room - FigureFont.Measure(end, size).Width) + end;
        return titles.Append(cut).FirstOrDefault(Fits, "");
    }

    /// <summary>A time since the beginning as the axis has it.</summary>
    public double Of(double time) => time / unit;

    /// <summary>Place of an axis value: 0 at the left end, 1 at the right one.</summary>
    public double Place(double value) => segment.IsLinear
        ? (value - Left) / ((high - low) / unit)
        : Math.Log(value / low) / Math.Log(high / low);

    /// <summary>The points of a curve that are on the strip, in axis units and in pieces without gaps.</summary>
    /// <param name="times">In s since the start, rising.</param>
    /// <param name="values">Its values.</param>
    public IReadOnlyList<IReadOnlyList<DataPoint>> Pieces(IReadOnlyList<double> times, IReadOnlyList<double> values)
    {
        var pieces = new List<IReadOnlyList<DataPoint>>();
        var piece = new List<DataPoint>();
        for (int i = 0; i < Math.Min(times.Count, values.Count); i++)
        {
            if (!IsOn(times, i))
            {
                continue;
            }

            if (double.IsFinite(values[i]))
            {
                piece.Add(new(Of(times[i] - segment.Begin), values[i]));
            }
            else if (piece.Count > 0)
            {
                pieces.Add(piece);
                piece = [];
            }
        }

        return piece.Count > 0 ? [.. pieces, piece] : pieces;
    }

    private static TimeStrip Linear(TimeSegment segment) => new(segment, 0, segment.End > segment.Begin ? segment.End - segment.Begin : 1);

    /// <summary>From the first time after the beginning; at least a decade, so that there is something to label.</summary>
    private static TimeStrip Logarithmic(TimeSegment segment, double[] times)
    {
        double length = segment.End - segment.Begin;
        double high = length > 0 ? length : 1;
        double first = segment.First > 0 ? segment.First : times.Where(time => time > segment.Begin && time <= segment.End)
            .Select(time => time - segment.Begin).DefaultIfEmpty(high / 1e3).Min();
        return new(segment, Math.Min(first, high / 10), high);
    }

    /// <summary>Whether a row is on the strip; of two rows at its ends, those after its beginning and before its end.</summary>
    private bool IsOn(IReadOnlyList<double> times, int row)
    {
        double since = times[row] - segment.Begin;
        bool isBefore = since == 0 && row + 1 < times.Count && times[row + 1] == times[row];
        bool isAfter = times[row] == segment.End && row > 0 && times[row - 1] == times[row];
        return !isBefore && !isAfter && since >= low * (1 - Slack) && times[row] <= segment.End;
    }
}
