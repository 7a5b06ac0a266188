using PnpSolver.Diagnostics;

namespace PnpSolver.Export;

/// <summary>Writes reported numbers as a CSV table: name, value, unit, description.</summary>
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
        writer.Write("name,value,unit,description\n");
        foreach (Quantity quantity in quantities)
        {
            string[] fields =
            [
                Csv.Field(quantity.Name), Csv.Field(quantity.Value), Csv.Field(quantity.Unit), Csv.Field(quantity.Description),
            ];
            writer.Write(string.Join(',', fields));
            writer.Write('\n');
        }
    }
}
