using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics.Checks;

/// <summary>Everything that is reported of a steady solution: numbers and checks, which read it together. Immutable.</summary>
/// <param name="Quantities">Every quantity that has a value.</param>
/// <param name="Checks">Every check that applies.</param>
public sealed record Evaluation(IReadOnlyList<Quantity> Quantities, IReadOnlyList<Check> Checks)
{
    /// <summary>Evaluates a solution.</summary>
    /// <param name="solution">The solution.</param>
    public static Evaluation Of(Solution solution)
    {
        ArgumentNullException.ThrowIfNull(solution);
        var reading = new SolutionReading(solution);
        IReadOnlyList<Quantity> quantities = QuantityCatalogue.Evaluate(reading);
        return new(quantities, CheckCatalogue.Evaluate(new CheckReading(reading, quantities, null)));
    }
}
