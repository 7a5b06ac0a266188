using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics.Refinement;

/// <summary>Gives every reported number its uncertainty by solving again on h/2 and h/4.</summary>
/// <remarks>In time the three meshes are compared at a tenth of the tolerance, so that steps do not hide what the mesh does, and what the steps do is the
/// difference to that run on the given mesh, times <see cref="Richardson.AsymptoticFactor"/>.</remarks>
public static class RefinementStudy
{
    /// <summary>How many times the cells are halved at most.</summary>
    public const int Levels = 2;

    /// <summary>Factor on the tolerance of a run through time on all three meshes.</summary>
    public const double Tighter = 0.1;

    /// <summary>The quantities with their uncertainties; one that the finer meshes do not have stays without.</summary>
    /// <param name="experiment">What was solved.</param>
    /// <param name="quantities">What was reported of it.</param>
    /// <param name="progress">Told what is solved next.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <exception cref="NotConvergedException">A finer mesh did not converge.</exception>
    public static IReadOnlyList<Quantity> Of(
        Experiment experiment, IReadOnlyList<Quantity> quantities, IProgress<string>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        ArgumentNullException.ThrowIfNull(quantities);
        Experiment exact = experiment.Plan is not { } plan ? experiment : experiment with { Plan = plan with { Tolerance = Tighter * plan.Tolerance } };
        IReadOnlyList<Quantity> Solve(int level)
        {
            string what = level == 0 ? "a tenth of the tolerance" : $"cells of 1/{1 << level} of the size";
            progress?.Report($"for the uncertainty, solving with {what}");
            try
            {
                return exact.Refined(level).Run(cancellation).Quantities;
            }
            catch (NotConvergedException failure)
            {
                throw new NotConvergedException($"for the uncertainty, with {what}: {failure.Message}", failure.History);
            }
        }

        return Of(quantities, [experiment.Plan is null ? quantities : Solve(0), .. Enumerable.Range(1, Levels).Select(Solve)]);
    }

    /// <summary>The quantities with their uncertainties from what the meshes gave; one that a mesh does not have stays without.</summary>
    /// <param name="quantities">What was reported.</param>
    /// <param name="meshes">The same on h, h/2 and h/4: in time at <see cref="Tighter"/> times the tolerance, else the first are the quantities themselves.</param>
    public static IReadOnlyList<Quantity> Of(IReadOnlyList<Quantity> quantities, IReadOnlyList<IReadOnlyList<Quantity>> meshes)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        ArgumentNullException.ThrowIfNull(meshes);
        ArgumentOutOfRangeException.ThrowIfNotEqual(meshes.Count, Levels + 1);
        Dictionary<string, double>[] levels = [.. meshes.Select(mesh => mesh.ToDictionary(quantity => quantity.Name, quantity => quantity.Value))];
        return [.. quantities.Select(quantity => Array.TrueForAll(levels, level => level.ContainsKey(quantity.Name))
            ? quantity with { Uncertainty = Of(quantity, levels) }
            : quantity)];
    }

    private static Uncertainty Of(Quantity quantity, Dictionary<string, double>[] levels)
    {
        Uncertainty mesh = Richardson.Of(levels[0][quantity.Name], levels[1][quantity.Name], levels[2][quantity.Name]);
        double steps = Richardson.AsymptoticFactor * Math.Abs(quantity.Value - levels[0][quantity.Name]);
        return mesh with { Value = mesh.Value + steps };
    }
}
