using OxyPlot;
using OxyPlot.Axes;
using PnpSolver.Diagnostics;
using PnpSolver.Materials;

namespace PnpSolver.Plotting;

/// <summary>Potential and concentrations along straight cuts, side by side on common vertical axes.</summary>
/// <remarks>Ion-free regions are shaded and regions named; jumps at interfaces are shown as such.</remarks>
public static class CutFigure
{
    private const double Gap = 6;
    private const double ColumnGap = 12;
    private const int MostOnAPage = 4;
    private const int MostInAColumn = 2;

    /// <summary>The figure of cuts.</summary>
    /// <param name="cuts">The cuts: up to four on a page, up to two in a column.</param>
    /// <param name="ions">The ions, in the order of the profiles' concentrations.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">No cut, or more than fit.</exception>
    public static Figure Of(IReadOnlyList<Cut> cuts, IReadOnlyList<Species> ions, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(cuts);
        ArgumentNullException.ThrowIfNull(ions);
        var style = new FigureStyle { Width = width };
        int most = style.IsWide ? MostOnAPage : MostInAColumn;
        if (cuts.Count == 0 || cuts.Count > most)
        {
            throw new ArgumentException($"{cuts.Count} cuts given; a figure of {width} mm has room for 1 to {most}", nameof(cuts));
        }

        PositionScale[] scales = [.. cuts.Select(PositionScale.Along)];
        IReadOnlyList<Panel>[] rows = [.. Rows(cuts, ions, scales)];
        double right = 1.2 * style.TickSize;
        double columnWidth = ((style.WidthPoints - 45 - right + ColumnGap) / cuts.Count) - ColumnGap;
        int nameRows = cuts.Select((cut, c) => CutHeader.Rows(cut, scales[c], style, columnWidth)).Max();
        CutHeader[] headers = [.. cuts.Select((cut, c) => new CutHeader(cut, scales[c]) { XAxisKey = Key(c), Style = style, NameRows = nameRows })];
        var legend = new Legend(
            [.. ions.Select((ion, k) => new LegendEntry(IonLabel.Of(ion), FigureStyle.Color(k), LegendMark.Line) { Width = style.CurveWidth, Dash = Dashes(k) })])
        {
            Style = style,
            Lift = headers[0].Height + 3,
        };
        double top = 6 + headers[0].Height + legend.Height(style.WidthPoints - 45 - right);
        double bottom = (3.4 * style.TickSize) + style.TextSize;
        double panelHeight = style.IsWide ? 110 : 88;
        double plotHeight = (rows.Length * panelHeight) + ((rows.Length - 1) * Gap);
        PlotModel model = FigureLayout.Model(title, style, (top, right, bottom));
        for (int column = 0; column < cuts.Count; column++)
        {
            Axis axis = scales[column].Axis;
            bool isTooLong = scales[column].ShortTitle.Length > 0 && FigureFont.Measure(axis.Title, style.TextSize).Width > columnWidth + (2 * ColumnGap);
            axis.Title = isTooLong ? scales[column].ShortTitle : axis.Title;
            AddColumn(model, axis, (column, cuts.Count), style);
            model.Annotations.Add(headers[column]);
        }

        model.Annotations.Add(legend);
        for (int row = 0; row < rows.Length; row++)
        {
            double end = 1 - (row * (panelHeight + Gap) / plotHeight);
            for (int column = 0; column < cuts.Count; column++)
            {
                Panel panel = rows[row][column];
                panel.Axis.IsAxisVisible = column == 0;
                (string Key, double Start, double End) place = ($"panel{row}.{column}", Math.Max(0, end - (panelHeight / plotHeight)), end);
                FigureLayout.AddPanel(model, column == 0 ? panel : panel with { Title = "" }, style, place, Key(column));
            }
        }

        return FigureLayout.FitLeftMargin(model, style, FigureLayout.TitleHeight(title, style) + top + plotHeight + bottom);
    }

    private static double[]? Dashes(int ion) => FigureStyle.Dash(ion) == LineStyle.Dash ? [4, 1] : null;

    private static string Key(int column) => $"column{column}";

    private static void AddColumn(PlotModel model, Axis axis, (int Index, int Count) column, FigureStyle style)
    {
        double gap = ColumnGap / style.WidthPoints;
        double width = (1 - ((column.Count - 1) * gap)) / column.Count;
        axis.Key = Key(column.Index);
        axis.StartPosition = column.Index * (width + gap);
        axis.EndPosition = Math.Min(1, axis.StartPosition + width);
        FigureLayout.AddAxis(model, axis, style, AxisPosition.Bottom);
    }

    private static IEnumerable<IReadOnlyList<Panel>> Rows(IReadOnlyList<Cut> cuts, IReadOnlyList<Species> ions, PositionScale[] scales)
    {
        yield return ProfilePanels.PotentialPanels(
            [.. cuts.Select((cut, c) => new Curve("", FigureStyle.Ink, LineStyle.Solid, [.. cut.Runs.Select(run => Points(run, run.Potential, (scales[c], 1e3)))]) { IsStepped = true })]);
        Curve[][] columns = [.. cuts.Select((cut, c) => Concentrations(cut, ions, scales[c]))];
        if (columns.Any(column => column.Length > 0))
        {
            yield return ProfilePanels.ConcentrationPanels(columns);
        }
    }

    /// <summary>A curve for each ion; where an ion cannot be, it has a gap.</summary>
    private static Curve[] Concentrations(Cut cut, IReadOnlyList<Species> ions, PositionScale scale) =>
    [
        .. ions.Select((ion, k) => new Curve(
            "", FigureStyle.Color(k), FigureStyle.Dash(k),
            [.. cut.Runs.Where(run => run.Concentration[k].Any(value => value > 0)).Select(run => Points(run, run.Concentration[k], (scale, 1)))]) { IsStepped = true })
            .Where(curve => curve.Pieces.Count > 0),
    ];

    private static IReadOnlyList<DataPoint> Points(RegionProfile run, double[] values, (PositionScale Scale, double Factor) shown) =>
        [.. run.Position.Select((position, i) => new DataPoint(shown.Scale.Of(position), values[i] * shown.Factor))];
}
