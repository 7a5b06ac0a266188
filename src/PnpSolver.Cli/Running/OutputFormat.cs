using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>One kind of result file. Immutable.</summary>
/// <param name="Name">Its name in <c>--formats</c>.</param>
/// <param name="Write">Writes the files of a steady run into a directory.</param>
/// <param name="WriteInTime">Writes the files of a transient run into a directory.</param>
internal sealed record OutputFormat(string Name, Action<CaseRun, string> Write, Action<TransientOutcome, string> WriteInTime)
{
    /// <summary>Whether the format is written unless others are asked for.</summary>
    public bool IsDefault { get; init; } = true;

    /// <summary>Whether its files are figures, which <c>--no-plots</c> leaves out.</summary>
    public bool IsFigure { get; init; }

    /// <summary>How the frames of a transient run are encoded, or <c>null</c> for a format without frames.</summary>
    public VtkEncoding? Frames { get; init; }

    /// <summary>Every format there is; <c>summary.json</c> is always written.</summary>
    public static IReadOnlyList<OutputFormat> All { get; } =
    [
        new("csv", DataFiles.WriteCsv, TransientFiles.WriteCsv),
        new("vtk", (run, directory) => DataFiles.WriteVtk(run, directory, VtkEncoding.Compressed), TransientFiles.WriteFrames) { Frames = VtkEncoding.Compressed },
        new("vtk-ascii", (run, directory) => DataFiles.WriteVtk(run, directory, VtkEncoding.Ascii), TransientFiles.WriteFrames) { Frames = VtkEncoding.Ascii, IsDefault = false },
        new("png", FigureFiles.WritePng, TransientFigures.WritePng) { IsFigure = true },
        new("svg", FigureFiles.WriteSvg, TransientFigures.WriteSvg) { IsFigure = true },
        new("pdf", FigureFiles.WritePdf, TransientFigures.WritePdf) { IsFigure = true },
    ];

    /// <summary>What is written unless other formats are asked for.</summary>
    public static IReadOnlyList<OutputFormat> Defaults => [.. All.Where(format => format.IsDefault)];
}
