using PnpSolver.Circuits;
using static System.FormattableString;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>By how much the decay along a cylinder is off the cable's.</summary>
internal sealed class LumpedLengthConstant : CheckRule
{
    /// <inheritdoc/>
    public override CheckDefinition Definition { get; } = new()
    {
        Name = "lumped-length-constant",
        Picture = Picture.Lumped,
        Title = "Length constant, field over cable",
        Formula = "|λ(field)/λ(cable) − 1|, λ(field) fitted to the computed current, λ(cable) = √(aσ/(2g))",
        Unit = "1",
        Thresholds = LumpedCapacitance.Limits,
        Source = "Hodgkin and Rushton 1946, Proc. R. Soc. B 133, 444, doi:10.1098/rspb.1946.0024; " + LumpedCapacitance.Reason,
    };

    /// <inheritdoc/>
    public override IEnumerable<Finding> Find(CheckReading reading)
    {
        foreach (MembraneCircuit circuit in reading.Circuits)
        {
            if (reading.FieldAndCircuit($"membrane.{circuit.Name}.length-constant") is var (field, twin))
            {
                yield return new(circuit.Name, Math.Abs((field / twin) - 1), Invariant(
                    $"{field * 1e6:g7} µm in the field, {twin * 1e6:g7} µm of the cable, {100 * ((field / twin) - 1):+0.####;-0.####} %"));
            }
        }
    }
}
