using PnpSolver.Plotting;

namespace PnpSolver.Cli.Running;

/// <summary>The figures of a run as files; nothing else names the plotting library, so that a run without figures does not load it.</summary>
internal static class FigureFiles
{
    public static void WritePng(CaseRun run, string directory) => Write(run, directory, FigureFormat.Png);

    public static void WriteSvg(CaseRun run, string directory) => Write(run, directory, FigureFormat.Svg);

    public static void WritePdf(CaseRun run, string directory) => Write(run, directory, FigureFormat.Pdf);

    private static void Write(CaseRun run, string directory, FigureFormat format) =>
        Figures.WriteAll(run.Solution, directory, new() { Formats = [format] });
}
