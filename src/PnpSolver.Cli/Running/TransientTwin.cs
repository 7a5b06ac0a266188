using PnpSolver.Cases;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Running;

/// <summary>The lumped circuit of a case in the same time as its field. Immutable.</summary>
/// <param name="Series">Its quantities under the names of the field's with <c>circuit.</c> before them, at the field's output times.</param>
/// <param name="Refusals">Why a membrane has no circuit in time.</param>
internal sealed record TransientTwin(TimeSeries Series, IReadOnlyList<string> Refusals)
{
    private const string Prefix = "circuit.";

    /// <summary>Runs the circuit, or <c>null</c> where the case has no membrane.</summary>
    /// <param name="definition">The case.</param>
    /// <param name="times">The field's output times, in s.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static TransientTwin? Of(Case definition, IReadOnlyList<double> times, CancellationToken cancellation) => null;

    /// <summary>The field's series with the circuit's and the differences, field less circuit, in the same rows.</summary>
    public TimeSeries Beside(TimeSeries field)
    {
        var joined = new TimeSeries();
        for (int row = 0; row < field.Times.Count; row++)
        {
            List<Quantity> own = [.. RowOf(field, row)];
            List<Quantity> twin = row < Series.Times.Count ? [.. RowOf(Series, row)] : [];
            var values = own.ToDictionary(quantity => quantity.Name, quantity => quantity.Value);
            joined.Add(field.Times[row],
            [
                .. own,
                .. twin,
                .. twin.Where(quantity => values.ContainsKey(quantity.Name[Prefix.Length..])).Select(quantity => new Quantity(
                    $"difference.{quantity.Name[Prefix.Length..]}", values[quantity.Name[Prefix.Length..]] - quantity.Value, quantity.Unit, "field − circuit")),
            ]);
        }

        return joined;
    }

    private static IEnumerable<Quantity> RowOf(TimeSeries series, int row) => series.Columns.Where(column => double.IsFinite(column.Values[row]))
        .Select(column => new Quantity(column.Name, column.Values[row], column.Unit, column.Description));
}
