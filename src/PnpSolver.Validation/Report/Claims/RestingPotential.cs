using System.Globalization;
using PnpSolver.Circuits;
using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 9.</summary>
internal static class RestingPotential
{
    private const string Potential = "membrane.membrane.potential";
    private const double PotassiumPermeability = 10; // nm/s
    private static readonly double[] Ratios = [1, 2, 4, 8, 16, 25, 30, 40, 64, 128, 256];

    public static Claim Claim { get; } = new(
        9, "Leak channels set the resting potential",
        "Leak channels as fixed conductances or permeabilities; P_K/P_Na ≈ 25–40; the potential settles between E_K and E_Na (−65 … −75 mV), at no ion's own Nernst potential.")
    {
        Rows =
        [
            .. new[] { 25, 30, 40 }.Select(ratio => Row($"V_m, P_K/P_Na = {ratio}", $"resting-neuron/ratio-{ratio}-without-pump")),
            Row("V_m, fixed conductances (chord)", "chord-conductance/without-pump"),
        ],
        Figure = new("claim-09-resting-potential", "Membrane potential against the ratio of the permeabilities: field solver, Goldman–Hodgkin–Katz, and the Nernst potentials between which it lies.", Draw),
    };

    private static ClaimRow Row(string label, string place) => new(label, "−65 … −75 mV", shelf => shelf[place, Potential])
    {
        Circuit = shelf => shelf[place, $"circuit.{Potential}"],
        Cause = Cause.OfCircuit(place, Potential),
    };

    private static Figure Draw(ShelfReading shelf, double width)
    {
        const string place = "resting-neuron/ratio-25-without-pump";
        PnpProblem problem = shelf.Read(place).Problem;
        PermeantIon Ion(string name, double permeability)
        {
            Materials.Species species = problem.Species.Single(species => species.Name == name);
            return new(species.Valence, permeability, problem.Material("inside").Concentration(species), problem.Material("outside").Concentration(species));
        }

        double Field(double ratio) => 1e3 * shelf.Value(place, Potential, new Cases.CaseOverride(
            "membranes.membrane.ghk-Na.permeability", string.Create(CultureInfo.InvariantCulture, $"{PotassiumPermeability / ratio:r} nm/s")));
        double Nernst(string ion) => 1e3 * shelf.Computed()[place, $"circuit.membrane.membrane.nernst.{ion}"].Value;
        double[] fine = [.. Enumerable.Range(0, 97).Select(i => Math.Pow(2, i / 12.0))];
        ChartCurve Level(string ion, int color) => new($"E_{ion}", ChartLook.Dashed, color, [(fine[0], Nernst(ion)), (fine[^1], Nernst(ion))]);
        return ChartFigure.Of(
            new("Permeability of K⁺ over that of Na⁺", "Membrane potential (mV)",
            [
                new("field solver", ChartLook.Dots, 0, [.. Ratios.Select(ratio => (ratio, Field(ratio)))]),
                new("Goldman–Hodgkin–Katz", ChartLook.Line, 1, [.. fine.Select(ratio => (ratio, 1e3 * MembranePotentials.Goldman(problem.Temperature, Ion("K", ratio), Ion("Na", 1))))]),
                Level("K", 2), Level("Na", 3),
            ])
            { IsLogX = true },
            width);
    }
}
