using System.Collections.Immutable;
using PnpSolver.Numerics;

namespace PnpSolver.Circuits;

/// <summary>Charge of a membrane against its voltage: slab and two diffuse layers in series.</summary>
/// <param name="circuit">The membrane.</param>
/// <param name="insideContents">n_k of the inside, in mol/m³, shape [species].</param>
/// <param name="outsideContents">n_k of the outside, in mol/m³, shape [species].</param>
internal sealed class MembraneCapacitor(MembraneCircuit circuit, ImmutableArray<double> insideContents, ImmutableArray<double> outsideContents)
{
    private readonly DoubleLayer high = LayerOf(circuit.Problem, circuit.Inside, insideContents);
    private readonly DoubleLayer low = LayerOf(circuit.Problem, circuit.Outside, outsideContents);
    private readonly CircuitSide inside = circuit.Inside;
    private readonly CircuitSide outside = circuit.Outside;
    private readonly double slab = circuit.SlabCapacitance;
    private readonly double ratio = circuit.Inside.FaceArea / circuit.Outside.FaceArea;

    /// <summary>The capacitors with what the sides hold in a state.</summary>
    public static MembraneCapacitor At(MembraneCircuit circuit, CircuitState state) =>
        new(circuit, circuit.Inside.ContentsOf(state.Inside), circuit.Outside.ContentsOf(state.Outside));

    /// <summary>V at a displacement D, in V, with dV/dD.</summary>
    public Dual Voltage(double displacement)
    {
        double above = high.Potential(inside.FaceCharge - displacement);
        double below = low.Potential(outside.FaceCharge + (ratio * displacement));
        double slope = (1 / slab) + (1 / high.Capacitance(above)) + (ratio / low.Capacitance(below));
        return new((displacement / slab) + below - above, slope);
    }

    /// <summary>∂V/∂n of an ion on one side at a displacement D, in V m³/mol.</summary>
    public double Slope(double displacement, int species, bool isInside) => isInside
        ? -high.Slope(high.Potential(inside.FaceCharge - displacement), species) * inside.Partitions[species]
        : low.Slope(low.Potential(outside.FaceCharge + (ratio * displacement)), species) * outside.Partitions[species];

    /// <summary>The capacitors at a voltage V, in V.</summary>
    public CircuitCapacitance AtVoltage(double voltage)
    {
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

    private static DoubleLayer LayerOf(PnpProblem problem, CircuitSide side, ImmutableArray<double> contents) =>
        new(problem, side.Permittivity, [.. side.Partitions.Zip(contents, (partition, n) => partition * n)]);
}
