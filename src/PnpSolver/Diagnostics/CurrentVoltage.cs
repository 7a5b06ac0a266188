using PnpSolver.Boundaries;
using PnpSolver.Solvers;

namespace PnpSolver.Diagnostics;

/// <summary>Current–voltage curves: the potential of one bath is stepped, and the current through it is read off.</summary>
public static class CurrentVoltage
{
    /// <summary>The curve at the given potentials.</summary>
    /// <param name="problem">The problem; whatever the bath's own condition on the potential is, it is clamped here.</param>
    /// <param name="boundary">Name of a boundary that is a bath.</param>
    /// <param name="potentials">Potentials of the bath, in V.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <returns>One point per potential, in their order.</returns>
    /// <exception cref="ArgumentException">The boundary is no bath.</exception>
    /// <exception cref="NotConvergedException">A point did not converge.</exception>
    public static IReadOnlyList<CurrentVoltagePoint> Curve(
        PnpProblem problem, string boundary, IReadOnlyList<double> potentials, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problem);
        ArgumentNullException.ThrowIfNull(potentials);
        if (problem.Boundary(boundary) is not Bath bath)
        {
            throw new ArgumentException($"boundary '{boundary}' is no bath, so its potential cannot be clamped and no current flows through it", nameof(boundary));
        }

        IReadOnlyList<Solution> solutions = SteadySolver.SolveAll(
            [.. potentials.Select(v => problem.WithBoundary(boundary, bath with { Potential = v, Current = null }))], cancellation: cancellation);
        return [.. solutions.Select((solution, i) => new CurrentVoltagePoint(potentials[i], Current(solution, boundary), solution))];
    }

    private static double Current(Solution solution, string boundary) =>
        BoundaryQuantities.Of(solution).First(q => q.Name == $"boundary.{boundary}.current").Value;
}

/// <summary>One point of a current–voltage curve. Immutable.</summary>
/// <param name="Potential">Potential of the stepped bath, in V.</param>
/// <param name="Current">Total ionic current into the domain there, in A/m² (planar), A/m (cylindrical) or A (spherical).</param>
/// <param name="Solution">The whole solution.</param>
public sealed record CurrentVoltagePoint(double Potential, double Current, Solution Solution);
