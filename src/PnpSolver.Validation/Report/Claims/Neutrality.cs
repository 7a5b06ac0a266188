using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 1.</summary>
internal static class Neutrality
{
    private const double Far = 20;

    public static Claim Claim { get; } = new(
        1, "Bulk electroneutrality",
        "Σ zᵢcᵢ ≈ 0 away from the membrane, because λ_D ≪ cell size (1 nm against 10,000 nm): relative charge density below 10⁻⁹ beyond 20 λ_D; the decay is e^(−x/λ_D).")
    {
        Rows =
        [
            Row("clamped membrane, inside", "resting-membrane/clamped", "inside"),
            Row("membrane at work, outside", "resting-neuron/ratio-30", "outside"),
        ],
        Figure = new("claim-01-electroneutrality", "Relative charge density |Σzc|/Σ|z|c against distance from the faces of the membrane at −70 mV, field solver and e^(−x/λ_D).", Draw),
    };

    private static ClaimRow Row(string label, string place, string region) =>
        new($"|Σzc|/Σ|z|c beyond 20 λ_D, {label}", "0, below 10⁻⁹", shelf => shelf[place, $"region.{region}.electroneutrality"])
        {
            Cause = shelf =>
            {
                var side = Side.Of(shelf.Solve(place), region, isLeft: region == "inside");
                double face = side.RelativeCharge[0];
                return $"the tail of the double layer: {MeasuredText.Number(face, 2)} at the face, times e^(−20) {MeasuredText.Number(face * Math.Exp(-Far), 2)}";
            },
        };

    private static Figure Draw(ShelfReading shelf, double width)
    {
        Solution solution = shelf.Solve("resting-membrane/clamped");
        ChartCurve[] Curves(string region, int color)
        {
            var side = Side.Of(solution, region, isLeft: region == "inside");
            IReadOnlyList<(double X, double Y)> dots = side.Dots(side.RelativeCharge, side.DebyeLength, 1.5 * Far, 1);
            return
            [
                new($"{region}, e^(−x/λ_D)", ChartLook.Line, color, [.. dots.Select(dot => (dot.X, dots[0].Y * Math.Exp(-dot.X)))]),
                new($"{region}, field solver", ChartLook.Dots, color, dots),
            ];
        }

        return ChartFigure.Of(new("Distance from the face (Debye lengths)", "Relative charge density", [.. Curves("inside", 0), .. Curves("outside", 1)]) { IsLogY = true }, width);
    }
}
