using PnpSolver.Diagnostics.Refinement;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>The largest uncertainty of a reported number by the mesh, by solving again on finer ones.</summary>
internal sealed class MeshUncertainty : ResolvingRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "mesh-uncertainty",
        Picture = Picture.Discretisation,
        Title = "Largest uncertainty of a number by the mesh",
        Formula = "largest U(q)/|q| over the field's quantities, U by solving on h, h/2 and h/4; a quantity next to 0 over 0.1 % of the largest of its unit, potentials over at least V_T",
        Unit = "1",
        Thresholds = Thresholds.Above(note: 1e-3, warn: 1e-2, fail: 0.1),
        Source = "Roache 1994, J. Fluids Eng. 116, 405, doi:10.1115/1.2910291: what is uncertain by 0.1, 1 or 10 % is not known better than that",
        Resolves = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading, Experiment experiment, CancellationToken cancellation)
    {
        Quantity[] field = [.. reading.Quantities.Where(QuantityChanges.IsOfField)];
        bool isKnown = field.Any(quantity => quantity.Uncertainty is not null);
        Quantity[] uncertain = [.. (isKnown ? field : RefinementStudy.Of(experiment, field, cancellation: cancellation)).Where(quantity => quantity.Uncertainty is not null)];
        var changes = new QuantityChanges(uncertain, reading.Problem.ThermalVoltage);
        if (uncertain.MaxBy(q => changes.Of(q, q.Uncertainty!.Value)) is { } most)
        {
            string order = most.Uncertainty!.Order is { } p ? Invariant($"at an observed order of {p:0.##}") : "and the meshes show no order";
            yield return new("", changes.Of(most, most.Uncertainty.Value), Invariant(
                $"{most.Name} is {most.Value:g6} ± {most.Uncertainty.Value:g2} {most.Unit}, {order}, and nothing is less certain"));
        }
    }
}
