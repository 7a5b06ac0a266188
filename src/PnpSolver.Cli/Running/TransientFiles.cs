using PnpSolver.Export;

namespace PnpSolver.Cli.Running;

/// <summary>The numbers of a transient run as files.</summary>
internal static class TransientFiles
{
    /// <summary>Writes every quantity against time, the steps, and the last state as a steady run's.</summary>
    public static void WriteCsv(TransientOutcome outcome, string directory)
    {
        SeriesCsv.Write(outcome.Series, Path.Combine(directory, "time-series.csv"));
        outcome.Record.CopySteps(Path.Combine(directory, "time-steps.csv"));
        DataFiles.WriteState(outcome.Final.Solution, outcome.Summary.Quantities, directory);
    }

    /// <summary>Puts the frames, which the run wrote as it went, beside their collections.</summary>
    public static void WriteFrames(TransientOutcome outcome, string directory)
    {
        if (!Directory.EnumerateFiles(directory, "*.pvd").Any())
        {
            outcome.Record.MoveFramesTo(directory);
        }
    }
}
