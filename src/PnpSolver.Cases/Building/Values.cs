using PnpSolver.Cases.Forms;

namespace PnpSolver.Cases.Building;

/// <summary>Lists every number of a checked document.</summary>
internal static class Values
{
    /// <summary>The numbers, in the order of the file.</summary>
    /// <param name="root">The document.</param>
    /// <param name="prefix">Put before every path.</param>
    public static IEnumerable<ResolvedValue> Of(Item root, string prefix = "") =>
        from item in root.All()
        where item.IsSound && item.Shape is not FlagShape && double.IsFinite(item.Number)
        let path = prefix.Length > 0 ? $"{prefix}.{item.Path}" : item.Path
        let unit = item.Shape is QuantityShape quantity ? quantity.Kind.SiUnit : ""
        select new ResolvedValue(path, item.Number, unit, item.IsDefault ? $"{item.Text} (default)" : item.Text);
}
