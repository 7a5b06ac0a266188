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
            RunDown("10 min", "without-pump-10-min", Start),
            RunDown("1 h", "without-pump-1-h", Cause.Steps),
            RunDown("12 h", "without-pump-12-h", Cause.Steps),
            new("V_m in the end, pump stopped", "Donnan's equilibrium", shelf => shelf["neuron-from-nothing/Donnan", "membrane.membrane.potential"])
            {
                Circuit = shelf => shelf["neuron-from-nothing/Donnan", "circuit.membrane.membrane.potential"],
                Cause = Cause.OfCircuit("neuron-from-nothing/Donnan", "membrane.membrane.potential"),
            },
        ],
        Figure = new("claim-12-run-down", "What the cell holds after its pump stops: field solver and circuit, and their difference.", Draw),
    };

    private static Measured Current(Readings shelf, string ion, string part) => shelf[Cell, $"membrane.membrane.current.{ion}.{part}"];

    private static ClaimRow RunDown(string time, string variant, Func<ShelfReading, string> cause) =>
        new($"K⁺ inside, pump stopped for {time}", "runs down", shelf => shelf[$"neuron-from-nothing/{variant}", "region.cytosol.K.mean"]) { Cause = cause };

    /// <summary>The field's cell begins to run down from where its own pump and leaks held it.</summary>
    private static string Start(ShelfReading shelf)
    {
        Measured lumped = shelf.Expected()["neuron-from-nothing/settled-as-lumped", "region.cytosol.K.mean"];
        double held = shelf.Computed()["neuron-from-nothing/settled", "region.cytosol.K.mean"].Value;
        return $"the balance from which it runs down: {Cause.Signed(held - lumped.Value, lumped.Unit)} when the pump stops";
    }

    private static Figure Draw(ShelfReading shelf, double width)
    {
        ReportCourse course = shelf.Course("neuron-from-nothing/settled");
        var stretch = new TimeSegment("the pump stops", 1e5, 143200);
        return TimeCourseFigure.Of(
            course.Of(new("Mean concentration", "mol/m³"), stretch, ("K⁺", "region.cytosol.K.mean"), ("Na⁺", "region.cytosol.Na.mean"), ("Cl⁻", "region.cytosol.Cl.mean")), width);
    }
}
