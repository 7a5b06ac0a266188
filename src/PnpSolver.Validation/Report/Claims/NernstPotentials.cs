using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 7.</summary>
internal static class NernstPotentials
{
    private static readonly (string Ion, string Label, string Textbook)[] Ions = [("K", "E_K", "≈ −95 mV"), ("Na", "E_Na", "≈ +67 mV"), ("Cl", "E_Cl", "≈ −76 mV")];

    public static Claim Claim { get; } = new(
        7, "Nernst potentials", "E_K ≈ −95, E_Na ≈ +67, E_Cl ≈ −76 mV: the field solver with one permeant ion ends at them.")
    {
        Rows = [.. Ions.Select(ion => new ClaimRow(ion.Label, ion.Textbook, shelf => shelf[$"nernst-one-permeant-ion/{ion.Ion}", "boundary.left.potential"])
        {
            Circuit = shelf => shelf["resting-neuron/ratio-30", $"circuit.membrane.membrane.nernst.{ion.Ion}"],
            Cause = Cause.RoundOff,
        })],
        Figure = new("claim-07-nernst", "Open-circuit potential with one permeant ion against the ratio of its concentrations: field solver and Nernst's law.", Draw),
    };

    private static Figure Draw(ShelfReading shelf, double width)
    {
        double thermal = 1e3 * shelf.Read("nernst-one-permeant-ion/K").Problem.ThermalVoltage;
        IEnumerable<ChartCurve> dots = Ions.Select((ion, color) =>
        {
            PnpProblem problem = shelf.Read($"nernst-one-permeant-ion/{ion.Ion}").Problem;
            Materials.Species species = problem.Species.Single(species => species.Name == ion.Ion);
            double ratio = problem.Material("outside").Concentration(species) / problem.Material("inside").Concentration(species);
            return new ChartCurve($"{ion.Label}, field solver", ChartLook.Dots, color, [(ratio, 1e3 * shelf.Computed()[$"nernst-one-permeant-ion/{ion.Ion}", "boundary.left.potential"].Value)]);
        });
        double[] ratios = [0.01, 0.1, 1, 10, 100];
        return ChartFigure.Of(
            new("Concentration outside over inside", "Potential (mV)",
            [
                new("Nernst, z = +1", ChartLook.Line, 3, [.. ratios.Select(ratio => (ratio, thermal * Math.Log(ratio)))]),
                new("Nernst, z = −1", ChartLook.Dashed, 4, [.. ratios.Select(ratio => (ratio, -thermal * Math.Log(ratio)))]),
                .. dots,
            ])
            { IsLogX = true },
            width);
    }
}
