using OxyPlot;
using OxyPlot.Annotations;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>Rows of horizontal bars with their values: in each row the field solver's above the circuit's.</summary>
internal sealed class PotentialBars : Annotation
{
    private const double PerVolt = 1e3; // bars are in mV
    private const double ValueGap = 3;
    private static readonly Kind[] Kinds =
    [
        new("field solver", FigureStyle.Color(0), row => row.Field),
        new("lumped circuit", OxyColor.FromRgb(0xAD, 0xA8, 0x9C), row => row.Circuit),
    ];

    private readonly IReadOnlyList<PotentialRow> rows;
    private readonly List<Bar> bars;

    /// <summary>The bars of the rows.</summary>
    public PotentialBars(IReadOnlyList<PotentialRow> rows)
    {
        this.rows = rows;
        Layer = AnnotationLayer.AboveSeries;
        bars = [.. Shown.SelectMany((kind, place) => BarsOf(kind, place))];
    }

    /// <summary>Sizes.</summary>
    public required FigureStyle Style { get; init; }

    /// <summary>What the colours mean.</summary>
    public IReadOnlyList<LegendEntry> Legend => [.. Shown.Select(kind => new LegendEntry(kind.Name, kind.Color, LegendMark.Bar))];

    /// <summary>Height of all rows, in points.</summary>
    public double Height => rows.Count * RowHeight;

    private IEnumerable<Kind> Shown => Kinds.Where(kind => rows.Any(row => kind.Value(row) is not null));

    private double Pitch => 1.25 * Style.TickSize;

    private double RowHeight => (Shown.Count() * Pitch) + (0.85 * Style.TextSize);

    /// <summary>The axis: wide enough for every bar with its value and for 0, on a page of the given width in points.</summary>
    public LinearAxis Axis(double width)
    {
        double low = bars.Min(bar => Math.Min(0, Math.Min(bar.From, bar.To)));
        double high = bars.Max(bar => Math.Max(0, Math.Max(bar.From, bar.To)));
        double span = high > low ? high - low : 1;
        // points per mV so that the longest value fits beyond either end
        double text = bars.Max(bar => FigureFont.Measure(bar.Text, Style.TickSize).Width) + (2 * ValueGap);
        double scale = Math.Max(width - (2 * text), width / 4) / span;
        return new()
        {
            Minimum = low - (text / scale),
            Maximum = low + span + (text / scale),
            Title = "Potential (mV)",
            LabelFormatter = NumberText.Of,
            IntervalLength = 30,
        };
    }

    /// <inheritdoc/>
    public override OxyRect GetClippingRect() => new(0, 0, PlotModel.Width, PlotModel.Height);

    /// <inheritdoc/>
    public override void Render(IRenderContext rc)
    {
        base.Render(rc);
        OxyRect area = PlotModel.PlotArea;
        for (int i = 0; i < rows.Count; i++)
        {
            if (i % 2 == 1)
            {
                rc.DrawRectangle(new(0, area.Top + (i * RowHeight), area.Right, RowHeight), FigureStyle.Band, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
            }

            SubscriptText.Draw(rc, new(2, Middle(i)), rows[i].Label, new(FigureStyle.Ink, Style.TextSize));
        }

        double zero = XAxis!.Transform(0);
        rc.DrawLine([new(zero, area.Top), new(zero, area.Bottom)], FigureStyle.Pale, 0.5, EdgeRenderingMode.Automatic);
        foreach (Bar bar in bars)
        {
            DrawBar(rc, bar);
        }

        rc.DrawRectangle(area, OxyColors.Undefined, FigureStyle.Ink, FigureStyle.FrameWidth, EdgeRenderingMode.Automatic);
    }

    private void DrawBar(IRenderContext rc, Bar bar)
    {
        double y = Middle(bar.Row) + ((bar.Place - ((Shown.Count() - 1) / 2.0)) * Pitch);
        (double from, double to) = (XAxis!.Transform(bar.From), XAxis.Transform(bar.To));
        double half = 0.36 * Pitch;
        rc.DrawRectangle(new(Math.Min(from, to), y - half, Math.Abs(to - from), 2 * half), bar.Color, OxyColors.Undefined, 0, EdgeRenderingMode.Automatic);
        if (bar.From != 0)
        {
            // a shift hangs on the potential above
            double above = y - RowHeight + half;
            rc.DrawLine([new(from, above), new(from, y + half)], bar.Color, 0.5, EdgeRenderingMode.Automatic);
        }

        bool isLeft = bar.To < bar.From || (bar.To == bar.From && bar.To < 0);
        SubscriptText.Draw(
            rc, new(isLeft ? to - ValueGap : to + ValueGap, y), bar.Text,
            new(FigureStyle.Ink, Style.TickSize, isLeft ? HorizontalAlignment.Right : HorizontalAlignment.Left));
    }

    private double Middle(int row) => PlotModel.PlotArea.Top + ((row + 0.5) * RowHeight);

    private IEnumerable<Bar> BarsOf(Kind kind, int place)
    {
        double last = 0;
        for (int i = 0; i < rows.Count; i++)
        {
            if (kind.Value(rows[i]) is { } volts)
            {
                double from = rows[i].IsShift ? last : 0;
                last = from + (volts * PerVolt);
                yield return new(i, place, kind.Color, from, last, NumberText.Fixed(volts * PerVolt, 2));
            }
        }
    }

    private sealed record Kind(string Name, OxyColor Color, Func<PotentialRow, double?> Value);

    private sealed record Bar(int Row, int Place, OxyColor Color, double From, double To, string Text);
}
