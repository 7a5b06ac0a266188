using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 12.</summary>
internal static class PumpLeakBalance
{
    private const string Cell = "pump-leak-fixed-volume/as-resolved";
    private static readonly string[] Ions = ["Na", "K"];

    public static Claim Claim { get; } = new(
        12, "The resting state is a non-equilibrium steady state",
        "For each ion passive leak = pump flux; with the pump stopped the gradients run down: ion-by-ion balance at steady state; run-down over minutes to hours after the pump stops (ischaemia).")
    {
        Rows =
        [
            .. Ions.Select(ion => new ClaimRow($"leak of {ion}⁺ over its pump flux", "−1", shelf => Current(shelf, ion, "leak") / Current(shelf, ion, "pump"))
            {
                Circuit = shelf => shelf[Cell, $"circuit.membrane.membrane.current.{ion}.leak"] / shelf[Cell, $"circuit.membrane.membrane.current.{ion}.pump"],
                Cause = shelf => $"round-off; each is {MeasuredText.Of(Math.Abs(Current(shelf.Computed(), ion, "pump").Value), "A/m^2", 5)}",
            }),
            .. Ions.Select(ion => new ClaimRow($"{ion}⁺ inside at the balance", ion == "Na" ? "≈ 12 mM" : "≈ 140 mM", shelf => shelf[Cell, $"region.cytosol.{ion}.mean"])
            {
                Circuit = shelf => shelf[Cell, $"circuit.region.cytosol.{ion}.mean"],
                Cause = Cause.OfCircuit(Cell, $"region.cytosol.{ion}.mean"),
            }),
            .. new[] { ("10 min", "without-pump-10-min"), ("1 h", "without-pump-1-h"), ("12 h", "without-pump-12-h") }.Select(time => new ClaimRow(
                $"K⁺ inside, pump stopped for {time.Item1}", "runs down", shelf => shelf[$"neuron-from-nothing/{time.Item2}", "region.cytosol.K.mean"])
            {
                Cause = Cause.OfPolarisation($"neuron-from-nothing/{time.Item2}", "K"),
            }),
            new("V_m in the end, pump stopped", "Donnan's equilibrium", shelf => shelf["neuron-from-nothing/Donnan", "membrane.membrane.potential"])
            {
                Cause = shelf => "the mesh, and time steps of tolerance 10⁻⁴",
            },
        ],
        Figure = new("claim-12-run-down", "What the cell holds after its pump stops: field solver and circuit, and their difference.", Draw),
    };

    private static Measured Current(Readings shelf, string ion, string part) => shelf[Cell, $"membrane.membrane.current.{ion}.{part}"];

    private static Figure Draw(ShelfReading shelf, double width)
    {
        ReportCourse course = shelf.Course("neuron-from-nothing/settled");
        var stretch = new TimeSegment("the pump stops", 1e5, 143200);
        return TimeCourseFigure.Of(
            course.Of(new("Mean concentration", "mol/m³"), stretch, ("K⁺", "region.cytosol.K.mean"), ("Na⁺", "region.cytosol.Na.mean"), ("Cl⁻", "region.cytosol.Cl.mean")), width);
    }
}
