using System.Diagnostics;
using System.Globalization;
using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Validation;

/// <summary>Runs one variant of a validation folder: read, solve, evaluate, compare.</summary>
public static class ValidationRunner
{
    /// <summary>Most nodes of a finest mesh that an uncertainty is worth by itself: a million take a minute and 2 GB.</summary>
    public const int MostNodes = 1_000_000;

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
        var runs = new FolderRuns(folder);
        Case definition = runs.Read(variant);
        return definition.Transient is null
            ? SteadySolver.Solve(definition.Problem, cancellation: cancellation)
            : runs.Course(definition, variant, cancellation).StateOf(variant).Solution;
    }

    /// <summary>A variant's expectations beside what the solver finds; a case that cannot be solved is a failed result.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public static VariantResult Run(ValidationFolder folder, ReferenceVariant variant, CancellationToken cancellation = default) =>
        Run(new FolderRuns(folder), variant, cancellation);

    /// <summary>A variant's expectations beside what the solver finds, its solves shared with other variants.</summary>
    /// <param name="runs">The folder with the solves made so far.</param>
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
            Case definition = runs.Read(variant);
            if (definition.Transient is null && variant.At is not null)
            {
                throw variant.AtFault("the case is steady: leave it out");
            }

            IReadOnlyList<Quantity> quantities = runs.Quantities(variant, cancellation);
            return result with
            {
                Quantities = quantities,
                Comparisons = [.. Compare(variant, quantities), .. definition.Transient is null ? [] : runs.Course(definition, variant, cancellation).Conservation],
                Nodes = definition.Problem.Grid.NodeCount,
                Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            };
        }
        catch (Exception fault) when (IsFailure(fault))
        {
            return result with { Failure = fault.Message, Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds };
        }
    }

    /// <summary>The same, every computed number with its uncertainty from the meshes h, h/2 and h/4; where they cannot be solved, or the finest has more than
    /// <see cref="MostNodes"/> nodes, the result says so and has none.</summary>
    /// <param name="runs">The folder with the solves made so far.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the solves.</param>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public static VariantResult RunQuantified(FolderRuns runs, ReferenceVariant variant, CancellationToken cancellation = default)
    {
        VariantResult result = Run(runs, variant, cancellation);
        if (result.Failure.Length > 0)
        {
            return result;
        }

        long began = Stopwatch.GetTimestamp();
        try
        {
            int nodes = runs.Read(variant, RefinementStudy.Levels).Problem.Grid.NodeCount;
            if (nodes > MostNodes)
            {
                return result with { Unquantified = string.Create(CultureInfo.InvariantCulture, $"a quarter of the cells' length takes {nodes:#,0} nodes") };
            }

            IReadOnlyList<Quantity> quantities = runs.Quantified(variant, cancellation);
            var byName = quantities.ToDictionary(quantity => quantity.Name, quantity => quantity.Uncertainty);
            return result with
            {
                Quantities = quantities,
                Comparisons = [.. result.Comparisons.Select(comparison => comparison with { Uncertainty = byName.GetValueOrDefault(comparison.Expectation.Quantity) })],
                Seconds = result.Seconds + Stopwatch.GetElapsedTime(began).TotalSeconds,
            };
        }
        catch (Exception fault) when (IsFailure(fault))
        {
            return result with { Unquantified = $"a finer mesh was not solved: {fault.Message}" };
        }
    }

    private static bool IsFailure(Exception fault) => fault is CaseException or InvalidProblemException or NotConvergedException or IOException;

    private static IEnumerable<Comparison> Compare(ReferenceVariant variant, IReadOnlyList<Quantity> quantities)
    {
        Dictionary<string, Quantity> byName = quantities.ToDictionary(quantity => quantity.Name);
        return variant.Expectations.Select(expected => byName.TryGetValue(expected.Quantity, out Quantity? found)
            ? new Comparison(expected, found.Value, found.Unit)
            : new Comparison(expected, double.NaN, ""));
    }
}
