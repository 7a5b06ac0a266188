using PnpSolver.Cli.Output;
using PnpSolver.Cli.Running;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Reports;

/// <summary>What <c>pnp run</c> prints of a transient run: what was done, numbers at a few times, the quality of the solution, the files.</summary>
internal static class TransientReportText
{
    /// <summary>Writes the report.</summary>
    /// <param name="terminal">Where to.</param>
    /// <param name="outcome">The run.</param>
    /// <param name="request">What was to be run and written.</param>
    /// <param name="files">The files of the result directory.</param>
    public static void Write(Terminal terminal, TransientOutcome outcome, RunRequest request, IReadOnlyList<string> files)
    {
        TextWriter writer = terminal.Out;
        TransientReport report = outcome.Report;
        writer.WriteLine(terminal.OutInk.Bold(outcome.Case.Title));
        writer.WriteLine(ProblemText.Domain(outcome.Case.Problem));
        foreach (string boundary in ProblemText.Boundaries(outcome.Case.Problem))
        {
            writer.WriteLine(boundary);
        }

        writer.WriteLine(PlanText.Span(outcome.Case.Transient!));
        foreach (string line in PlanText.Events(outcome.Events))
        {
            writer.WriteLine(line);
        }

        if (report.Stopped is { } condition)
        {
            writer.WriteLine($"ended at {DurationText.Of(report.EndTime, 6)}, where {condition}");
        }

        writer.WriteLine();
        LandmarkTable.Write(writer, outcome, terminal.OutInk);
        writer.WriteLine();
        foreach (string line in TwinText.Of(outcome))
        {
            writer.WriteLine(line);
        }

        if (UncertaintyTable.Write(writer, outcome.Summary.Quantities, terminal.OutInk))
        {
            writer.WriteLine();
        }

        writer.WriteLine($"Conserved, the worst of all steps: {string.Join(", ", report.Conservation.Select(pair => $"{pair.Key} {NumberText.RoundOff(pair.Value)}"))}");
        writer.WriteLine(CheckTable.InOneLine(outcome.Summary.Checks));
        writer.WriteLine($"{ResultText.Count(report.Steps, "step")}{Rejections(outcome)}, {ResultText.Count(report.NewtonIterations, "Newton iteration")}, {outcome.Summary.Nodes} nodes, "
            + $"{report.Unknowns} unknowns, {ResultText.Duration(report.Seconds)}");
        writer.WriteLine();
        MeshSearchText.Write(writer, request.Search);
        ResultText.Write(writer, request.Directory, files);
    }

    private static string Rejections(TransientOutcome outcome) => outcome.Rejections.Count == 0
        ? ", none rejected"
        : $", {outcome.Report.Rejections} more rejected ({string.Join("; ", outcome.Rejections.Select(rejected => $"{rejected.Count} {rejected.Reason}"))})";
}
