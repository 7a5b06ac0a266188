namespace PnpSolver.Diagnostics;

/// <summary>Reported numbers against time: one column for each quantity of the catalogue, one row for each output.</summary>
/// <remarks>A quantity without a value at a time is NaN there. A column begins with the first row that has the quantity. Not thread-safe.</remarks>
public sealed class TimeSeries
{
    private readonly List<double> times = [];
    private readonly List<TimeColumn> columns = [];
    private readonly Dictionary<string, int> indices = [];

    /// <summary>Times of the rows, in s, rising.</summary>
    public IReadOnlyList<double> Times => times;

    /// <summary>The columns, in the order in which they first had a value.</summary>
    public IReadOnlyList<TimeColumn> Columns => columns;

    /// <summary>The column of a quantity, or <c>null</c>.</summary>
    /// <param name="name">Name of the quantity.</param>
    public TimeColumn? Find(string name) => indices.TryGetValue(name, out int index) ? columns[index] : null;

    /// <summary>The quantities that have a value in the last row; none of an empty series.</summary>
    public IEnumerable<Quantity> LastRow() => columns.Where(column => double.IsFinite(column.Values[^1]))
        .Select(column => new Quantity(column.Name, column.Values[^1], column.Unit, column.Description));

    /// <summary>Adds a row.</summary>
    /// <param name="time">t, in s.</param>
    /// <param name="quantities">What was found at that time.</param>
    public void Add(double time, IEnumerable<Quantity> quantities)
    {
        ArgumentNullException.ThrowIfNull(quantities);
        times.Add(time);
        foreach (Quantity quantity in quantities)
        {
            if (!indices.TryGetValue(quantity.Name, out int index))
            {
                index = columns.Count;
                indices.Add(quantity.Name, index);
                columns.Add(new(quantity.Name, quantity.Unit, quantity.Description));
            }

            columns[index].Set(times.Count - 1, quantity.Value);
        }

        foreach (TimeColumn column in columns)
        {
            column.Fill(times.Count);
        }
    }
}

/// <summary>One quantity against time.</summary>
/// <param name="name">Its name.</param>
/// <param name="unit">Its unit.</param>
/// <param name="description">What it is.</param>
public sealed class TimeColumn(string name, string unit, string description)
{
    private readonly List<double> values = [];

    /// <summary>Its name in the catalogue.</summary>
    public string Name => name;

    /// <summary>Its SI unit.</summary>
    public string Unit => unit;

    /// <summary>What it is.</summary>
    public string Description => description;

    /// <summary>Its values, NaN where it has none, shape [rows].</summary>
    public IReadOnlyList<double> Values => values;

    internal void Set(int row, double value)
    {
        Fill(row);
        values.Add(value);
    }

    internal void Fill(int count)
    {
        while (values.Count < count)
        {
            values.Add(double.NaN);
        }
    }
}
