using PnpSolver.Circuits;
using PnpSolver.Materials;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>By how much what a closed side holds is off the circuit's contents.</summary>
internal sealed class LumpedContents : CheckRule
{
    /// <summary>Below this part of the side's ions a trace may be off without being missed.</summary>
    private const double Trace = 1e-3;

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "lumped-contents",
        Picture = Picture.Lumped,
        Title = "Contents of a closed side, field less circuit",
        Formula = "largest |c_k(field)/c_k(circuit) − 1| of the means, measured; an ion below 0.1 % of all counts as that much",
        Unit = "1",
        Thresholds = LumpedCapacitance.Limits,
        Source = "Tosteson and Hoffman 1960, J. Gen. Physiol. 44, 169, doi:10.1085/jgp.44.1.169, with the membrane's own mechanisms; " + LumpedCapacitance.Reason,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (MembraneCircuit circuit in reading.Circuits)
        {
            foreach (string region in new[] { circuit.Inside, circuit.Outside }.Where(side => side.IsClosed).SelectMany(side => side.Regions.Distinct()))
            {
                (Species Ion, double Field, double Twin)[] held = [.. Held(reading, region)];
                double floor = Trace * held.Sum(h => h.Twin);
                double Change((Species Ion, double Field, double Twin) h) => Math.Abs(h.Field - h.Twin) / Math.Max(h.Twin, floor);
                if (floor > 0)
                {
                    (Species Ion, double Field, double Twin) most = held.MaxBy(Change);
                    yield return new($"{region} at {circuit.Name}", Change(most), Invariant(
                        $"{most.Ion} is {most.Field:g6} mM in the field and {most.Twin:g6} mM in the circuit, {100 * (most.Field - most.Twin) / Math.Max(most.Twin, floor):+0.####;-0.####} %")
                        + reading.CauseOf($"region.{region}.{most.Ion}.mean"));
                }
            }
        }
    }

    private static IEnumerable<(Species Ion, double Field, double Twin)> Held(CheckReading reading, string region) =>
        from ion in reading.Problem.Species
        let both = reading.FieldAndCircuit($"region.{region}.{ion.Name}.mean")
        where both is not null
        select (ion, both.Value.Field, both.Value.Circuit);
}
