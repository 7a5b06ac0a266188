namespace PnpSolver.Diagnostics.Checks;

/// <summary>Relative changes of reported numbers, each over its own size or, where that is next to nothing, over what is large of its kind.</summary>
/// <remarks>The scale is the largest of |value|, 0.1 % of the largest |value| of the same unit, and of potentials V_T: a current that cancels to round-off
/// is not off by 100 %.</remarks>
internal sealed class QuantityChanges
{
    private const double Small = 1e-3;
    private readonly Dictionary<string, double> floors;

    /// <summary>The scales of some numbers.</summary>
    /// <param name="quantities">The numbers.</param>
    /// <param name="thermalVoltage">V_T, in V.</param>
    public QuantityChanges(IEnumerable<Quantity> quantities, double thermalVoltage)
    {
        floors = quantities.GroupBy(quantity => quantity.Unit).ToDictionary(same => same.Key, same => Small * same.Max(quantity => Math.Abs(quantity.Value)));
        floors["V"] = thermalVoltage;
    }

    /// <summary>A change over the scale of a number; 0 where there is no scale.</summary>
    /// <param name="quantity">The number.</param>
    /// <param name="change">The change, in its unit.</param>
    public double Of(Quantity quantity, double change)
    {
        double scale = Math.Max(Math.Abs(quantity.Value), floors.GetValueOrDefault(quantity.Unit));
        return scale > 0 ? Math.Abs(change) / scale : 0;
    }

    /// <summary>Whether a number is the field's own, and more than the noise of one.</summary>
    /// <param name="quantity">The number.</param>
    public static bool IsOfField(Quantity quantity) =>
        !new[] { "circuit.", "deviation.", "difference." }.Any(prefix => quantity.Name.StartsWith(prefix, StringComparison.Ordinal))
        && !quantity.Name.EndsWith(".electroneutrality", StringComparison.Ordinal);
}
