using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>Writes the figures of a transient run, each in every width and format.</summary>
/// <remarks>Names of files follow <see cref="Figures.WriteAll"/>.</remarks>
public static class TimeFigures
{
    /// <summary>Writes a time course.</summary>
    /// <param name="course">The time course.</param>
    /// <param name="name">Name of the files, such as <c>potential</c>.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <returns>Names of the files, without the directory.</returns>
    public static IReadOnlyList<string> WriteCourse(TimeCourse course, string name, string directory, FigureOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        return [.. Figures.Write(name, width => TimeCourseFigure.Of(course, width, options.Title), directory, options)];
    }

    /// <summary>Writes <c>profiles</c> at several times.</summary>
    /// <param name="problem">The problem: its species, materials and boundaries.</param>
    /// <param name="states">The profiles, in rising order of time.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <returns>Names of the files, without the directory.</returns>
    public static IReadOnlyList<string> WriteProfiles(PnpProblem problem, IReadOnlyList<TimeProfile> states, string directory, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        return [.. Figures.Write("profiles", width => TimeProfilesFigure.Of(problem, states, width, options.Title), directory, options)];
    }

    /// <summary>Writes <c>steps</c>: their lengths and orders.</summary>
    /// <param name="steps">The steps, taken and rejected.</param>
    /// <param name="segments">The stretches of the run.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <returns>Names of the files, without the directory.</returns>
    public static IReadOnlyList<string> WriteSteps(
        IReadOnlyList<TimeStep> steps, IReadOnlyList<TimeSegment> segments, string directory, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        return [.. Figures.Write("steps", width => StepFigure.Of(steps, segments, width, options.Title), directory, options)];
    }

    /// <summary>Writes <c>work-precision</c>.</summary>
    /// <param name="curves">One for each problem.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <returns>Names of the files, without the directory.</returns>
    public static IReadOnlyList<string> WriteWorkPrecision(IReadOnlyList<WorkPrecisionCurve> curves, string directory, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        return [.. Figures.Write("work-precision", width => WorkPrecisionFigure.Of(curves, width, options.Title), directory, options)];
    }
}
