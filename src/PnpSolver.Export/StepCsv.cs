using PnpSolver.Diagnostics;

namespace PnpSolver.Export;

/// <summary>Writes the steps of a case as a CSV table: one row for each value, one column for each quantity, units in the header.</summary>
public static class StepCsv
{
    /// <summary>Writes steps in their order, values in SI; a quantity that has no value at a step leaves its field empty.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="stepped">Path of the stepped value and its SI unit.</param>
    /// <param name="steps">The value of each step and its quantities.</param>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public static void Write(
        TextWriter writer, (string Path, string Unit) stepped, IReadOnlyList<(double Value, IReadOnlyList<Quantity> Quantities)> steps)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(steps);
        Quantity[] columns = [.. steps.SelectMany(step => step.Quantities).DistinctBy(quantity => quantity.Name)];
        writer.Write(string.Join(',', [Csv.Title(stepped.Path, stepped.Unit), .. columns.Select(column => Csv.Title(column.Name, column.Unit))]));
        writer.Write('\n');
        foreach ((double value, IReadOnlyList<Quantity> quantities) in steps)
        {
            Dictionary<string, double> values = quantities.ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
            IEnumerable<string> fields = columns.Select(column => values.TryGetValue(column.Name, out double found) ? Csv.Field(found) : "");
            writer.Write(string.Join(',', [Csv.Field(value), .. fields]));
            writer.Write('\n');
        }
    }
}
