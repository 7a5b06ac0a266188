using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>The one catalogue of all reported numbers.</summary>
public static class QuantityCatalogue
{
    /// <summary>Every quantity that has a value for this solution, in the order of the contract.</summary>
    /// <param name="solution">The solution.</param>
    public static IReadOnlyList<Quantity> Evaluate(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return Evaluate(new SolutionReading(solution));
    }

    /// <summary>Every quantity of the field alone: the circuit's steady state says nothing of a field that changes in time.</summary>
    /// <param name="solution">The solution.</param>
    public static IReadOnlyList<Quantity> EvaluateField(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        return EvaluateField(new SolutionReading(solution));
    }

    /// <summary>Every quantity of the field at a time, and the total current through every bath and electrode.</summary>
    /// <param name="output">The state at that time.</param>
    public static IReadOnlyList<Quantity> EvaluateField(TransientSolution output)
    {
        ArgumentNullException.ThrowIfNull(output);
        string unit = BoundaryQuantities.CurrentUnit(output.Solution.Problem.Grid.Coordinates);
        return
        [
            .. EvaluateField(output.Solution),
            .. output.TotalCurrent.Where(pair => double.IsFinite(pair.Value)).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new Quantity($"boundary.{pair.Key}.total-current", pair.Value, unit, "ionic and displacement current into the domain")),
        ];
    }

    /// <summary>The quantities of the lumped circuit alone, which need no solution.</summary>
    /// <param name="problem">The problem.</param>
    public static IReadOnlyList<Quantity> EvaluateCircuit(PnpProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return [.. CircuitQuantities.Of(problem, [])];
    }

    /// <summary>Every quantity of a solution that others read too.</summary>
    /// <param name="reading">The solution.</param>
    internal static IReadOnlyList<Quantity> Evaluate(SolutionReading reading)
    {
        IReadOnlyList<Quantity> field = EvaluateField(reading);
        return [.. field, .. CircuitQuantities.Of(reading.Problem, field)];
    }

    private static IReadOnlyList<Quantity> EvaluateField(SolutionReading reading) =>
    [
        .. BoundaryQuantities.Of(reading),
        .. RegionQuantities.Of(reading),
        .. MembraneQuantities.Of(reading.Solution),
        .. SectionQuantities.Of(reading),
        .. ProbeQuantities.Of(reading),
    ];
}
