using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 2.</summary>
internal static class DebyeScreening
{
    private const double Shown = 8; // nm

    public static Claim Claim { get; } = new(
        2, "Debye screening", "λ_D is about 1 nm in physiological saline: the fitted decay length of the potential against √(εRT/F²Σzᵢ²cᵢ).")
    {
        Rows = [Row("inside"), Row("outside")],
        Figure = new("claim-02-screening", "Decay of the potential from both faces of the membrane at −70 mV, field solver and exponentials with λ_D of the bulk.", Draw),
    };

    private static ClaimRow Row(string region) =>
        new($"decay length {region}", "about 1 nm", shelf => shelf["resting-membrane/clamped", $"region.{region}.debye-length.fitted"])
        {
            Cause = shelf => $"the mesh: with cells an eighth as long {MeasuredText.Of(shelf.Computed()["resting-membrane/clamped-refined", $"region.{region}.debye-length.fitted"] with { Uncertainty = null })}",
        };

    private static Figure Draw(ShelfReading shelf, double width)
    {
        Solution solution = shelf.Solve("resting-membrane/clamped");
        ChartCurve[] Curves(string region, int color)
        {
            var side = Side.Of(solution, region, isLeft: region == "inside");
            IReadOnlyList<(double X, double Y)> dots = side.Dots([.. side.Potential.Select(volts => 1e3 * Math.Abs(volts))], 1e-9, Shown, 0.25);
            return
            [
                new($"{region}, e^(−x/λ_D)", ChartLook.Line, color, [.. dots.Select(dot => (dot.X, dots[0].Y * Math.Exp(-dot.X * 1e-9 / side.DebyeLength)))]),
                new($"{region}, field solver", ChartLook.Dots, color, dots),
            ];
        }

        return ChartFigure.Of(new("Distance from the face (nm)", "Potential against the bulk (mV)", [.. Curves("inside", 0), .. Curves("outside", 1)]) { IsLogY = true }, width);
    }
}
