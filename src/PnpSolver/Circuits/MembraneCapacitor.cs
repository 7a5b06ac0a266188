using System.Collections.Immutable;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>Charge of a membrane against its voltage: slab and two diffuse layers in series.</summary>
/// <param name="circuit">The membrane.</param>
/// <param name="state">What the sides hold.</param>
internal sealed class MembraneCapacitor(MembraneCircuit circuit, CircuitState state)
{
    private readonly DoubleLayer high = LayerOf(circuit.Problem, circuit.Inside, state.Inside);
    private readonly DoubleLayer low = LayerOf(circuit.Problem, circuit.Outside, state.Outside);
    private readonly CircuitSide inside = circuit.Inside;
    private readonly CircuitSide outside = circuit.Outside;
    private readonly double slab = circuit.SlabCapacitance;
    private readonly double ratio = circuit.Inside.FaceArea / circuit.Outside.FaceArea;

    /// <summary>V at a displacement D, in V, with dV/dD.</summary>
    public Dual Voltage(double displacement)
    {
        double above = high.Potential(inside.FaceCharge - displacement);
        double below = low.Potential(outside.FaceCharge + (ratio * displacement));
        double slope = (1 / slab) + (1 / high.Capacitance(above)) + (ratio / low.Capacitance(below));
        return new((displacement / slab) + below - above, slope);
    }

    /// <summary>The capacitors at the state's voltage.</summary>
    public CircuitCapacitance AtVoltage()
    {
        double voltage = state.Potential;
        // in units of the slab's charge at 1 V the root lies near the voltage
        double displacement = slab * (RisingRoot.Find(Gap, voltage) ?? voltage);
        return Charged(displacement);

        Dual Gap(Dual units)
        {
            Dual at = Voltage(units.Value * slab);
            return new(at.Value - voltage, at.Derivative * slab);
        }
    }

    private CircuitCapacitance Charged(double displacement)
    {
        double above = high.Potential(inside.FaceCharge - displacement);
        double below = low.Potential(outside.FaceCharge + (ratio * displacement));
        return new()
        {
            Slab = slab,
            InsideLayer = high.Capacitance(above),
            OutsideLayer = low.Capacitance(below) / ratio,
            InsideDrop = above,
            OutsideDrop = below,
            Displacement = displacement,
            ChargeInside = displacement - inside.FaceCharge,
            ChargeOutside = -displacement - (outside.FaceCharge / ratio),
        };
    }

    private static DoubleLayer LayerOf(PnpProblem problem, CircuitSide side, ImmutableArray<double> activities) =>
        new(problem, side.Permittivity, [.. side.Partitions.Zip(side.ContentsOf(activities), (partition, n) => partition * n)]);
}
