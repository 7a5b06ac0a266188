using PnpSolver.Diagnostics;

namespace PnpSolver.Export;

/// <summary>Writes reported numbers against time as a CSV table: one row for each output, one column for each quantity, units in the header.</summary>
/// <remarks>Values are in SI; where a quantity has no value, its field is empty. The table of a <see cref="SeriesLog"/> is written without
/// holding it in memory.</remarks>
public static class SeriesCsv
{
    /// <summary>Writes a series as a file.</summary>
    /// <param name="series">The series.</param>
    /// <param name="path">The file, replaced if it exists.</param>
    public static void Write(TimeSeries series, string path)
    {
        using StreamWriter writer = File.CreateText(path);
        Write(writer, series);
    }

    /// <summary>Writes a series.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="series">The series.</param>
    /// <exception cref="ArgumentException">A value is infinite.</exception>
    public static void Write(TextWriter writer, TimeSeries series)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(series);
        WriteHeader(writer, series.Columns.Select(column => (column.Name, column.Unit)));
        for (int row = 0; row < series.Times.Count; row++)
        {
            WriteRow(writer, series.Times[row], series.Columns.Select(column => column.Values[row]));
        }
    }

    /// <summary>Writes the header: the time, and every quantity with its unit.</summary>
    internal static void WriteHeader(TextWriter writer, IEnumerable<(string Name, string Unit)> columns) =>
        Csv.WriteRow(writer, ["time [s]", .. columns.Select(column => Csv.Title(column.Name, column.Unit))]);

    /// <summary>Writes the row of a time.</summary>
    internal static void WriteRow(TextWriter writer, double time, IEnumerable<double> values) =>
        Csv.WriteRow(writer, [Csv.Field(time), .. values.Select(value => double.IsNaN(value) ? "" : Csv.Field(value))]);
}
