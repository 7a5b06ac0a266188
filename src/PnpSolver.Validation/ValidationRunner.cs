using System.Diagnostics;
using System.Globalization;
using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Validation;

/// <summary>Runs one variant of a validation folder: read, solve, evaluate, compare.</summary>
public static class ValidationRunner
{
    /// <summary>The solution of a folder's case with a variant's changes; of a transient case at the variant's time or the end.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="CaseException">The case file has errors.</exception>
    /// <exception cref="NotConvergedException">The solver did not converge.</exception>
    public static Solution Solve(ValidationFolder folder, ReferenceVariant variant, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(variant);
        Case definition = Read(folder, variant);
        return definition.Transient is null
            ? SteadySolver.Solve(definition.Problem, cancellation: cancellation)
            : StateOf(new FolderRuns(folder), definition, variant, cancellation).State.Solution;
    }

    /// <summary>A variant's expectations beside what the solver finds; a case that cannot be solved is a failed result.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public static VariantResult Run(ValidationFolder folder, ReferenceVariant variant, CancellationToken cancellation = default) =>
        Run(new FolderRuns(folder), variant, cancellation);

    /// <summary>A variant's expectations beside what the solver finds, its run in time shared with other variants.</summary>
    /// <param name="runs">The folder with the runs made so far.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public static VariantResult Run(FolderRuns runs, ReferenceVariant variant, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(variant);
        var result = new VariantResult(runs.Folder.Name, variant.Name);
        long began = Stopwatch.GetTimestamp();
        try
        {
            Case definition = Read(runs.Folder, variant);
            return result with
            {
                Comparisons = definition.Transient is null
                    ? Steady(definition, variant, cancellation)
                    : InTime(runs, definition, variant, cancellation),
                Nodes = definition.Problem.Grid.NodeCount,
                Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            };
        }
        catch (Exception fault) when (fault is CaseException or InvalidProblemException or NotConvergedException or IOException)
        {
            return result with { Failure = fault.Message, Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds };
        }
    }

    private static Case Read(ValidationFolder folder, ReferenceVariant variant) =>
        CaseFile.Read(folder.CasePath, new() { Overrides = variant.Set, Refine = variant.Refine });

    private static List<Comparison> Steady(Case definition, ReferenceVariant variant, CancellationToken cancellation) => variant.At is null
        ? Compare(variant, QuantityCatalogue.Evaluate(SteadySolver.Solve(definition.Problem, cancellation: cancellation)))
        : throw AtFault(variant, "the case is steady: leave it out");

    /// <summary>What is expected at the variant's time, and that the whole run conserved.</summary>
    private static List<Comparison> InTime(FolderRuns runs, Case definition, ReferenceVariant variant, CancellationToken cancellation)
    {
        (TransientCourse course, TransientSolution state) = StateOf(runs, definition, variant, cancellation);
        return [.. Compare(variant, TransientCourse.Quantities(state)), .. course.Conservation];
    }

    private static (TransientCourse Course, TransientSolution State) StateOf(
        FolderRuns runs, Case definition, ReferenceVariant variant, CancellationToken cancellation)
    {
        TransientCourse course = runs.Course(definition, variant, cancellation);
        return (course, course.At(variant.At)
            ?? throw AtFault(variant, string.Create(CultureInfo.InvariantCulture, $"the run ended at {course.Report.EndTime:g6} s, before {variant.At:g6} s")));
    }

    private static CaseException AtFault(ReferenceVariant variant, string message) =>
        new(new CaseError("reference.yaml", 0, 0, $"{variant.Name}.at", message));

    private static List<Comparison> Compare(ReferenceVariant variant, IReadOnlyList<Quantity> quantities)
    {
        Dictionary<string, Quantity> byName = quantities.ToDictionary(quantity => quantity.Name);
        return
        [
            .. variant.Expectations.Select(expected => byName.TryGetValue(expected.Quantity, out Quantity? found)
                ? new Comparison(expected, found.Value, found.Unit)
                : new Comparison(expected, double.NaN, "")),
        ];
    }
}
