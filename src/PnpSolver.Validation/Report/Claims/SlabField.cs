using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 5.</summary>
internal static class SlabField
{
    private const string Place = "resting-membrane/clamped";
    private const string Field = "membrane.membrane.field";

    public static Claim Claim { get; } = new(
        5, "The field in the membrane", "−70 mV across 5 nm gives E ≈ 1.4·10⁷ V/m: the computed slab field and its distance from V/d.")
    {
        Rows =
        [
            new("field in the slab at −70 mV", "≈ −14 MV/m", shelf => shelf[Place, Field])
            {
                Circuit = shelf => shelf[Place, $"circuit.{Field}"],
                Cause = shelf => $"{Cause.OfCircuit(Place, Field)(shelf)}: the diffuse layers take {Drop(shelf)} of V",
            },
            new("the same, against slab and layers in closed form", "0.8 % below V/d", shelf => shelf[Place, Field]) { Cause = Cause.Mesh },
        ],
        Figure = new("claim-05-profile", "The resting membrane at −70 mV: potential, concentrations, charge density and field.", (shelf, width) => ProfileFigure.Of(shelf.Solve(Place), width)),
    };

    private static string Drop(ShelfReading shelf)
    {
        Readings found = shelf.Computed();
        Measured drop = found[Place, "membrane.membrane.potential"] - found[Place, "membrane.membrane.drop"];
        return MeasuredText.Of(Math.Abs(drop.Value), drop.Unit, 4);
    }
}
