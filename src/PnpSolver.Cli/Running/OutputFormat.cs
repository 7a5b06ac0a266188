using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>One kind of result file. Immutable.</summary>
/// <param name="Name">Its name in <c>--formats</c>.</param>
/// <param name="Write">Writes its files into a directory.</param>
internal sealed record OutputFormat(string Name, Action<CaseRun, string> Write)
{
    /// <summary>Whether the format is written unless others are asked for.</summary>
    public bool IsDefault { get; init; } = true;

    /// <summary>Whether its files are figures, which <c>--no-plots</c> leaves out.</summary>
    public bool IsFigure { get; init; }

    /// <summary>Every format there is; <c>summary.json</c> is always written.</summary>
    public static IReadOnlyList<OutputFormat> All { get; } =
    [
        new("csv", DataFiles.WriteCsv),
        new("vtk", (run, directory) => DataFiles.WriteVtk(run, directory, VtkEncoding.Compressed)),
        new("vtk-ascii", (run, directory) => DataFiles.WriteVtk(run, directory, VtkEncoding.Ascii)) { IsDefault = false },
        new("png", FigureFiles.WritePng) { IsFigure = true },
        new("svg", FigureFiles.WriteSvg) { IsFigure = true },
        new("pdf", FigureFiles.WritePdf) { IsFigure = true },
    ];

    /// <summary>What is written unless other formats are asked for.</summary>
    public static IReadOnlyList<OutputFormat> Defaults => [.. All.Where(format => format.IsDefault)];
}
