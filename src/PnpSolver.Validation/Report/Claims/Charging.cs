using PnpSolver.Circuits;
using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 13.</summary>
internal static class Charging
{
    private const string Rc = "membrane-rc/0.7-ms";
    private const string Forming = "liquid-junction-forming/forming-0.1-ns";
    private const string Potential = "membrane.membrane.potential";

    public static Claim Claim { get; } = new(
        13, "Charging", "The membrane behaves as RC (τ = C/g, about a millisecond), the double layers form in about λ_D²/D (a nanosecond): transient of the field solver against the circuit over both scales.")
    {
        Rows =
        [
            new("τ of a membrane, from V at 0.7 ms", "≈ 0.7 ms", readings => Relaxation(readings[Rc, Potential], Reversal(readings), 7e-4))
            {
                Circuit = readings => readings[Rc, "circuit.membrane.membrane.time-constant"],
                Cause = TimeConstant,
            },
            new("charge relaxation of an electrolyte, ε/σ = λ_D²/D", "≈ 1 ns", readings => Relaxation(
                readings[Forming, "boundary.right.potential"], readings["liquid-junction-forming/formed", "boundary.right.potential"].Value, 1e-10))
            { Cause = Cause.Steps },
            new("layers of a bare membrane between baths of 1 µm, RC", "some ns", Layers) { Cause = Cause.Steps },
            new("V_m of a neuron, 10 ms after nothing", "resting potential", readings => readings["neuron-from-nothing/charged-10-ms", Potential])
            { Cause = Cause.OfPump("neuron-from-nothing/charged-10-ms", "cytosol", "bath") },
        ],
        Figure = new("claim-13-charging", "A neuron from nothing: membrane potential from a nanosecond to a day, field solver and circuit, and their difference.", Draw),
    };

    /// <summary>τ of 1 − e^(−t/τ) from one value of it.</summary>
    private static Measured Relaxation(Measured value, double end, double time) => value.Map(v => -time / Math.Log(1 - (v / end)), "s");

    private static double Reversal(Readings readings) => readings[Rc, "circuit.membrane.membrane.nernst.K"].Value;

    private static string TimeConstant(ShelfReading shelf)
    {
        MembraneCircuit circuit = LumpedCircuit.Of(shelf.Read(Rc).Problem).Membranes[0];
        double slab = circuit.SlabCapacitance / circuit.Conductance(circuit.SteadyState!);
        return $"{Cause.OfPolarisation(Rc, "K")(shelf)}; by the slab alone τ were {MeasuredText.Of(slab, "s", 5)}";
    }

    /// <summary>Slowest relaxation between 3 and 10 ns towards the field at 100 ns.</summary>
    private static Measured Layers(Readings readings)
    {
        Measured Field(string time) => readings[$"membrane-clamp/{time}", "membrane.slab.field"];
        double end = Field("100-ns").Value;
        Measured left = new Measured(end, "V/m", 0) - Field("3-ns");
        return (left / (new Measured(end, "V/m", 0) - Field("10-ns"))).Map(ratio => 7e-9 / Math.Log(ratio), "s");
    }

    private static Figure Draw(ShelfReading shelf, double width)
    {
        var stretch = new TimeSegment("", 0, 1e5);
        return TimeCourseFigure.Of(shelf.Course("neuron-from-nothing/settled").Of(new("Membrane potential", "V"), stretch, ("membrane", Potential)), width);
    }
}
