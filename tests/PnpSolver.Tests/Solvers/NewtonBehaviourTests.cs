using PnpSolver.Discretization;
using PnpSolver.Solvers;

namespace PnpSolver.Tests.Solvers;

public class NewtonBehaviourTests
{
    [Fact]
    public void StepsAllocateNothing()
    {
        PnpProblem problem = Problems.Film(0.3);
        problem = problem.WithBoundary("left", Boundaries.Bath.Floating(((Boundaries.Bath)problem.Boundary("left")).Concentrations));
        SystemPlan plan = SystemPlan.Of(new Network(problem));
        double[] start = EquilibriumStart.Of(plan);
        var newton = new NewtonIteration(plan, new());
        static void Ignore(int iteration, double residual, double update)
        {
        }

        Action<int, double, double> log = Ignore;
        double[] state = [.. start];
        Assert.True(newton.Run(state, log, default));
        start.CopyTo(state, 0);
        long before = GC.GetAllocatedBytesForCurrentThread();
        newton.Run(state, log, default);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void ConvergenceIsQuadratic()
    {
        double[] updates = [.. SteadySolver.Solve(Problems.Film(0.2)).Report.History
            .Where(step => step.Stage != NewtonStep.StartStage).Select(step => step.Update)];
        Assert.True(updates.Length <= 8);

        // 1e-14: below that an update is round-off
        Assert.True(updates[^1] < Math.Max(Math.Pow(updates[^2], 1.7), 1e-14), string.Join(", ", updates));
    }

    [Fact]
    public void FailureNamesUnknownPlaceAndRemedy()
    {
        NotConvergedException failure = Assert.Throws<NotConvergedException>(
            () => SteadySolver.Solve(Problems.Film(1), new() { MaximumSteps = 1 }));
        Assert.Contains("x = ", failure.Message, StringComparison.Ordinal);
        Assert.Contains("try", failure.Message, StringComparison.Ordinal);
        Assert.Matches("the potential|Na|Cl", failure.Message);
        Assert.NotEmpty(failure.History);
    }

    [Fact]
    public void ContinuationReachesTheSameSolution()
    {
        // so few steps that the direct attempt fails and the path must be followed
        Solution direct = SteadySolver.Solve(Problems.Film(1));
        Solution followed = SteadySolver.Solve(Problems.Film(1), new() { MaximumSteps = 4 });
        Assert.Contains(followed.Report.Notes, note => note.Contains("step by step", StringComparison.Ordinal));
        Assert.All(direct.Potential.ToArray().Zip(followed.Potential.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-12));
    }

    [Fact]
    public void CancellationStopsTheSolve()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => SteadySolver.Solve(Problems.Film(1), cancellation: source.Token));
    }

    [Fact]
    public void TwoRunsAreIdenticalToTheBit() => Assert.Equal(
        SteadySolver.Solve(Problems.Film(0.4)).State.ToArray(), SteadySolver.Solve(Problems.Film(0.4)).State.ToArray());
}
