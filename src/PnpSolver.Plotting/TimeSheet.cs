using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>Rows of panels over one time axis, which is broken where segments meet.</summary>
internal sealed class TimeSheet
{
    private const double RowGap = 6;
    private const double StripGap = 16;
    private const double LabelGap = 3;
    private const double GuessedLeft = 60;
    private const double SmallestShare = 0.14;
    private const int MostMarkRows = 5;
    private readonly IReadOnlyList<TimeStrip> strips;
    private readonly FigureStyle style;

    /// <summary>A sheet of strips.</summary>
    public TimeSheet(IReadOnlyList<TimeStrip> strips, FigureStyle style) => (this.strips, this.style) = (strips, style);

    /// <summary>The figure of rows of panels.</summary>
    /// <param name="rows">From top to bottom: one panel for each strip, all with the same vertical range, and the row's height in points.</param>
    /// <param name="legend">What the marks mean.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    public Figure Of(IReadOnlyList<(IReadOnlyList<Panel> Panels, double Height)> rows, IReadOnlyList<LegendEntry> legend, string title)
    {
        double names = rows.SelectMany(row => row.Panels).SelectMany(panel => panel.Curves)
            .Select(curve => FigureFont.Measure(curve.Label, style.TextSize).Width).DefaultIfEmpty(0).Max();
        double right = names > 0 ? names + 12 : 12;
        double width = style.WidthPoints - GuessedLeft - right;
        (double Start, double End)[] places = Places(width);
        int markRows = Math.Min(MostMarkRows, TimeMarks.Rows(strips, [.. places.Select(place => (place.Start * width, place.End * width))], style));
        var marks = new TimeMarks([.. strips.Select((strip, s) => (strip, Key(s)))]) { XAxisKey = Key(0), YAxisKey = "panel0.0", Style = style, RowCount = markRows };
        var key = new Legend(legend) { XAxisKey = Key(0), YAxisKey = "panel0.0", Style = style, Lift = marks.Height + 3 };
        double top = 5 + marks.Height + key.Height(width);
        double bottom = (3.4 * style.TickSize) + style.TextSize;
        double height = rows.Sum(row => row.Height) + ((rows.Count - 1) * RowGap);
        PlotModel model = FigureLayout.Model(title, style, (top, right, bottom));
        for (int s = 0; s < strips.Count; s++)
        {
            AddStrip(model, s, places[s], width);
        }

        AddRows(model, rows, height);
        model.Annotations.Add(marks);
        model.Annotations.Add(key);
        return FigureLayout.FitLeftMargin(model, style, FigureLayout.TitleHeight(title, style) + top + height + bottom);
    }

    private static string Key(int strip) => $"strip{strip}";

    /// <summary>Ends of each strip as fractions of the width: as wide as it has decades, but wide enough for a label.</summary>
    private (double Start, double End)[] Places(double width)
    {
        double all = strips.Sum(strip => strip.Weight);
        double[] shares = [.. strips.Select(strip => Math.Max(strip.Weight / all, Math.Min(SmallestShare, 1.0 / strips.Count)))];
        double gap = Gap(width) / width;
        double scale = (1 - ((strips.Count - 1) * gap)) / shares.Sum();
        var places = new (double Start, double End)[strips.Count];
        double start = 0;
        for (int s = 0; s < places.Length; s++)
        {
            places[s] = (start, Math.Min(1, start + (shares[s] * scale)));
            start = places[s].End + gap;
        }

        return places;
    }

    /// <summary>Distance of two strips, in points: less where there are many.</summary>
    private double Gap(double width) => Math.Min(StripGap, 0.3 * width / strips.Count);

    private void AddStrip(PlotModel model, int strip, (double Start, double End) place, double width)
    {
        Axis axis = strips[strip].Axis(Math.Max(0, (Gap(width) - LabelGap) / 2));
        axis.Title = strips[strip].Title(style.TextSize, ((place.End - place.Start) * width) + Gap(width) - LabelGap);
        (axis.Key, axis.StartPosition, axis.EndPosition) = (Key(strip), place.Start, place.End);
        FigureLayout.AddAxis(model, axis, style, AxisPosition.Bottom);
    }

    private void AddRows(PlotModel model, IReadOnlyList<(IReadOnlyList<Panel> Panels, double Height)> rows, double height)
    {
        double end = 1;
        for (int row = 0; row < rows.Count; row++)
        {
            double start = row == rows.Count - 1 ? 0 : end - (rows[row].Height / height);
            for (int s = 0; s < strips.Count; s++)
            {
                Panel panel = rows[row].Panels[s];
                panel.Axis.IsAxisVisible = s == 0;
                FigureLayout.AddPanel(model, s == 0 ? panel : panel with { Title = "" }, style, ($"panel{row}.{s}", start, end), Key(s));
            }

            end = start - (RowGap / height);
        }
    }
}
