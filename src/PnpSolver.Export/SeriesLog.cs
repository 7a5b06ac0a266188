using System.Text;
using PnpSolver.Diagnostics;

namespace PnpSolver.Export;

/// <summary>A time series as an append-only record: what <see cref="TimeSeries"/> holds, kept row by row on disk. Not thread-safe.</summary>
/// <remarks>A binary record, little-endian. Entry 1 defines the next column: name, unit, description. Entry 2 is a row: t, the number of
/// columns so far, their values, NaN where there is none. So a quantity may begin late without a rewrite of what is there, and memory does not grow.</remarks>
public sealed class SeriesLog
{
    private const byte ColumnEntry = 1;
    private const byte RowEntry = 2;
    private readonly CheckpointLog log;
    private readonly Dictionary<string, int> indices = [];

    /// <summary>Goes on with a record.</summary>
    /// <param name="log">Where it is kept; empty for a new one.</param>
    /// <exception cref="InvalidDataException">It holds something else.</exception>
    public SeriesLog(CheckpointLog log)
    {
        ArgumentNullException.ThrowIfNull(log);
        this.log = log;
        using Stream stream = log.OpenRead();
        foreach (Quantity column in ColumnsOf(stream))
        {
            indices.Add(column.Name, indices.Count);
        }
    }

    /// <summary>Adds a row.</summary>
    /// <param name="time">t, in s.</param>
    /// <param name="quantities">What was found at that time.</param>
    public void Append(double time, IReadOnlyList<Quantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        using var entry = new MemoryStream();
        using var writer = new BinaryWriter(entry);
        foreach (Quantity quantity in quantities)
        {
            if (indices.TryAdd(quantity.Name, indices.Count))
            {
                writer.Write(ColumnEntry);
                writer.Write(quantity.Name);
                writer.Write(quantity.Unit);
                writer.Write(quantity.Description);
            }
        }

        WriteRow(writer, time, quantities);
        log.Append(entry.GetBuffer().AsSpan(0, (int)entry.Length));
    }

    /// <summary>The whole series.</summary>
    public TimeSeries Read()
    {
        var series = new TimeSeries();
        var columns = new List<Quantity>();
        using Stream stream = log.OpenRead();
        foreach ((double time, double[] values) in RowsOf(stream, columns))
        {
            series.Add(time, values.Select((value, i) => columns[i] with { Value = value }).Where(quantity => !double.IsNaN(quantity.Value)));
        }

        return series;
    }

    /// <summary>Writes the series as a table, as <see cref="SeriesCsv"/> does; memory does not grow with its length.</summary>
    /// <param name="writer">Where to.</param>
    public void WriteCsv(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        using Stream stream = log.OpenRead();
        List<Quantity> columns = ColumnsOf(stream);
        SeriesCsv.WriteHeader(writer, columns.Select(column => (column.Name, column.Unit)));
        stream.Position = 0;
        foreach ((double time, double[] values) in RowsOf(stream, []))
        {
            SeriesCsv.WriteRow(writer, time, [.. values, .. Enumerable.Repeat(double.NaN, columns.Count - values.Length)]);
        }
    }

    private void WriteRow(BinaryWriter writer, double time, IReadOnlyList<Quantity> quantities)
    {
        var values = new double[indices.Count];
        Array.Fill(values, double.NaN);
        foreach (Quantity quantity in quantities)
        {
            values[indices[quantity.Name]] = quantity.Value;
        }

        writer.Write(RowEntry);
        writer.Write(time);
        writer.Write(values.Length);
        foreach (double value in values)
        {
            writer.Write(value);
        }
    }

    private static List<Quantity> ColumnsOf(Stream stream)
    {
        var columns = new List<Quantity>();
        _ = RowsOf(stream, columns).Count(); // columns are met between the rows
        return columns;
    }

    /// <summary>Rows one by one; columns are added to the list before the first row that has them.</summary>
    private static IEnumerable<(double Time, double[] Values)> RowsOf(Stream stream, List<Quantity> columns)
    {
        using var reader = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        while (stream.Position < stream.Length)
        {
            byte entry = reader.ReadByte();
            if (entry == ColumnEntry)
            {
                columns.Add(new(reader.ReadString(), 0, reader.ReadString(), reader.ReadString()));
            }
            else if (entry == RowEntry)
            {
                double time = reader.ReadDouble();
                var values = new double[reader.ReadInt32()];
                for (int i = 0; i < values.Length; i++)
                {
                    values[i] = reader.ReadDouble();
                }

                yield return (time, values);
            }
            else
            {
                throw new InvalidDataException($"the record of the series has an unknown entry {entry} before byte {stream.Position}");
            }
        }
    }
}
