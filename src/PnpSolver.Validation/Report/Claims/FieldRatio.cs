using PnpSolver.Diagnostics;
using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 4.</summary>
internal static class FieldRatio
{
    private const string Ratio = "membrane.membrane.field-ratio";
    private const double Shown = 3e-9;

    public static Claim Claim { get; } = new(
        4, "The slab concentrates the field", "The low-permittivity slab concentrates the field ≈ 40× relative to the adjacent water: ratio ε_w/ε_m at the interface, from the computed fields.")
    {
        Rows =
        [
            new("slab field over water field", "≈ 40", shelf => shelf["resting-membrane/clamped", Ratio])
            {
                Cause = shelf => $"the mesh, seen by one-sided extrapolation of φ; with cells an eighth as long {MeasuredText.Of(shelf.Computed()["resting-membrane/clamped-refined", Ratio] with { Uncertainty = null })}",
            },
            new("the same in a membrane at work", "≈ 40", shelf => shelf["resting-neuron/ratio-30", Ratio]) { Cause = shelf => "the mesh, seen by one-sided extrapolation of φ" },
        ],
        Figure = new("claim-04-field-ratio", "Magnitude of the electric field around the inside face of the membrane at −70 mV: 40 times weaker in the water, and screened there within a nanometre.", Draw),
    };

    private static Figure Draw(ShelfReading shelf, double width)
    {
        IReadOnlyList<RegionProfile> profiles = Profiles.Of(shelf.Solve("resting-membrane/clamped-refined"));
        double face = profiles.Single(profile => profile.Region == "inside").Position[^1];
        ChartCurve Curve(string label, string region, int color)
        {
            RegionProfile profile = profiles.Single(profile => profile.Region == region);
            return new(label, ChartLook.Line, color,
                [.. profile.Position.Zip(profile.Field, (x, field) => (1e9 * (x - face), 1e-6 * Math.Abs(field))).Where(point => Math.Abs(point.Item1) <= 1e9 * Shown)]);
        }

        return ChartFigure.Of(
            new("Distance from the inside face (nm)", "|E| (MV/m)", [Curve("water inside, ε = 80", "inside", 0), Curve("membrane, ε = 2", "membrane", 1)]) { IsLogY = true }, width);
    }
}
