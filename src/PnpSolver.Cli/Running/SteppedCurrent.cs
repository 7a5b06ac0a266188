using PnpSolver.Circuits;
using PnpSolver.Grids;
using PnpSolver.Plotting;

namespace PnpSolver.Cli.Running;

/// <summary>The I–V relation of a case that steps the potential or the current of a boundary.</summary>
internal static class SteppedCurrent
{
    private const int LinePoints = 101;

    /// <summary>Membrane current against membrane potential where ions cross one membrane, else current against potential of the boundary;
    /// <c>null</c> where something else is stepped.</summary>
    public static CurrentVoltageRelation? Of(CaseRun run)
    {
        string[] path = run.Steps.Count > 0 ? run.Steps[0].Step.Path.Split('.') : [];
        if (path is not ["boundaries", var boundary, "potential" or "current"])
        {
            return null;
        }

        MembraneCircuit[] crossed = [.. LumpedCircuit.Of(run.Case.Problem).Membranes.Where(circuit => circuit.Working.Any())];
        return crossed is [var circuit] ? OfMembrane(run, circuit) : OfBoundary(run, boundary);
    }

    private static CurrentVoltageRelation? OfMembrane(CaseRun run, MembraneCircuit circuit)
    {
        string name = $"membrane.{circuit.Name}";
        (double Voltage, double Current)[] field = Points(run, $"{name}.potential", $"{name}.current");
        (double Voltage, double Current)[] twin = Points(run, $"circuit.{name}.potential", $"circuit.{name}.current");
        return field.Length == 0 ? null : new(new("Membrane potential", "V"), new("Membrane current", "A/m²"))
        {
            Field = field,
            Circuit = twin.Length > 0 && circuit.IsOpen ? Line(circuit, [.. field, .. twin]) : twin,
        };
    }

    private static CurrentVoltageRelation? OfBoundary(CaseRun run, string boundary)
    {
        (double Voltage, double Current)[] field = Points(run, $"boundary.{boundary}.potential", $"boundary.{boundary}.current");
        string unit = run.Case.Problem.Grid.Coordinates switch
        {
            CoordinateSystem.Planar => "A/m²",
            CoordinateSystem.Cylindrical => "A/m",
            _ => "A",
        };
        return field.Length == 0 ? null : new(new($"Potential at {boundary}", "V"), new("Current", unit)) { Field = field };
    }

    private static (double Voltage, double Current)[] Points(CaseRun run, string potential, string current) =>
        [.. from step in run.Steps
            let v = step.Value(potential)
            let i = step.Value(current)
            where v is not null && i is not null
            select (v.Value, i.Value)];

    /// <summary>The circuit between the points, at what the baths hold.</summary>
    private static (double Voltage, double Current)[] Line(MembraneCircuit circuit, (double Voltage, double Current)[] points)
    {
        double low = points.Min(point => point.Voltage);
        double high = points.Max(point => point.Voltage);
        return [.. Enumerable.Range(0, LinePoints).Select(n => low + ((high - low) * n / (LinePoints - 1))).Select(v => (v, circuit.Current(v)))];
    }
}
