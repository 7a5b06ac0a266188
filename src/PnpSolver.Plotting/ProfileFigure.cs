using OxyPlot;
using OxyPlot.Axes;
using PnpSolver.Diagnostics;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>The profile figure: potential, concentrations, charge density and field over one position axis.</summary>
/// <remarks>Ion-free regions are shaded, regions named, and one Debye length marked from every face with a double layer.
/// The position axis is linear over the nanometres around the membrane and logarithmic into the bulk.</remarks>
public static class ProfileFigure
{
    private const double Gap = 6;

    /// <summary>The figure of a solution.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    public static Figure Of(Solution solution, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(solution);
        return Of(solution.Problem, Profiles.Of(solution), width, title);
    }

    /// <summary>The figure of profiles.</summary>
    /// <param name="problem">The problem: its species, materials and boundaries.</param>
    /// <param name="profiles">One profile for each run of cells of a region, in rising order.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    public static Figure Of(PnpProblem problem, IReadOnlyList<RegionProfile> profiles, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(profiles);
        var style = new FigureStyle { Width = width };
        IReadOnlyList<ScreeningFace> faces = Screening.Faces(problem, profiles);
        PositionScale scale = PositionScale.For(problem, profiles, faces);
        IReadOnlyList<Panel> panels = ProfilePanels.Of(problem, profiles, scale, style);
        double labels = panels.SelectMany(panel => panel.Curves).Max(curve => FigureFont.Measure(curve.Label, style.TextSize).Width);
        var header = new RegionHeader(problem, profiles, faces) { Scale = scale, Style = style };
        double panelHeight = style.IsWide ? 88 : 72;
        double axisHeight = (3.4 * style.TickSize) + style.TextSize;
        double right = Math.Max(labels + 12, 12);
        double top = 4 + header.Height(style.WidthPoints - 45 - right);
        double plotHeight = (panels.Count * panelHeight) + ((panels.Count - 1) * Gap);
        PlotModel model = FigureLayout.Model(title, style, (top, right, axisHeight));
        FigureLayout.AddAxis(model, scale.Axis, style, AxisPosition.Bottom);
        model.Annotations.Add(header);
        for (int i = 0; i < panels.Count; i++)
        {
            double end = 1 - (i * (panelHeight + Gap) / plotHeight);
            FigureLayout.AddPanel(model, panels[i], style, ($"panel{i}", Math.Max(0, end - (panelHeight / plotHeight)), end));
        }

        return FigureLayout.FitLeftMargin(model, style, FigureLayout.TitleHeight(title, style) + top + plotHeight + axisHeight);
    }
}
