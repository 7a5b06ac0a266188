using PnpSolver.Circuits;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>By how much a membrane's capacitance is off that of its slab alone.</summary>
internal sealed class LumpedCapacitance : CheckRule
{
    /// <summary>Why the thresholds for relative deviations are what they are.</summary>
    internal const string Reason = "1 % is what careful recordings resolve, 5 % what cells of one kind differ by at best, 20 % changes conclusions";

    /// <summary>Thresholds of every relative deviation from the circuit.</summary>
    internal static Thresholds Limits { get; } = Thresholds.Above(note: 0.01, warn: 0.05, fail: 0.2);

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "lumped-capacitance",
        Picture = Picture.Lumped,
        Title = "Capacitance against the slab's",
        Formula = "|C/(ε₀ε/d) − 1|, C = dσ/dV_m of the computed field, layers included",
        Unit = "1",
        Thresholds = Limits,
        Source = "Hodgkin and Huxley 1952, J. Physiol. 117, 500, doi:10.1113/jphysiol.1952.sp004764, whose membrane is a capacitor; " + Reason,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (MembraneCircuit circuit in reading.Circuits.Where(circuit => circuit.IsAlone))
        {
            if (reading[$"membrane.{circuit.Name}.capacitance"] is { } capacitance)
            {
                double slab = circuit.SlabCapacitance;
                string layers = reading[$"circuit.membrane.{circuit.Name}.capacitance"] is { } twin ? Invariant($", {twin * 100:0.####} with the diffuse layers in series") : "";
                yield return new(circuit.Name, Math.Abs((capacitance / slab) - 1), Invariant(
                    $"{capacitance * 100:0.####} µF/cm² where the slab alone has {slab * 100:0.####}{layers}: {100 * ((capacitance / slab) - 1):+0.##;-0.##} %"));
            }
        }
    }
}
