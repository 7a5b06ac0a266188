using OxyPlot;
using OxyPlot.Axes;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>Makes the panels of a step figure.</summary>
internal sealed class StepPanels
{
    private const int MostReasons = 4;
    private const int HighestOrder = 5;
    private const string Others = "other reasons";
    private static readonly OxyColor TakenColor = FigureStyle.Color(0);
    private readonly IReadOnlyList<TimeStrip> strips;
    private readonly FigureStyle style;
    private readonly TimeStep[] taken;
    private readonly IReadOnlyList<(string Name, TimeStep[] Steps)> reasons;

    /// <summary>The panels of steps on the strips of a run's segments.</summary>
    public StepPanels(IReadOnlyList<TimeStep> steps, IReadOnlyList<TimeStrip> strips, FigureStyle style)
    {
        (this.strips, this.style) = (strips, style);
        taken = [.. steps.Where(step => step.Rejection is null)];
        reasons = Reasons([.. steps.Where(step => step.Rejection is not null)]);
    }

    /// <summary>What the marks mean.</summary>
    public IReadOnlyList<LegendEntry> Legend =>
    [
        new($"{taken.Length} steps taken", TakenColor, LegendMark.Line) { Width = style.CurveWidth },
        .. reasons.Select((reason, i) => new LegendEntry(
            FigureFont.Fit($"{reason.Steps.Length} rejected: {reason.Name}", style.TickSize, style.WidthPoints / 2), Color(i), LegendMark.Dot)),
    ];

    /// <summary>Lengths of steps: one panel for each strip.</summary>
    public IReadOnlyList<Panel> Lengths()
    {
        double[] times = [.. taken.Select(step => step.Time)];
        double[] lengths = [.. taken.Select(Length)];
        Curve[][] columns =
        [
            .. strips.Select(strip => (Curve[])
            [
                .. new Curve("", TakenColor, LineStyle.Solid, Thin(strip, strip.Pieces(times, lengths))).WithDots(),
                .. reasons.Select((reason, i) => new Curve(
                    "", Color(i), LineStyle.None, strip.Pieces([.. reason.Steps.Select(step => step.Time)], [.. reason.Steps.Select(Length)]))
                {
                    Marker = MarkerType.Circle,
                }),
            ]),
        ];
        double[] shown = [.. columns.SelectMany(curves => curves).SelectMany(curve => curve.Points).Select(point => point.Y)];
        (double low, double high) = shown.Length > 0 ? (shown.Min(), shown.Max()) : (1e-9, 1);
        return Row(columns, "Step size (s)", () => new DecadeAxis { Minimum = low / 2, Maximum = high * 2 });
    }

    /// <summary>Orders of steps: one panel for each strip.</summary>
    public IReadOnlyList<Panel> Orders()
    {
        double[] times = [.. taken.Select(step => step.Time)];
        double[] orders = [.. taken.Select(step => (double)step.Order)];
        Curve[][] columns =
        [
            .. strips.Select(strip => (Curve[])
            [
                .. new Curve("", TakenColor, LineStyle.Solid, Thin(strip, [.. strip.Pieces(times, orders).Select(Stairs)])) { IsStepped = true }.WithDots(),
            ]),
        ];
        return Row(columns, "Order", () => new LinearAxis { Minimum = 0.5, Maximum = HighestOrder + 0.5, MajorStep = 1, MinorStep = 1, LabelFormatter = NumberText.Of });
    }

    private static OxyColor Color(int reason) => FigureStyle.Color(reason + 1);

    /// <summary>A logarithmic axis has no place for a length that is not positive.</summary>
    private static double Length(TimeStep step) => step.Length > 0 ? step.Length : double.NaN;

    private static IReadOnlyList<IReadOnlyList<DataPoint>> Thin(TimeStrip strip, IReadOnlyList<IReadOnlyList<DataPoint>> pieces) =>
        [.. pieces.Select(piece => Decimation.Thin(piece, strip.Place, (0, 1)))];

    /// <summary>Each step's value holds from the end of the one before.</summary>
    private static IReadOnlyList<DataPoint> Stairs(IReadOnlyList<DataPoint> ends) =>
        [ends[0], .. ends.Skip(1).SelectMany((end, i) => new[] { new DataPoint(ends[i].X, end.Y), end })];

    private static IReadOnlyList<Panel> Row(Curve[][] columns, string title, Func<Axis> axis) =>
        [.. columns.Select(curves => new Panel(title, axis(), [.. curves.Where(curve => curve.Pieces.Count > 0)]))];

    /// <summary>Rejected steps by reason, the most frequent first; rare reasons together where there are many.</summary>
    private static List<(string Name, TimeStep[] Steps)> Reasons(TimeStep[] rejected)
    {
        List<(string Name, TimeStep[] Steps)> all =
        [
            .. rejected.GroupBy(step => step.Rejection!).Select(group => (group.Key, group.ToArray())).OrderByDescending(group => group.Item2.Length),
        ];
        return all.Count <= MostReasons
            ? all
            : [.. all.Take(MostReasons - 1), (Others, [.. all.Skip(MostReasons - 1).SelectMany(group => group.Steps).OrderBy(step => step.Time)])];
    }
}
