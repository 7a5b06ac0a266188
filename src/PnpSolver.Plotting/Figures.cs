using System.Globalization;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Materials;
using PnpSolver.Solvers;

namespace PnpSolver.Plotting;

/// <summary>Writes the figures of a solution.</summary>
public static class Figures
{
    /// <summary>Writes every figure that applies, in every format: in r–z <c>maps</c>, <c>cuts</c> and <c>energies</c> along the axis, on a line <c>profile</c>, <c>potentials</c> of a membrane that sets its own
    /// potential and <c>energies</c> of ions that a region favours or not, in every width; <c>convergence</c> in column width.</summary>
    /// <param name="solution">The solution.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <param name="withoutPumps">The same problem with its pumps stopped, or <c>null</c>; see <see cref="PotentialRows"/>.</param>
    /// <returns>Names of the files, without the directory. A page-wide figure is <c>profile.png</c>, another width is
    /// part of the name: <c>profile-85mm.png</c>.</returns>
    public static IReadOnlyList<string> WriteAll(
        Solution solution, string directory, FigureOptions? options = null, Solution? withoutPumps = null)
    {
        ArgumentNullException.ThrowIfNull(solution);
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        var names = new List<string>();
        if (!solution.Problem.Grid.IsLine)
        {
            names.AddRange(WriteMaps(SolutionMaps.Of(solution), directory, options));
            names.AddRange(WriteCuts(SolutionCuts.Of(solution), solution.Problem.Species, directory, options));
            if (EnergyFigure.AppliesTo(solution.Problem))
            {
                names.AddRange(Write("energies", width => EnergyFigure.OnAxis(solution, width, options.Title), directory, options));
            }

            names.AddRange(Write(ConvergenceFigure.Of(solution.Report, FigureOptions.ColumnWidth, options.Title), "convergence", directory, options));
            return names;
        }

        var profiles = Diagnostics.Profiles.Of(solution);
        names.AddRange(Write("profile", width => ProfileFigure.Of(solution.Problem, profiles, width, options.Title), directory, options));
        if (PotentialRows.Of(solution, withoutPumps) is { Count: > 0 } rows)
        {
            names.AddRange(Write("potentials", width => PotentialFigure.Of(rows, width, options.Title), directory, options));
        }

        if (EnergyFigure.AppliesTo(solution.Problem))
        {
            names.AddRange(Write("energies", width => EnergyFigure.Of(solution.Problem, width, options.Title), directory, options));
        }

        Figure convergence = ConvergenceFigure.Of(solution.Report, FigureOptions.ColumnWidth, options.Title);
        names.AddRange(Write(convergence, "convergence", directory, options));
        return names;
    }

    /// <summary>Writes <c>current-voltage</c> in every width and format.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <returns>Names of the files, without the directory.</returns>
    public static IReadOnlyList<string> WriteCurrentVoltage(CurrentVoltageRelation relation, string directory, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(relation);
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        return [.. Write("current-voltage", width => CurrentVoltageFigure.Of(relation, width, options.Title), directory, options)];
    }

    /// <summary>Writes <c>maps</c> in every width and format.</summary>
    /// <param name="data">The fields.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <param name="window">The part shown; by default the interesting one, see <see cref="MapFigure"/>.</param>
    /// <returns>Names of the files, without the directory.</returns>
    public static IReadOnlyList<string> WriteMaps(MapData data, string directory, FigureOptions? options = null, MapWindow? window = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        return [.. Write("maps", width => MapFigure.Of(data, width, window, options.Title), directory, options)];
    }

    /// <summary>Writes <c>cuts</c> in every width and format.</summary>
    /// <param name="cuts">The cuts, as many as the narrowest width has room for.</param>
    /// <param name="ions">The ions, in the order of the profiles' concentrations.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <returns>Names of the files, without the directory.</returns>
    public static IReadOnlyList<string> WriteCuts(
        IReadOnlyList<Cut> cuts, IReadOnlyList<Species> ions, string directory, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        return [.. Write("cuts", width => CutFigure.Of(cuts, ions, width, options.Title), directory, options)];
    }

    /// <summary>Writes <c>checks</c> in every width and format.</summary>
    /// <param name="checks">The checks; at least one.</param>
    /// <param name="directory">An existing directory.</param>
    /// <param name="options">Formats, widths, title.</param>
    /// <returns>Names of the files, without the directory.</returns>
    public static IReadOnlyList<string> WriteChecks(IReadOnlyList<Check> checks, string directory, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(directory);
        options ??= new();
        return [.. Write("checks", width => CheckFigure.Of(checks, width, options.Title), directory, options)];
    }

    /// <summary>Writes a figure in every width and format.</summary>
    internal static IEnumerable<string> Write(string name, Func<double, Figure> figure, string directory, FigureOptions options) =>
        options.Widths.SelectMany(width => Write(
            figure(width),
            width == FigureOptions.PageWidth ? name : string.Create(CultureInfo.InvariantCulture, $"{name}-{width}mm"),
            directory, options));

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
