using System.Diagnostics;
using System.Runtime.ExceptionServices;
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
        ProblemCheck.Require(problem);
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

    /// <summary>The steady solutions of several problems, such as the steps of a current–voltage curve, on all cores.</summary>
    /// <param name="problems">The problems; each is solved from a start of its own, so their order does not matter.</param>
    /// <param name="options">Settings of the Newton iteration.</param>
    /// <param name="solved">Told the index of every problem that is done.</param>
    /// <param name="cancellation">Stops between Newton steps.</param>
    /// <returns>The solutions, in the order of the problems.</returns>
    /// <exception cref="InvalidProblemException">A problem is ill-posed; the first that fails is reported.</exception>
    /// <exception cref="NotConvergedException">A problem did not converge; the first that fails is reported.</exception>
    /// <exception cref="OperationCanceledException">The solve was stopped.</exception>
    public static IReadOnlyList<Solution> SolveAll(
        IReadOnlyList<PnpProblem> problems,
        NewtonOptions? options = null,
        IProgress<int>? solved = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var solutions = new Solution[problems.Count];
        var failures = new ExceptionDispatchInfo?[problems.Count];
        Parallel.For(0, problems.Count, new ParallelOptions { CancellationToken = cancellation }, (index, loop) =>
        {
            try
            {
                solutions[index] = Solve(problems[index], options, null, cancellation);
                solved?.Report(index);
            }
            catch (Exception failure) when (failure is InvalidProblemException or NotConvergedException)
            {
                failures[index] = ExceptionDispatchInfo.Capture(failure);
                loop.Break();
            }
        });
        failures.FirstOrDefault(failure => failure is not null)?.Throw();
        return solutions;
    }
}
