using System.Globalization;
using PnpSolver.Diagnostics;
using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 8.</summary>
internal static class Selectivity
{
    public static Claim Claim { get; } = new(
        8, "Selectivity is energetic, not a sieve",
        "The filter passes K⁺ thousands of times more easily than the smaller Na⁺, since carbonyls repay K⁺'s dehydration but not Na⁺'s: species-dependent µᵢ⁰(x) in a resolved filter gives P_K/P_Na in the thousands, and swapping the energies swaps the selectivity.")
    {
        Rows =
        [
            Ratio("P_K/P_Na of a filter", "thousands", "selectivity-filter/native-bi-ionic", "K"),
            Ratio("P_Na/P_K, coordination swapped", "reversed", "selectivity-filter/swapped-bi-ionic", "Na"),
            Ratio("P_K/P_Na by dehydration alone", "no selectivity", "selectivity-filter/dehydration-only-bi-ionic", "K"),
            Channel("P_K/P_Na of a resolved potassium channel", "thousands", "potassium-channel/filter-limits-bi-ionic", "K"),
            Channel("P_Na/P_K of that channel, energies swapped", "reversed", "potassium-channel/swapped-filter-limits-bi-ionic", "Na"),
        ],
        Figure = new("claim-08-energies", "Standard potentials of K⁺ and Na⁺ in the filter with what they consist of: dehydration costs both, coordination repays K⁺ alone.",
            (shelf, width) => EnergyFigure.Of(shelf.Read("selectivity-filter/native").Problem, width)),
    };

    private static ClaimRow Ratio(string label, string textbook, string place, string ion) =>
        new(label, textbook, readings => Preference(readings, place, "boundary.left.potential", ion)) { Cause = Crossed(place, ion) };

    private static ClaimRow Channel(string label, string textbook, string place, string ion) =>
        new(label, textbook, readings => Preference(readings, place, "boundary.bottom.potential", ion)) { Cause = Faster(place, ion) };

    /// <summary>Between equal salts, of potassium inside and sodium outside, the potential is ∓V_T ln of the ratio of permeabilities.</summary>
    private static Measured Preference(Readings readings, string place, string potential, string ion) =>
        readings[place, potential].Map(volts => Preference(volts, readings.Problem(place), ion), "1");

    private static double Preference(double volts, PnpProblem problem, string ion) => Math.Exp((ion == "K" ? -1 : 1) * volts / problem.ThermalVoltage);

    /// <summary>The preferred ion that has crossed counts as often as it is preferred.</summary>
    private static Func<ShelfReading, string> Crossed(string place, string ion) => shelf =>
    {
        Solution solution = shelf.Solve(place);
        RegionProfile beyond = Profiles.Of(solution).Single(profile => profile.Region == (ion == "K" ? "outside" : "inside"));
        double Face(string name) => beyond.Concentration[solution.Problem.Species.IndexOf(solution.Problem.Species.Single(species => species.Name == name))][ion == "K" ? 0 : ^1];
        double ratio = Preference(shelf.Computed()[place, "boundary.left.potential"].Value, solution.Problem, ion);
        double part = Face(ion) / Face(ion == "K" ? "Na" : "K");
        return $"{ion}⁺ that has crossed: {MeasuredText.Number(part, 2)} of the ions before the filter, counted {MeasuredText.Number(ratio, 3)} times, {MeasuredText.Percent(-ratio * part)}";
    };

    /// <summary>What else resists in the channel counts more, the faster the filter.</summary>
    private static Func<ShelfReading, string> Faster(string place, string ion) => shelf =>
    {
        const string path = "regions.filter.diffusivity";
        string[] parts = shelf.Set(place).Single(change => change.Path == path).Value.Split(' ');
        string faster = string.Join(' ', parts.Select(part => double.TryParse(part, CultureInfo.InvariantCulture, out double d) ? (10 * d).ToString("r", CultureInfo.InvariantCulture) : part));
        double Of(double volts) => Preference(volts, shelf.Read(place).Problem, ion);
        double exact = Of(shelf.Expected()[place, "boundary.bottom.potential"].Value);
        double found = Of(shelf.Value(place, "boundary.bottom.potential", new Cases.CaseOverride(path, faster)));
        return $"the rest of the channel and the baths resist too: with a filter ten times faster {MeasuredText.Percent((found / exact) - 1)}";
    };
}
