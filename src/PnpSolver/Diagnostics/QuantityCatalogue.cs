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
        var reading = new SolutionReading(solution);
        List<Quantity> field =
        [
            .. BoundaryQuantities.Of(reading),
            .. RegionQuantities.Of(reading),
            .. MembraneQuantities.Of(solution),
            .. SectionQuantities.Of(reading),
            .. ProbeQuantities.Of(reading),
        ];
        return [.. field, .. CircuitQuantities.Of(solution.Problem, field)];
    }

    /// <summary>The quantities of the lumped circuit alone, which need no solution.</summary>
    /// <param name="problem">The problem.</param>
    public static IReadOnlyList<Quantity> EvaluateCircuit(PnpProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return [.. CircuitQuantities.Of(problem, [])];
    }
}
