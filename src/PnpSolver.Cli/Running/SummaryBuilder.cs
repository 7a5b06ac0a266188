using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>Makes summaries of what was solved.</summary>
internal static class SummaryBuilder
{
    /// <summary>The summary of a steady state.</summary>
    /// <param name="definition">The case.</param>
    /// <param name="solution">Its solution.</param>
    /// <param name="quantities">What is reported of it.</param>
    /// <param name="checks">The checks.</param>
    public static RunSummary Steady(Case definition, Solution solution, IReadOnlyList<Quantity> quantities, IReadOnlyList<Check> checks)
    {
        SolverReport report = solution.Report;
        return Of(definition, quantities, checks, new(report.Unknowns, report.NewtonIterations, report.Seconds, Conservation.Of(solution), report.Notes));
    }

    /// <summary>The summary of a run through time.</summary>
    /// <param name="definition">The case.</param>
    /// <param name="report">How the run went.</param>
    /// <param name="quantities">What is reported of it.</param>
    /// <param name="checks">The checks of the last state.</param>
    public static RunSummary InTime(Case definition, TransientReport report, IReadOnlyList<Quantity> quantities, IReadOnlyList<Check> checks)
    {
        var effort = new Effort(report.Unknowns, report.NewtonIterations, report.Seconds, report.Conservation, report.Notes);
        return Of(definition, quantities, checks, effort) with
        {
            Status = report.Stopped is null ? "converged" : "stopped",
            Transient = new()
            {
                Steps = report.Steps,
                RejectedSteps = report.Rejections,
                EndTime = report.EndTime,
                StoppedBy = report.Stopped,
                Events = [.. definition.Transient!.Events.Where(change => change.Time < report.EndTime).Select(change => new SummaryEvent(change.Time, change.Label))],
            },
        };
    }

    private static RunSummary Of(Case definition, IReadOnlyList<Quantity> quantities, IReadOnlyList<Check> checks, Effort effort) => new()
    {
        Case = definition.Name,
        Title = definition.Title,
        Version = ProgramVersion.Text,
        CaseSha256 = definition.Sha256,
        Status = "converged",
        Nodes = definition.Problem.Grid.NodeCount,
        Unknowns = effort.Unknowns,
        NewtonIterations = effort.NewtonIterations,
        Seconds = effort.Seconds,
        PeakMemoryMB = PeakMemory.Megabytes(),
        Conservation = effort.Conservation,
        Quantities = quantities,
        Checks = checks,
        Notes = [.. definition.Notes, .. effort.Notes],
    };

    private sealed record Effort(int Unknowns, int NewtonIterations, double Seconds, IReadOnlyDictionary<string, double> Conservation, IReadOnlyList<string> Notes);
}
