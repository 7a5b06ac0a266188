using System.Globalization;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>Writes the default figures of a solution.</summary>
public static class Figures
{
    /// <summary>Writes <c>profile</c> in every width and <c>convergence</c> in column width, in every format.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <returns>Names of the files, without the directory. A page-wide figure is <c>profile.png</c>, another width is
    /// part of the name: <c>profile-85mm.png</c>.</returns>
    public static IReadOnlyList<string> WriteAll(Solution solution, string directory, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        var profiles = Diagnostics.Profiles.Of(solution);
        var names = new List<string>();
        foreach (double width in options.Widths)
        {
            string name = width == FigureOptions.PageWidth
                ? "profile"
                : string.Create(CultureInfo.InvariantCulture, $"profile-{width}mm");
            names.AddRange(Write(ProfileFigure.Of(solution.Problem, profiles, width, options.Title), name, directory, options));
        }

        Figure convergence = ConvergenceFigure.Of(solution.Report, FigureOptions.ColumnWidth, options.Title);
        names.AddRange(Write(convergence, "convergence", directory, options));
        return names;
    }

    private static IEnumerable<string> Write(Figure figure, string name, string directory, FigureOptions options)
    {
        foreach (FigureFormat format in options.Formats)
        {
            string file = $"{name}.{Extension(format)}";
            figure.Save(Path.Combine(directory, file), format, options.DotsPerInch);
            yield return file;
        }
    }

    private static string Extension(FigureFormat format) => format switch
    {
        FigureFormat.Png => "png",
        FigureFormat.Svg => "svg",
        _ => "pdf",
    };
}
