using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>The step figure: length and order of every step of a transient run against time, and which were rejected and why.</summary>
/// <remarks>Lengths and times are logarithmic, as in <see cref="TimeCourseFigure"/>; a rejected step is a dot at the time that it would
/// have reached and the length that it would have had.</remarks>
public static class StepFigure
{
    /// <summary>The figure of a run's steps.</summary>
    /// <param name="steps">The steps, taken and rejected, in the order in which they were tried.</param>
    /// <param name="segments">The stretches of the run, in rising order; at least one.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">A segment is not finite, or there is none.</exception>
    public static Figure Of(IReadOnlyList<TimeStep> steps, IReadOnlyList<TimeSegment> segments, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(segments);
        var style = new FigureStyle { Width = width };
        TimeStep[] taken = [.. steps.Where(step => step.Rejection is null)];
        IReadOnlyList<TimeStrip> strips = TimeStrip.Of(segments, taken.Select(step => step.Time));
        var panels = new StepPanels(steps, strips, style);
        return new TimeSheet(strips, style).Of([(panels.Lengths(), style.IsWide ? 130 : 110), (panels.Orders(), style.IsWide ? 64 : 56)], panels.Legend, title);
    }
}
