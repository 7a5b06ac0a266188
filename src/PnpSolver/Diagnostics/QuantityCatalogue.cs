using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>The one catalogue of all reported numbers.</summary>
public static class QuantityCatalogue
{
    /// <summary>Every quantity that has a value for this solution, in the order of the contract.</summary>
    /// <param name="solution">The solution.</param>
    public static IReadOnlyList<Quantity> Evaluate(Solution solution) => throw new NotImplementedException();

    /// <summary>For each species, the largest violation of its balance, relative to the largest drift or diffusion term.</summary>
    /// <param name="solution">The solution.</param>
    public static IReadOnlyDictionary<string, double> Conservation(Solution solution) => throw new NotImplementedException();
}
