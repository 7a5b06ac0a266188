using PnpSolver.Diagnostics;

namespace PnpSolver.Validation.Report;

/// <summary>Causes of deviations in words and computed numbers.</summary>
internal static class Cause
{
    private const double Shown = 0.01; // of the largest

    /// <summary>A closed form of the same equations: only the mesh is between it and the number.</summary>
    public static string Mesh(ShelfReading shelf) => "the mesh: the closed form solves the same equations";

    /// <summary>The same of a run in time.</summary>
    public static string Steps(ShelfReading shelf) => "the mesh and the time steps";

    /// <summary>Nothing is discretised in it.</summary>
    public static string RoundOff(ShelfReading shelf) => "round-off: it holds on any mesh";

    /// <summary>The contributions to the difference of field and circuit, each computed by itself from the solution.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <param name="quantity">Name of the quantity.</param>
    public static Func<ShelfReading, string> OfCircuit(string place, string quantity) => shelf =>
    {
        CircuitDeviation found = CircuitDeviations.Of(shelf.Solve(place)).Single(deviation => deviation.Quantity == quantity);
        double largest = found.Causes.Max(cause => Math.Abs(cause.Value));
        IEnumerable<string> parts = found.Causes.Where(cause => Math.Abs(cause.Value) >= Shown * largest)
            .OrderByDescending(cause => Math.Abs(cause.Value)).Select(cause => $"{cause.Label} {Signed(cause.Value, cause.Unit)}");
        return string.Join(", ", parts);
    };

    /// <summary>The pump's sites see the faces: there sodium inside and potassium outside differ from the bulk by the layers' drops.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <param name="inside">Region inside.</param>
    /// <param name="outside">Region outside.</param>
    public static Func<ShelfReading, string> OfPump(string place, string inside, string outside) => shelf =>
    {
        Readings found = shelf.Computed();
        string Excess(string side, string region, string ion) => MeasuredText.Percent(
            (found[place, $"membrane.membrane.face.{side}.{ion}"].Value / found[place, $"region.{region}.{ion}.mean"].Value) - 1);
        return $"the pump's sites see the faces: Na⁺ inside {Excess("inside", inside, "Na")}, K⁺ outside {Excess("outside", outside, "K")} against the bulk";
    };

    /// <summary>On the way from the bulk to the faces an ion loses a part of what drives it.</summary>
    /// <param name="place">The folder and variant.</param>
    /// <param name="ion">The ion.</param>
    public static Func<ShelfReading, string> OfPolarisation(string place, string ion) => shelf =>
    {
        Readings found = shelf.Computed();
        double bulk = found[place, $"membrane.membrane.driving-force.{ion}.bulk"].Value;
        double lost = found[place, $"membrane.membrane.driving-force.{ion}"].Value - bulk;
        return $"diffusion to the faces takes {Signed(lost, "V")} of the {MeasuredText.Of(bulk, "V", 4)} that drive {ion}⁺";
    };

    /// <summary>A number with its sign and unit, to three digits.</summary>
    public static string Signed(double value, string unit) => $"{(value > 0 ? "+" : "")}{MeasuredText.Of(value, unit, 3)}";
}
