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
        Formula = "U/s, U the uncertainty by solving on h, h/2 and h/4; " + ResultKind.ScaleText,
        Unit = "1",
        Thresholds = Thresholds.Above(note: 1e-3, warn: 1e-2, fail: 0.1),
        Source = "Roache 1994, J. Fluids Eng. 116, 405, doi:10.1115/1.2910291: what is uncertain by 0.1, 1 or 10 % is not known better than that",
        Resolves = true,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading, Experiment experiment, CancellationToken cancellation)
    {
        bool isKnown = reading.Quantities.Any(quantity => quantity.Uncertainty is not null);
        IReadOnlyList<Quantity> uncertain = isKnown ? reading.Quantities : RefinementStudy.Of(experiment, reading.Quantities, cancellation: cancellation);
        foreach (ResultKind kind in ResultKind.Of(reading))
        {
            if (kind.Largest(uncertain, quantity => quantity.Uncertainty?.Value) is var (most, part, count))
            {
                string order = most.Uncertainty!.Order is { } p ? Invariant($"at an observed order of {p:0.##}") : "the meshes showing no order";
                yield return new(kind.Name, part, Invariant(
                    $"of {count} {kind.Name} the least certain is {most.Name}, {most.Value:g6} ± {most.Uncertainty.Value:g2} {most.Unit}, {order}"));
            }
        }
    }
}
