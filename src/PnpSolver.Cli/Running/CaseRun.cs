using PnpSolver.Cases;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Export;
using PnpSolver.Solvers;

namespace PnpSolver.Cli.Running;

/// <summary>A solved case with everything that is reported about it. Immutable.</summary>
internal sealed record CaseRun
{
    /// <summary>The case.</summary>
    public required Case Case { get; init; }

    /// <summary>Its solution.</summary>
    public required Solution Solution { get; init; }

    /// <summary>What the summary says.</summary>
    public required RunSummary Summary { get; init; }

    /// <summary>Planes of the revolved fields, or 0 for none.</summary>
    public int Revolve { get; init; }

    /// <summary>The solved steps of a case that steps a value.</summary>
    public IReadOnlyList<StepRun> Steps { get; init; } = [];

    /// <summary>The case with its pumps stopped, for figures; solved when first asked for.</summary>
    public required Lazy<Solution?> WithoutPumps { get; init; }

    /// <summary>Evaluates a solution.</summary>
    public static CaseRun Of(Case definition, Solution solution)
    {
        Evaluation found = Evaluation.Of(solution);
        return new()
        {
            Case = definition,
            Solution = solution,
            WithoutPumps = new(() => FigureFiles.WithoutPumps(solution.Problem)),
            Summary = SummaryBuilder.Steady(definition, solution, found.Quantities, found.Checks),
        };
    }
}
