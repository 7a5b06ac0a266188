using PnpSolver.Circuits;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>By how much the ions' currents through a membrane are off the circuit's.</summary>
internal sealed class LumpedCurrents : CheckRule
{
    private static readonly string[] Kinds = ["leak", "pump"];

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "lumped-currents",
        Picture = Picture.Lumped,
        Title = "Currents through a membrane, field less circuit",
        Formula = "largest |I(field) − I(circuit)| of leaks and pumps, ion by ion, over the largest |I(circuit)| of them, measured; at least 1 % of g V_T counts, so that what has run down does not",
        Unit = "1",
        Thresholds = LumpedCapacitance.Limits,
        Source = "Hodgkin and Huxley 1952, J. Physiol. 117, 500, doi:10.1113/jphysiol.1952.sp004764, with the membrane's own mechanisms; " + LumpedCapacitance.Reason,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (MembraneCircuit circuit in reading.Circuits)
        {
            (string Part, double Field, double Twin)[] parts = [.. Parts(reading, circuit)];
            double scale = Math.Max(reading.SmallCurrent(circuit), parts.Select(part => Math.Abs(part.Twin)).DefaultIfEmpty(0).Max());
            if (parts.Length > 0 && scale > 0)
            {
                (string name, double field, double twin) = parts.MaxBy(part => Math.Abs(part.Field - part.Twin));
                yield return new(circuit.Name, Math.Abs(field - twin) / scale, Invariant(
                    $"most by {name}: {field:g5} A/m^2 in the field, {twin:g5} A/m^2 in the circuit, {100 * (field - twin) / scale:+0.####;-0.####} % of the largest current or, if more, of 0.01 g V_T") + reading.CauseOf($"membrane.{circuit.Name}.current"));
            }
        }
    }

    private static IEnumerable<(string Part, double Field, double Twin)> Parts(CheckReading reading, MembraneCircuit circuit) =>
        from ion in reading.Problem.Species
        from part in Kinds
        let both = reading.FieldAndCircuit($"membrane.{circuit.Name}.current.{ion.Name}.{part}")
        where both is not null
        select ($"{ion.Name} by {part}s", both.Value.Field, both.Value.Circuit);
}
