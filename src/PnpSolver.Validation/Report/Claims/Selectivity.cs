using PnpSolver.Plotting;

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
            Ratio("P_K/P_Na of a filter", "thousands", "selectivity-filter/native-bi-ionic", "boundary.left.potential", -1),
            Ratio("P_Na/P_K, coordination swapped", "reversed", "selectivity-filter/swapped-bi-ionic", "boundary.left.potential", 1),
            Ratio("P_K/P_Na by dehydration alone", "no filter", "selectivity-filter/dehydration-only-bi-ionic", "boundary.left.potential", -1),
            Ratio("P_K/P_Na of a resolved potassium channel", "thousands", "potassium-channel/filter-limits-bi-ionic", "boundary.bottom.potential", -1),
            Ratio("P_Na/P_K of that channel, energies swapped", "reversed", "potassium-channel/swapped-filter-limits-bi-ionic", "boundary.bottom.potential", 1),
        ],
        Figure = new("claim-08-energies", "Standard potentials of K⁺ and Na⁺ in the filter with what they consist of: dehydration costs both, coordination repays K⁺ alone.",
            (shelf, width) => EnergyFigure.Of(shelf.Read("selectivity-filter/native").Problem, width)),
    };

    /// <summary>Between equal salts of both ions the potential is ∓V_T ln of the ratio.</summary>
    private static ClaimRow Ratio(string label, string textbook, string place, string potential, int sign) =>
        new(label, textbook, readings => readings[place, potential].Map(volts => Math.Exp(sign * volts / readings.Problem(place).ThermalVoltage), "1")) { Cause = Cause.Mesh };
}
