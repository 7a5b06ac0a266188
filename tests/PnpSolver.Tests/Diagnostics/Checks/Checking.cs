using PnpSolver.Diagnostics;
using PnpSolver.Diagnostics.Checks;
using PnpSolver.Diagnostics.Refinement;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Diagnostics.Checks;

/// <summary>Solves a problem and checks it.</summary>
internal static class Checking
{
    /// <summary>How long a run takes in its own time, for the check that asks, in s.</summary>
    public const double Duration = 1e-6;

    /// <summary>What a check finds in the steady state of a problem; one that solves again does so.</summary>
    public static IReadOnlyList<Check> Of(string name, PnpProblem problem)
    {
        if (!CheckCatalogue.Definitions.Single(definition => definition.Name == name).Resolves)
        {
            Solution solution = SteadySolver.Solve(problem);
            return Of(name, solution, QuantityCatalogue.Evaluate(solution), name == "mixing-time" ? Duration : null);
        }

        var experiment = new Experiment(problem);
        (IReadOnlyList<Check> checks, IReadOnlyList<string> failures) = CheckCatalogue.Audit(experiment, experiment.Run());
        Assert.DoesNotContain(failures, failure => failure.StartsWith(name, StringComparison.Ordinal));
        return [.. checks.Where(check => check.Definition.Name == name)];
    }

    /// <summary>What a check finds in a solution.</summary>
    public static IReadOnlyList<Check> Of(string name, Solution solution, IReadOnlyList<Quantity> quantities, double? duration = null) =>
        [.. CheckCatalogue.Evaluate(solution, quantities, duration).Where(check => check.Definition.Name == name)];
}
