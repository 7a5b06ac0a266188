using System.Globalization;
using PnpSolver.Circuits;
using PnpSolver.Diagnostics;
using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 3.</summary>
internal static class Capacitor
{
    private const string Place = "resting-membrane/clamped";
    private const string Whole = "membrane.membrane.capacitance";
    private static readonly double[] Permittivities = [1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5, 5.5, 6, 6.5, 7];

    public static Claim Claim { get; } = new(
        3, "The membrane is a capacitor",
        "ε_m ≈ 2, d ≈ 5 nm between conductors of ε_w ≈ 80: C ≈ 0.354 µF/cm² for the slab, less by the double layers in series; the often-quoted 1 µF/cm² needs ε ≈ 5.6.")
    {
        Rows =
        [
            new("slab alone, charge over drop", "≈ 0.354 µF/cm²", shelf => (shelf[Place, "membrane.membrane.charge.inside"] / shelf[Place, "membrane.membrane.drop"]) with { Unit = "F/m^2" })
            { Cause = shelf => $"round-off: Gauss's law holds on any mesh; ε₀ε_m/d = {MeasuredText.Of(SlabOf(shelf).SlabCapacitance, "F/m^2", 8)}" },
            new("slab and double layers in series", "less than 0.354 µF/cm²", shelf => shelf[Place, Whole])
            {
                Circuit = shelf => shelf[Place, $"circuit.{Whole}"],
                Cause = Layers,
            },
            new("ε = 5.65 (squid's axon)", "≈ 1 µF/cm²", shelf => shelf["action-potential/rest", Whole])
            {
                Circuit = shelf => shelf["action-potential/rest", $"circuit.{Whole}"],
                Cause = shelf => $"the mesh; the slab alone would have {MeasuredText.Of(LumpedCircuit.Of(shelf.Read("action-potential/rest").Problem).Membranes[0].SlabCapacitance, "F/m^2", 5)}",
            },
        ],
        Figure = new("claim-03-capacitance", "Capacitance of a membrane of 5 nm against its permittivity: field solver, slab and layers in series, slab alone.", Draw),
    };

    private static MembraneCircuit SlabOf(ShelfReading shelf) => LumpedCircuit.Of(shelf.Read(Place).Problem).Membranes[0];

    /// <summary>The layers' capacitances from the computed drops, and what they take from the slab's.</summary>
    private static string Layers(ShelfReading shelf)
    {
        CircuitDeviation field = CircuitDeviations.Of(shelf.Solve(Place)).Single(deviation => deviation.Quantity == "membrane.membrane.field");
        double charge = Math.Abs(shelf.Computed()[Place, "membrane.membrane.charge.inside"].Value);
        MembraneCircuit circuit = SlabOf(shelf);
        IEnumerable<string> layers = field.Causes.Where(cause => cause.Label.StartsWith("layer in", StringComparison.Ordinal))
            .Select(cause => $"{cause.Label} {MeasuredText.Of(charge / Math.Abs(cause.Value * circuit.Thickness), "F/m^2", 3)}");
        double taken = (shelf.Computed()[Place, Whole].Value / circuit.SlabCapacitance) - 1;
        return $"the mesh; {string.Join(", ", layers)} in series with the slab take {MeasuredText.Percent(-taken).TrimStart('+')} of its capacitance";
    }

    private static Figure Draw(ShelfReading shelf, double width)
    {
        (double X, double Field, double Series, double Slab)[] points =
        [
            .. Permittivities.Select(permittivity =>
            {
                var change = new Cases.CaseOverride("regions.membrane.permittivity", permittivity.ToString(CultureInfo.InvariantCulture));
                double slab = LumpedCircuit.Of(shelf.Read(Place, change).Problem).Membranes[0].SlabCapacitance;
                return (permittivity, 100 * shelf.Value(Place, Whole, change), 100 * shelf.Value(Place, $"circuit.{Whole}", change), 100 * slab);
            }),
        ];
        return ChartFigure.Of(
            new("Permittivity of the membrane", "Capacitance (µF/cm²)",
            [
                new("field solver", ChartLook.Dots, 0, [.. points.Select(point => (point.X, point.Field))]),
                new("slab and double layers in series", ChartLook.Line, 1, [.. points.Select(point => (point.X, point.Series))]),
                new("slab alone, ε₀ε_m/d", ChartLook.Dashed, 2, [.. points.Select(point => (point.X, point.Slab))]),
            ]),
            width);
    }
}
