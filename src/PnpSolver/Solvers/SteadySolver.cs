
namespace PnpSolver.Solvers;

/// <summary>Solves steady problems.</summary>
public static class SteadySolver
{
    /// <summary>The steady solution of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="cancellation">Stops the solve between Newton steps.</param>
    public static Solution Solve(PnpProblem problem, CancellationToken cancellation = default) =>
        throw new NotImplementedException();
}
