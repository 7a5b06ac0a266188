using PnpSolver.Circuits;
using PnpSolver.Diagnostics;

namespace PnpSolver.Cli.Running;

/// <summary>The lumped circuit of a case beside its field in the same time.</summary>
internal static class TransientTwin
{
    /// <summary>Runs the circuit, or <c>null</c> where the case has no membrane.</summary>
    /// <param name="request">What is run.</param>
    /// <param name="times">The field's output times, in s.</param>
    /// <param name="cancellation">Stops the run.</param>
    public static CircuitCourse? Of(RunRequest request, IReadOnlyList<double> times, CancellationToken cancellation) =>
        LumpedCircuit.Of(request.Case.Problem).Membranes.IsEmpty ? null : CircuitCourse.Of(request.Case.Problem, request.Case.Transient!, times, cancellation);

    /// <summary>The field's series with the circuit's and their differences in the same rows.</summary>
    /// <param name="field">The field's.</param>
    /// <param name="circuit">The circuit, or <c>null</c>.</param>
    public static TimeSeries Beside(TimeSeries field, CircuitCourse? circuit)
    {
        if (circuit is null)
        {
            return field;
        }

        var joined = new TimeSeries();
        TimeSeries[] parts = [field, circuit.Series, circuit.Differences(field)];
        for (int row = 0; row < field.Times.Count; row++)
        {
            joined.Add(field.Times[row], parts.SelectMany(part => RowOf(part, row)));
        }

        return joined;
    }

    /// <summary>Values of a row; the circuit has the field's times, as far as it came.</summary>
    private static IEnumerable<Quantity> RowOf(TimeSeries series, int row) => series.Columns
        .Where(column => row < column.Values.Count && double.IsFinite(column.Values[row]))
        .Select(column => new Quantity(column.Name, column.Values[row], column.Unit, column.Description));
}
