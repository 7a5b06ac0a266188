namespace PnpSolver.Plotting;

/// <summary>The time-course figure: a quantity of the field solver and of the circuit against time, and their deviation below.</summary>
/// <remarks>Time is logarithmic, from the first step to hours, and begins anew at every event; segments can be linear instead. One
/// quantity alone has its curves in two colours; several, such as ions, have a colour each, darker and dashed for the circuit.</remarks>
public static class TimeCourseFigure
{
    /// <summary>The figure of a time course.</summary>
    /// <param name="course">The time course.</param>
    /// <param name="width">Width, in mm.</param>
    /// <param name="title">Title above the figure, or nothing.</param>
    /// <exception cref="ArgumentException">A segment is not finite, or there is none.</exception>
    public static Figure Of(TimeCourse course, double width, string title = "")
    {
        ArgumentNullException.ThrowIfNull(course);
        var style = new FigureStyle { Width = width };
        IReadOnlyList<TimeStrip> strips = TimeStrip.Of(course.Segments, course.Field.Concat(course.Circuit).SelectMany(curve => curve.Times));
        var panels = new TimeCoursePanels(course, strips, style);
        var rows = new List<(IReadOnlyList<Panel> Panels, double Height)> { (panels.Values(), style.IsWide ? 150 : 120) };
        if (panels.Deviations() is { Count: > 0 } deviations)
        {
            rows.Add((deviations, style.IsWide ? 80 : 66));
        }

        return new TimeSheet(strips, style).Of(rows, panels.Legend, title);
    }
}
