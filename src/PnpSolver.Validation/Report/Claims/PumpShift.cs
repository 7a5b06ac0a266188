using PnpSolver.Diagnostics;
using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 11.</summary>
internal static class PumpShift
{
    private const string Potential = "membrane.membrane.potential";

    public static Claim Claim { get; } = new(
        11, "The pump is electrogenic", "V_rest = V_WA − I_pump/g_tot, a few mV of hyperpolarisation: the shift with the pump on and off, field solver against formula.")
    {
        Rows =
        [
            Row("pump's shift, fixed conductances", "chord-conductance/with-pump", "chord-conductance/without-pump"),
            Row("pump's shift, permeabilities 30 : 1", "resting-neuron/ratio-30", "resting-neuron/ratio-30-without-pump"),
            new("V_rest, permeabilities 30 : 1", "V_WA − I_pump/g_tot", shelf => shelf["resting-neuron/ratio-30", Potential])
            {
                Circuit = shelf => shelf["resting-neuron/ratio-30", $"circuit.{Potential}"],
                Cause = Cause.OfCircuit("resting-neuron/ratio-30", Potential),
            },
        ],
        Figure = new("claim-11-electrogenic", "How the resting potential forms: Nernst potentials, leaks alone, the pump's shift; field solver and circuit.",
            (shelf, width) => PotentialFigure.Of(PotentialRows.Of(shelf.Solve("resting-neuron/ratio-30"), shelf.Solve("resting-neuron/ratio-30-without-pump")), width)),
    };

    private static ClaimRow Row(string label, string with, string without) =>
        new(label, "a few mV, negative", shelf => shelf[with, Potential] - shelf[without, Potential])
        {
            Circuit = shelf => shelf[with, $"circuit.{Potential}"] - shelf[without, $"circuit.{Potential}"],
            Cause = shelf =>
            {
                double Of(string place) => CircuitDeviations.Of(shelf.Solve(place)).Where(found => found.Quantity == Potential).Sum(found => found.Difference);
                return $"field less circuit: {Cause.Signed(Of(with), "V")} with the pump ({Cause.OfCircuit(with, Potential)(shelf)}), {Cause.Signed(Of(without), "V")} without";
            },
        };
}
