using PnpSolver.Diagnostics.Checks;
using PnpSolver.Discretization;
using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>The figures of a run as files; nothing else names the plotting library, so that a run without figures does not load it.</summary>
internal static class FigureFiles
{
    public static void WritePng(CaseRun run, string directory) => Write(run, directory, FigureFormat.Png);

    public static void WriteSvg(CaseRun run, string directory) => Write(run, directory, FigureFormat.Svg);

    public static void WritePdf(CaseRun run, string directory) => Write(run, directory, FigureFormat.Pdf);

    /// <summary>Writes the figure of checks in every format.</summary>
    public static void WriteChecks(IReadOnlyList<Check> checks, string directory)
    {
        if (checks.Count > 0)
        {
            Figures.WriteChecks(checks, directory);
        }
    }

    /// <summary>The solution of a problem with its pumps stopped, or <c>null</c> where there is none or the contents would change.</summary>
    public static Solution? WithoutPumps(PnpProblem problem)
    {
        try
        {
            return PotentialRows.WithoutPumps(problem) is { } stopped ? SteadySolver.Solve(stopped) : null;
        }
        catch (Exception failure) when (failure is NotConvergedException or InvalidProblemException)
        {
            return null; // the figure then shows no bar of it
        }
    }

    private static void Write(CaseRun run, string directory, FigureFormat format)
    {
        var options = new FigureOptions { Formats = [format] };
        Figures.WriteAll(run.Solution, directory, options, run.WithoutPumps.Value);
        if (SteppedCurrent.Of(run) is { } relation)
        {
            Figures.WriteCurrentVoltage(relation, directory, options);
        }
    }
}
