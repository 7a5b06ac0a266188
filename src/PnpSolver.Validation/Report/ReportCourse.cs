using PnpSolver.Cases;
using PnpSolver.Diagnostics;
using PnpSolver.Plotting;
using PnpSolver.Solvers;

namespace PnpSolver.Validation.Report;

/// <summary>A whole run in time with the circuit's beside it, for figures.</summary>
internal sealed class ReportCourse
{
    private readonly TimeSeries field = new();
    private readonly TimeSeries circuit;

    /// <summary>Runs a case through time.</summary>
    /// <param name="definition">The case, a transient one.</param>
    public ReportCourse(Case definition)
    {
        TransientSolver.Run(definition.Problem, definition.Transient!, new Recorder(field));
        circuit = CircuitCourse.Of(definition.Problem, definition.Transient!, field.Times).Series;
    }

    /// <summary>The time course of quantities in a stretch of the run.</summary>
    /// <param name="title">What the curves show.</param>
    /// <param name="stretch">The stretch.</param>
    /// <param name="curves">Name in the figure and name of each quantity.</param>
    public TimeCourse Of(AxisQuantity title, TimeSegment stretch, params (string Label, string Quantity)[] curves) => new(title, [stretch])
    {
        Field = [.. curves.Select(curve => Curve(field, curve.Label, curve.Quantity, stretch))],
        Circuit = [.. curves.Select(curve => Curve(circuit, curve.Label, $"circuit.{curve.Quantity}", stretch))],
    };

    private static TimeCurve Curve(TimeSeries series, string label, string quantity, TimeSegment stretch)
    {
        TimeColumn column = series.Find(quantity) ?? throw new KeyNotFoundException($"the run has no {quantity}");
        int[] rows = [.. Enumerable.Range(0, series.Times.Count).Where(row => series.Times[row] >= stretch.Begin && series.Times[row] <= stretch.End)];
        return new(label, [.. rows.Select(row => series.Times[row])], [.. rows.Select(row => column.Values[row])]);
    }

    private sealed class Recorder(TimeSeries series) : ITransientObserver
    {
        public void Output(TransientSolution output) => series.Add(output.Time, QuantityCatalogue.EvaluateField(output));
    }
}
