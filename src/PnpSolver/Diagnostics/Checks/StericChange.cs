using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>What results change when the ions' sizes are counted: the problem solved again with <see cref="Bikerman"/>'s model.</summary>
internal sealed class StericChange : ResolvingRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "steric-change",
        Picture = Picture.Continuum,
        Title = "Largest change of a result when ions have a size",
        Formula = "|q_steric − q|/s, Bikerman's model with hydrated diameters; " + ResultKind.ScaleText,
        Unit = "1",
        Thresholds = Thresholds.Above(note: 0.01, warn: 0.1, fail: 0.3),
        Source = "1 % is what a good mesh leaves, 10 % what diffusivities, permeabilities and pump rates are known to at best, 30 % another result; "
            + "Kilic, Bazant and Ajdari 2007, Phys. Rev. E 75, 021502, doi:10.1103/PhysRevE.75.021502; diameters: Nightingale 1959, J. Phys. Chem. 63, 1381, doi:10.1021/j150579a011",
        Resolves = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading, Experiment experiment, CancellationToken cancellation)
    {
        if (reading.Problem.Activity is not Ideal || !reading.Problem.Species.Any(ion => HydratedDiameter.Of(ion) is not null))
        {
            return [];
        }

        IReadOnlyList<Quantity> steric = experiment.With(problem => problem with { Activity = new Bikerman { AssumesHydrated = true } }).Run(cancellation).Quantities;
        Dictionary<string, double> changed = steric.ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
        string assumed = IonSizes.Assumed(reading.Problem.Species);
        return [.. ResultKind.Of(reading).Select(kind => Largest(kind, reading.Quantities, changed, assumed)).OfType<Finding>()];
    }

    private static Finding? Largest(ResultKind kind, IReadOnlyList<Quantity> quantities, Dictionary<string, double> changed, string assumed) =>
        kind.Largest(quantities, quantity => changed.TryGetValue(quantity.Name, out double value) ? value - quantity.Value : null) is not var (most, change, count)
            ? null
            : new(kind.Name, Math.Abs(change), Invariant(
                $"with ions of their hydrated size{assumed} {most.Name} changes most of {count} {kind.Name}, from {most.Value:g5} to {changed[most.Name]:g5} {most.Unit}, a change of {100 * Math.Abs(change):g3} %"));
}
