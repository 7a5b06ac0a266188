using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Refinement;

namespace PnpSolver.Validation;

/// <summary>Judges stated uncertainties by true errors, which come from references and from far finer meshes.</summary>
/// <remarks>A far finer mesh is h/16, in r–z and in time h/8, there with a hundredth of the tolerance, of which the uncertainty (h, h/2, h/4) knows nothing. A reference of the shelf counts as the
/// exact value where that mesh comes near it: to a tenth of the error on the given mesh. Others are of a different model (a lumped one, baths without length) and are listed as
/// such. A number whose error is no more than <see cref="RoundOff"/> of the largest number in its unit is an identity or exact, and is left out.</remarks>
public static class UncertaintyCoverage
{
    /// <summary>Errors up to this part of the largest number in the same unit are round-off.</summary>
    public const double RoundOff = 1e-10;

    /// <summary>Part of the error to which a far finer mesh meets a reference that is exact.</summary>
    public const double Nearness = 0.1;

    private const int MostLevels = 4;
    private const int FewerLevels = 3; // in r–z and in time
    private const double Tighter = 1e-2;

    /// <summary>Every number of a variant whose true error is above round-off.</summary>
    /// <param name="runs">The folder with the solves made so far.</param>
    /// <param name="variant">The variant.</param>
    /// <param name="mostNodes">Most nodes of the far finer mesh; a variant that needs more gives nothing.</param>
    /// <param name="cancellation">Stops the solves.</param>
    /// <exception cref="Solvers.NotConvergedException">A far finer mesh was not solved.</exception>
    public static IReadOnlyList<CoveredQuantity> Of(FolderRuns runs, ReferenceVariant variant, int mostNodes, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(runs);
        ArgumentNullException.ThrowIfNull(variant);
        Case definition = runs.Read(variant);
        bool isLine = definition.Problem.Grid.IsLine;
        int levels = isLine && definition.Transient is null ? MostLevels : FewerLevels;
        int pieces = 1 << (isLine ? levels : 2 * levels);
        if ((double)definition.Problem.Grid.NodeCount * pieces > mostNodes)
        {
            return [];
        }

        VariantResult result = ValidationRunner.RunQuantified(runs, variant, cancellation);
        var experiment = new Experiment(definition.Problem, definition.Transient is not { } plan ? null : plan with
        {
            Tolerance = Tighter * plan.Tolerance,
            Until = variant.At ?? plan.Until,
            Events = [.. plan.Events.Where(change => change.Time < (variant.At ?? plan.Until))],
        });
        IReadOnlyList<Quantity> finest = experiment.Refined(levels).Run(cancellation).Quantities;
        return [.. Judge(result, finest)];
    }

    private static IEnumerable<CoveredQuantity> Judge(VariantResult result, IReadOnlyList<Quantity> finest)
    {
        Dictionary<string, double> limit = finest.ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
        Dictionary<string, double> references = result.Comparisons.ToDictionary(comparison => comparison.Expectation.Quantity, comparison => comparison.Expectation.Value);
        Dictionary<string, double> sizes = result.Quantities.GroupBy(quantity => quantity.Unit).ToDictionary(group => group.Key, group => group.Max(quantity => Math.Abs(quantity.Value)));
        foreach (Quantity quantity in result.Quantities.Where(quantity => quantity.Uncertainty is not null && limit.ContainsKey(quantity.Name)))
        {
            var judged = new CoveredQuantity(result.Folder, result.Variant, quantity, limit[quantity.Name], Truth.FinerMesh);
            double above = RoundOff * sizes[quantity.Unit];
            if (judged.Error > above)
            {
                yield return judged;
            }

            if (references.TryGetValue(quantity.Name, out double reference) && Math.Abs(quantity.Value - reference) > above)
            {
                bool isExact = Math.Abs(limit[quantity.Name] - reference) <= Nearness * Math.Abs(quantity.Value - reference);
                yield return judged with { True = reference, Truth = isExact ? Truth.Reference : Truth.OtherModel };
            }
        }
    }
}

/// <summary>Where a true value comes from.</summary>
public enum Truth
{
    /// <summary>The shelf's reference, which the equations tend to as the mesh is refined.</summary>
    Reference,

    /// <summary>A far finer mesh.</summary>
    FinerMesh,

    /// <summary>The shelf's reference, which is of another model: what remains is no error of the discretisation.</summary>
    OtherModel,
}

/// <summary>A number with its stated uncertainty and its true error. Immutable.</summary>
/// <param name="Folder">The folder.</param>
/// <param name="Variant">The variant.</param>
/// <param name="Quantity">The number with its uncertainty.</param>
/// <param name="True">The true value.</param>
/// <param name="Truth">Where that comes from.</param>
public sealed record CoveredQuantity(string Folder, string Variant, Quantity Quantity, double True, Truth Truth)
{
    /// <summary>|value − true value|.</summary>
    public double Error => Math.Abs(Quantity.Value - True);

    /// <summary>Whether the true value lies within the uncertainty.</summary>
    public bool IsCovered => Error <= Quantity.Uncertainty!.Value;

    /// <summary>The uncertainty over the true error.</summary>
    public double Ratio => Quantity.Uncertainty!.Value / Error;
}
