using System.Diagnostics;
using PnpSolver.Discretization;

namespace PnpSolver.Solvers;

/// <summary>Solves steady problems: a Poisson–Boltzmann start, Newton, and continuation where Newton alone fails.</summary>
public static class SteadySolver
{
    /// <summary>The steady solution of a problem.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Settings of the Newton iteration.</param>
    /// <param name="progress">Told of every Newton step.</param>
    /// <param name="cancellation">Stops the solve between Newton steps.</param>
    /// <exception cref="InvalidProblemException">The problem is ill-posed.</exception>
    /// <exception cref="NotConvergedException">Neither Newton nor continuation converged.</exception>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public static Solution Solve(
        PnpProblem problem,
        NewtonOptions? options = null,
        IProgress<NewtonStep>? progress = null,
        CancellationToken cancellation = default)
    {
        IReadOnlyList<ProblemIssue> issues = ProblemCheck.Issues(problem);
        if (issues.Any(issue => issue.IsError))
        {
            throw new InvalidProblemException([.. issues.Where(issue => issue.IsError)]);
        }

        return Solve(new Network(problem), options, progress, cancellation);
    }

    /// <summary>The steady solution of a discrete problem.</summary>
    /// <param name="network">The discrete problem.</param>
    /// <param name="options">Settings of the Newton iteration.</param>
    /// <param name="progress">Told of every Newton step.</param>
    /// <param name="cancellation">Stops the solve between Newton steps.</param>
    /// <exception cref="NotConvergedException">Neither Newton nor continuation converged.</exception>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public static Solution Solve(
        Network network,
        NewtonOptions? options = null,
        IProgress<NewtonStep>? progress = null,
        CancellationToken cancellation = default)
    {
        long began = Stopwatch.GetTimestamp();
        var continuation = new Continuation(network, options ?? new(), progress, cancellation);
        double[] state = continuation.Solve();
        return new(network, state, new()
        {
            History = continuation.History,
            Seconds = Stopwatch.GetElapsedTime(began).TotalSeconds,
            Unknowns = network.UnknownCount,
            Notes = [.. continuation.Notes, .. ActivityNotes.Of(network, state)],
        });
    }
}
