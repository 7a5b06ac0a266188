using PnpSolver.Circuits;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>By how much the membrane potential is off the circuit's.</summary>
internal sealed class LumpedPotential : CheckRule
{
    /// <summary>Why the thresholds for potentials are what they are.</summary>
    internal const string Reason = "recordings resolve some 0.1 mV, junction potentials leave 1 mV open, 10 mV is what gates feel";

    /// <summary>Thresholds of every potential that is set against a lumped one.</summary>
    internal static Thresholds Limits { get; } = Thresholds.Above(note: 1e-4, warn: 1e-3, fail: 1e-2);

    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "lumped-potential",
        Picture = Picture.Lumped,
        Title = "Membrane potential, field less circuit",
        Formula = "|V_m(field) − V_m(circuit)|, measured; of a run through time at its end",
        Unit = "V",
        Thresholds = Limits,
        Source = "Hodgkin and Huxley 1952, J. Physiol. 117, 500, doi:10.1113/jphysiol.1952.sp004764, with the membrane's own mechanisms; " + Reason,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (MembraneCircuit circuit in reading.Circuits.Where(circuit => circuit.Drive.Kind != CircuitDriveKind.Voltage))
        {
            if (reading.FieldAndCircuit($"membrane.{circuit.Name}.potential") is var (field, twin))
            {
                yield return new(circuit.Name, Math.Abs(field - twin), Invariant(
                    $"{field * 1e3:0.####} mV in the field, {twin * 1e3:0.####} mV in the circuit, {(field - twin) * 1e3:+0.####;-0.####} mV") + reading.CauseOf($"membrane.{circuit.Name}.potential"));
            }
        }
    }
}
