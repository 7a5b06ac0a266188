using System.Globalization;
using PnpSolver.Plotting;

namespace PnpSolver.Validation.Report.Claims;

/// <summary>Claim 10.</summary>
internal static class PumpCycle
{
    private const string One = "chord-conductance/one-molecule-per-square-micrometre";
    private const string Pump = "membrane.membrane.current.pump";
    private const double SquareMicrometre = 1e-12;
    private static readonly double[] Densities = [1, 10, 100, 1000, 10000];
    private static readonly (string Ion, string Label, int PerCycle)[] Ions = [("Na", "Na⁺ out", 3), ("K", "K⁺ in", 2)];

    public static Claim Claim { get; } = new(
        10, "The Na⁺/K⁺ pump", "It exports 3 Na⁺ and imports 2 K⁺ per cycle; one pump carries about 1.6·10⁻⁵ pA: pump current from cycles/s, density and stoichiometry.")
    {
        Rows =
        [
            new("current of one pump at 100 cycles/s", "≈ 1.6·10⁻⁵ pA", shelf => shelf[One, Pump].Map(density => density * SquareMicrometre, "A"))
            {
                Circuit = shelf => shelf[One, $"circuit.{Pump}"].Map(density => density * SquareMicrometre, "A"),
                Cause = Cause.RoundOff,
            },
            Ion("Na⁺ per charge moved", "3 out", "Na"),
            Ion("K⁺ per charge moved", "2 in", "K"),
            new("pump current of a neuron at rest", "saturates with Na⁺, K⁺", shelf => shelf["resting-neuron/ratio-30", Pump])
            {
                Circuit = shelf => shelf["resting-neuron/ratio-30", $"circuit.{Pump}"],
                Cause = Cause.OfPump("resting-neuron/ratio-30", "inside", "outside"),
            },
        ],
        Figure = new("claim-10-pump", "Currents of the pump at 100 cycles/s against its density: field solver (dots), and e times rate, density and ions per cycle (lines).", Draw),
    };

    private static ClaimRow Ion(string label, string textbook, string ion) =>
        new(label, textbook, shelf => shelf[One, $"membrane.membrane.current.{ion}.pump"] / shelf[One, Pump])
        {
            Circuit = shelf => shelf[One, $"circuit.membrane.membrane.current.{ion}.pump"] / shelf[One, $"circuit.{Pump}"],
            Cause = Cause.RoundOff,
        };

    private static Figure Draw(ShelfReading shelf, double width)
    {
        double Value(string quantity, double density) => Math.Abs(shelf.Value(One, quantity, new Cases.CaseOverride(
            "membranes.membrane.ATPase.density", string.Create(CultureInfo.InvariantCulture, $"{density} /um^2"))));
        IEnumerable<ChartCurve> Curves(string label, string quantity, int perCycle, int color) =>
        [
            new(label, ChartLook.Dots, color, [.. Densities.Select(density => (density, Value(quantity, density)))]),
            new("", ChartLook.Line, color, [.. Densities.Select(density => (density, perCycle * PhysicalConstants.ElementaryCharge * 100 * density / SquareMicrometre))]),
        ];
        return ChartFigure.Of(
            new("Density of the pump (1/µm²)", "Current (A/m²)",
            [
                .. Ions.SelectMany((ion, color) => Curves(ion.Label, $"membrane.membrane.current.{ion.Ion}.pump", ion.PerCycle, color)),
                .. Curves("net", Pump, 1, 2),
            ])
            { IsLogX = true, IsLogY = true },
            width);
    }
}
