using OxyPlot;
using OxyPlot.Axes;
using PnpSolver.Grids;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>The energy figure: the standard potential of each ion along the axis with what it consists of, ions side by side.</summary>
/// <remarks>It shows why a filter selects: an ion that pays for its dehydration and is repaid by coordination passes, one that is
/// not stays out, whatever its size.</remarks>
public static class EnergyFigure
{
    private const double Gap = 8;

    /// <summary>Whether any ion has a standard potential other than 0 anywhere.</summary>
    /// <param name="problem">The problem.</param>
    public static bool AppliesTo(PnpProblem problem) => EnergyProfile.Of(problem).Count > 0;

    /// <summary>The figure of a problem.</summary>
    /// <param name="problem">The problem; some standard potential is not 0.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">Every standard potential is 0.</exception>
    public static Figure Of(PnpProblem problem, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(problem);
        return Of(problem, EnergyProfile.Of(problem), width, title);
    }

    /// <summary>The figure of an axisymmetric solution: along its axis, and with the energy in its electric field added.</summary>
    /// <param name="solution">The solution; some standard potential is not 0.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">Every standard potential is 0.</exception>
    public static Figure OnAxis(Solution solution, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(solution);
        return Of(solution.Problem, EnergyProfile.OnAxis(solution), width, title);
    }

    private static Figure Of(PnpProblem problem, IReadOnlyList<EnergyProfile> profiles, double width, string title)
    {
        if (profiles.Count == 0)
        {
            throw new ArgumentException("every standard potential is 0: there is no energy to draw", nameof(problem));
        }

        var style = new FigureStyle { Width = width };
        var layout = new EnergyLayout(profiles) { Style = style };
        double bottom = (3.4 * style.TickSize) + style.TextSize;
        const double right = 10;
        var legend = new Legend(layout.Legend) { Style = style, Lift = layout.HeaderHeight + 2 };
        double top = 6 + legend.Height(style.WidthPoints - 60 - right) + layout.HeaderHeight;
        double plotHeight = (layout.Rows * layout.PanelHeight) + ((layout.Rows - 1) * (layout.HeaderHeight + Gap));
        PlotModel model = FigureLayout.Model(title, style, (top, right, bottom));
        for (int column = 0; column < layout.Columns; column++)
        {
            FigureLayout.AddAxis(model, layout.Horizontal(column, XTitle(problem)), style, AxisPosition.Bottom);
        }

        for (int i = 0; i < profiles.Count; i++)
        {
            (int row, int column) = layout.Place(i);
            double end = 1 - (row * (layout.PanelHeight + layout.HeaderHeight + Gap) / plotHeight);
            (string Key, double Start, double End) place = ($"panel{i}", Math.Max(0, end - (layout.PanelHeight / plotHeight)), end);
            string across = EnergyLayout.Key(column);
            FigureLayout.AddPanel(model, layout.Panel(i), style, place, across);
            model.Annotations.Insert(0, new EnergyRegions(profiles[i], layout.Range) { XAxisKey = across, YAxisKey = place.Key, Style = style });
            model.Annotations.Add(new EnergyValues(profiles[i], layout.Range) { XAxisKey = across, YAxisKey = place.Key, Style = style, Terms = layout.Terms });
        }

        model.Annotations.Add(legend);
        return FigureLayout.FitLeftMargin(model, style, FigureLayout.TitleHeight(title, style) + top + plotHeight + bottom);
    }

    private static string XTitle(PnpProblem problem) => problem.Grid.Coordinates switch
    {
        CoordinateSystem.Planar => "Position x (nm)",
        CoordinateSystem.Axisymmetric => "Position z (nm)",
        _ => "Radius r (nm)",
    };
}
