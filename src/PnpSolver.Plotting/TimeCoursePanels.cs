using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>Makes the panels of a time-course figure.</summary>
internal sealed class TimeCoursePanels
{
    private const double AsinhFrom = 100;
    private const double Weakest = 1e-4;
    private const double Rounding = 1e-15;
    private const double Darkening = 0.45;
    private const double LongestLabel = 0.2;
    private static readonly double[] Dashes = [4, 1];
    private readonly TimeCourse course;
    private readonly IReadOnlyList<TimeStrip> strips;
    private readonly FigureStyle style;
    private readonly bool isSingle;
    private readonly double peak;

    /// <summary>The panels of a time course on the strips of its segments.</summary>
    public TimeCoursePanels(TimeCourse course, IReadOnlyList<TimeStrip> strips, FigureStyle style)
    {
        (this.course, this.strips, this.style) = (course, strips, style);
        isSingle = course.Field.Count <= 1 && course.Circuit.Count <= 1;
        IEnumerable<DataPoint> points = course.Field.Concat(course.Circuit)
            .SelectMany(curve => strips.SelectMany(strip => strip.Pieces(curve.Times, curve.Values))).SelectMany(piece => piece);
        peak = points.Select(point => Math.Abs(point.Y)).DefaultIfEmpty(0).Max();
    }

    /// <summary>What the lines mean.</summary>
    public IReadOnlyList<LegendEntry> Legend
    {
        get
        {
            OxyColor Ink(int index) => isSingle ? FigureStyle.Color(index) : FigureStyle.Ink;
            var solid = new LegendEntry("field solver", Ink(0), LegendMark.Line) { Width = style.CurveWidth };
            var dashed = new LegendEntry("lumped circuit", Ink(1), LegendMark.Line) { Width = style.CurveWidth, Dash = Dashes };
            return [.. course.Field.Take(1).Select(_ => solid), .. course.Circuit.Take(1).Select(_ => dashed)];
        }
    }

    /// <summary>Both curves of every quantity: one panel for each strip.</summary>
    public IReadOnlyList<Panel> Values()
    {
        QuantityScale scale = QuantityScale.Of(course.Quantity.Unit, peak);
        Curve[][] columns =
        [
            .. strips.Select(strip => (Curve[])
            [
                .. course.Field.Select((curve, k) => Line(strip, curve, (Color(curve, k), LineStyle.Solid))),
                .. course.Circuit.Select((curve, k) => Line(strip, curve, (CircuitColor(curve, k), LineStyle.Dash)) with { Weight = isSingle ? 1 : 0.8 }),
            ]),
        ];
        columns = InUnit(columns, scale);
        DataPoint[] points = [.. columns.SelectMany(curves => curves).SelectMany(curve => curve.Points)];
        (double Low, double High) range = points.Length > 0 ? ValueAxis.Range(points, 1e-9 * peak / scale.Factor) : (-1, 1);
        return Row(columns, scale.Title(course.Quantity.Name), () => ValueAxis.Linear(range));
    }

    /// <summary>Field solver minus circuit: one panel for each strip; none without a pair of curves.</summary>
    public IReadOnlyList<Panel> Deviations()
    {
        Curve[][] columns = [.. strips.Select(strip => (Curve[])[.. course.Field.SelectMany((curve, k) => Differences(strip, curve, k))])];
        double[] sizes = [.. columns.SelectMany(curves => curves).SelectMany(curve => curve.Points).Select(point => Math.Abs(point.Y))];
        if (sizes.Length == 0)
        {
            return [];
        }

        double largest = sizes.Max();
        double[] present = [.. sizes.Where(size => size > Rounding * peak).Order()];
        double typical = present.Length > 0 ? Math.Max(present[present.Length / 2], Weakest * largest) : 0;
        bool isSpread = largest > AsinhFrom * typical && typical > 0 && course.Segments.Any(segment => !segment.IsLinear);
        QuantityScale scale = QuantityScale.Of(course.Quantity.Unit, isSpread ? Math.Sqrt(typical * largest) : largest);
        columns = InUnit(columns, scale);
        DataPoint[] points = [.. columns.SelectMany(curves => curves).SelectMany(curve => curve.Points)];
        Func<Axis> axis = isSpread
            ? () => ValueAxis.Asinh(points, typical / scale.Factor)
            : () => ValueAxis.Linear(ValueAxis.Range(points, Rounding * peak / scale.Factor, 0));
        return Row(columns, scale.Title("Field − circuit", "\n"), axis);
    }

    private static Curve[][] InUnit(Curve[][] columns, QuantityScale scale) =>
        [.. columns.Select(curves => (Curve[])[.. curves.Select(curve => curve with { Pieces = [.. curve.Pieces.Select(scale.Points)] })])];

    private IEnumerable<Curve> Differences(TimeStrip strip, TimeCurve field, int index)
    {
        TimeCurve? circuit = isSingle && course.Circuit.Count > 0 ? course.Circuit[0] : course.Circuit.FirstOrDefault(other => other.Label == field.Label);
        if (circuit is not null)
        {
            IReadOnlyList<IReadOnlyList<DataPoint>> pieces = Deviation.Of(
                strip.Pieces(field.Times, field.Values), strip.Pieces(circuit.Times, circuit.Values), strip.Place);
            yield return new("", isSingle ? FigureStyle.Ink : Color(field, index), LineStyle.Solid, pieces) { IsStepped = true };
        }
    }

    /// <summary>Panels of a row; names of several quantities stand beside the last.</summary>
    private IReadOnlyList<Panel> Row(Curve[][] columns, string title, Func<Axis> axis) =>
    [
        .. columns.Select((curves, s) => new Panel(title, axis(),
        [
            .. curves.Where(curve => curve.Pieces.Count > 0).Select(curve => curve with
            {
                Label = s == columns.Length - 1 ? curve.Label : "",
                Pieces = [.. curve.Pieces.Select(piece => Decimation.Thin(piece, strips[s].Place, (0, 1)))],
            }).SelectMany(curve => curve.WithDots()),
        ])),
    ];

    private Curve Line(TimeStrip strip, TimeCurve curve, (OxyColor Color, LineStyle Dash) look)
    {
        string label = isSingle || look.Dash != LineStyle.Solid ? "" : FigureFont.Fit(curve.Label, style.TextSize, LongestLabel * style.WidthPoints);
        return new(label, look.Color, look.Dash, strip.Pieces(curve.Times, curve.Values)) { IsStepped = true };
    }

    private static OxyColor Color(TimeCurve curve, int index) => FigureStyle.Color(curve.Color ?? index);

    private OxyColor CircuitColor(TimeCurve curve, int index)
    {
        int pair = course.Field.ToList().FindIndex(other => other.Label == curve.Label);
        OxyColor color = pair >= 0 ? Color(course.Field[pair], pair) : Color(curve, index);
        return isSingle ? FigureStyle.Color(1) : OxyColor.Interpolate(color, OxyColors.Black, Darkening);
    }
}
