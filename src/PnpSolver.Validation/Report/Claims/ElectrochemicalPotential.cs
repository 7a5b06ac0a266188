using System.Globalization;
using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 6.</summary>
internal static class ElectrochemicalPotential
{
    private const string Folder = "nernst-with-activities";
    private static readonly (string Variant, string Label)[] Models = [("ideal", "ideal"), ("davies", "Davies"), ("bikerman", "ions of finite size")];

    public static Claim Claim { get; } = new(
        6, "The electrochemical potential drives every ion", "µᵢ = µᵢ⁰ + RT ln aᵢ + zᵢFψ drives every ion; activity, not only concentration: the flux vanishes exactly where µᵢ is flat, for ideal and for non-ideal activity.")
    {
        Rows =
        [
            new("K⁺ current where µ is flat, ideal", "0", shelf => shelf["nernst-one-permeant-ion/K", "boundary.left.current.K"]) { Cause = Cause.RoundOff },
            .. Models.Skip(1).Select(model => new ClaimRow($"K⁺ current where µ is flat, {model.Label}", "0", shelf => shelf[$"{Folder}/{model.Variant}", "boundary.left.current.K"])
            {
                Cause = shelf => $"round-off: it is flat at {Nernst(shelf, model.Variant, "nernst")} by activities, not at {Nernst(shelf, model.Variant, "nernst.ideal")} by concentrations",
            }),
        ],
        Figure = new("claim-06-activity", "Current of K⁺ through a filter between 300 and 10 mM KCl against the potential (lines): it vanishes at the Nernst potential of activities (dots).", Draw),
    };

    private static string Nernst(ShelfReading shelf, string variant, string what) =>
        MeasuredText.Of(shelf.Computed()[$"{Folder}/{variant}", $"boundary.left.{what}"] with { Uncertainty = null });

    private static Figure Draw(ShelfReading shelf, double width)
    {
        double[] millivolts = [.. Enumerable.Range(0, 11).Select(i => -110.0 + (4 * i))];
        IEnumerable<ChartCurve> Curves((string Variant, string Label) model, int color)
        {
            string place = $"{Folder}/{model.Variant}";
            double rest = 1e3 * shelf.Computed()[place, "boundary.left.potential"].Value;
            yield return new(model.Label, ChartLook.Line, color, [.. millivolts.Select(mV =>
            {
                string text = string.Create(CultureInfo.InvariantCulture, $"{mV} mV");
                return (mV, 1e-3 * shelf.Value(place, "boundary.left.current.K", new Cases.CaseOverride("boundaries.left.potential", text)));
            })]);
            yield return new("", ChartLook.Dots, color, [(rest, 0)]);
        }

        return ChartFigure.Of(new("Potential (mV)", "Current of K⁺ (kA/m²)", [.. Models.SelectMany(Curves)]), width);
    }
}
