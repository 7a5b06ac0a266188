using PnpSolver.Diagnostics;

namespace PnpSolver.Export;

/// <summary>Writes reported numbers as a CSV table: name, value, uncertainty where it was asked for, unit, description.</summary>
public static class QuantityCsv
{
    /// <summary>Writes quantities in their order, values in SI.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="quantities">The quantities.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static void Write(TextWriter writer, IReadOnlyList<Quantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(quantities);
        bool areQuantified = quantities.Any(quantity => quantity.Uncertainty is not null);
        writer.Write(areQuantified ? "name,value,uncertainty,unit,description\n" : "name,value,unit,description\n");
        foreach (Quantity quantity in quantities)
        {
            string uncertainty = quantity.Uncertainty is { } found ? Csv.Field(found.Value) : "";
            string[] numbers = areQuantified ? [Csv.Field(quantity.Value), uncertainty] : [Csv.Field(quantity.Value)];
            writer.Write(string.Join(',', [Csv.Field(quantity.Name), .. numbers, Csv.Field(quantity.Unit), Csv.Field(quantity.Description)]));
            writer.Write('\n');
        }
    }
}
