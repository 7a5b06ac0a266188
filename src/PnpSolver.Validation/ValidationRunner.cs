using System.Diagnostics;
using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Validation;

/// <summary>Runs one variant of a validation folder: read, solve, evaluate, compare.</summary>
public static class ValidationRunner
{
    /// <summary>The solution of a folder's case with a variant's changes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="CaseException">The case file has errors.</exception>
    /// <exception cref="NotConvergedException">The solver did not converge.</exception>
    public static Solution Solve(ValidationFolder folder, ReferenceVariant variant, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(variant);
        Case definition = CaseFile.Read(folder.CasePath, new() { Overrides = variant.Set, Refine = variant.Refine });
        return SteadySolver.Solve(definition.Problem, cancellation: cancellation);
    }

    /// <summary>A variant's expectations beside what the solver finds; a case that cannot be solved is a failed result.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="cancellation">Stops the solve.</param>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public static VariantResult Run(ValidationFolder folder, ReferenceVariant variant, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(variant);
        var result = new VariantResult(folder.Name, variant.Name);
        long began = Stopwatch.GetTimestamp();
        try
        {
            Solution solution = Solve(folder, variant, cancellation);
            IReadOnlyList<Comparison> comparisons = Compare(variant, QuantityCatalogue.Evaluate(solution));
            return result with
            {
                Comparisons = comparisons,
                Nodes = solution.Problem.Grid.NodeCount,
                Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            };
        }
        catch (Exception fault) when (fault is CaseException or InvalidProblemException or NotConvergedException or IOException)
        {
            return result with { Failure = fault.Message, Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds };
        }
    }

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
