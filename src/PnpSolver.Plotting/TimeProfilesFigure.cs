using OxyPlot;
using OxyPlot.Axes;

namespace PnpSolver.Plotting;

/// <summary>Profiles at several times: potential, every ion's concentration and charge density, from pale (early) to dark (late).</summary>
/// <remarks>The position axis and what it marks are those of <see cref="ProfileFigure"/>, for the time with most double layers.</remarks>
public static class TimeProfilesFigure
{
    private const double Gap = 6;
    private const double Palest = 0.22;

    /// <summary>The figure of profiles.</summary>
    /// <param name="problem">The problem: its species, materials and boundaries.</param>
    /// <param name="states">The profiles, in rising order of time, all on one grid; at least one.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">There is no profile.</exception>
    public static Figure Of(PnpProblem problem, IReadOnlyList<TimeProfile> states, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(states);
        if (states.Count == 0)
        {
            throw new ArgumentException("expected profiles at one time at least", nameof(states));
        }

        var style = new FigureStyle { Width = width };
        TimeProfile chosen = states.Reverse().MaxBy(state => Screening.Faces(problem, state.Profiles).Count)!;
        IReadOnlyList<ScreeningFace> faces = Screening.Faces(problem, chosen.Profiles);
        PositionScale scale = PositionScale.For(problem, chosen.Profiles, faces);
        OxyColor[] colors = [.. states.Select((_, i) => ColorMap.Sequential[states.Count > 1 ? Palest + ((1 - Palest) * i / (states.Count - 1)) : 1])];
        IReadOnlyList<Panel> panels = new TimeProfilePanels(problem, states, scale, colors).All();
        var header = new RegionHeader(problem, chosen.Profiles, faces) { Scale = scale, Style = style };
        const double right = 12;
        double aboveAxis = header.Height(style.WidthPoints - 45 - right);
        var legend = new Legend([.. states.Select((state, i) => new LegendEntry(state.Label, colors[i], LegendMark.Line) { Width = style.CurveWidth })])
        {
            Style = style,
            Lift = aboveAxis + 2,
        };
        double top = 6 + aboveAxis + legend.Height(style.WidthPoints - 60 - right);
        return Sheet(panels, [header, legend], scale, (top, right), (style, title));
    }

    private static Figure Sheet(
        IReadOnlyList<Panel> panels, IReadOnlyList<OxyPlot.Annotations.Annotation> above, PositionScale scale, (double Top, double Right) margins,
        (FigureStyle Style, string Title) look)
    {
        FigureStyle style = look.Style;
        double panelHeight = style.IsWide ? 80 : 62;
        double bottom = (3.4 * style.TickSize) + style.TextSize;
        double plotHeight = (panels.Count * panelHeight) + ((panels.Count - 1) * Gap);
        PlotModel model = FigureLayout.Model(look.Title, style, (margins.Top, margins.Right, bottom));
        FigureLayout.AddAxis(model, scale.Axis, style, AxisPosition.Bottom);
        model.Annotations.Add(above[0]);
        model.Annotations.Add(above[1]);
        for (int i = 0; i < panels.Count; i++)
        {
            double end = 1 - (i * (panelHeight + Gap) / plotHeight);
            FigureLayout.AddPanel(model, panels[i], style, ($"panel{i}", Math.Max(0, end - (panelHeight / plotHeight)), end));
        }

        return FigureLayout.FitLeftMargin(model, style, FigureLayout.TitleHeight(look.Title, style) + margins.Top + plotHeight + bottom);
    }
}
