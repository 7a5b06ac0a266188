using MathNet.Numerics.LinearAlgebra;
using PnpSolver.LinearAlgebra;
using PnpSolver.Numerics;

namespace PnpSolver.Tests.LinearAlgebra;

public class FlexibleGmresTests
{
    /// <summary>n steps span the whole space; what is left is the rounding of directions to single precision, which each costs
    /// nothing, so 1e-10 is the tolerance asked for.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(30)]
    public void DenseSystemsAreSolvedInAsManyStepsAsUnknowns(int order)
    {
        Dense system = Dense.Random(order, order);
        double[] x = new double[order];
        KrylovResult result = Solve(system, system.Right, x, order, new(1e-10, order));
        Assert.Equal(KrylovOutcome.Converged, result.Outcome);
        Assert.InRange(result.Iterations, 1, order);
        Assert.Equal(system.TrueResidual(x), result.Residual, 1e-13);
        Assert.All(x.Zip(system.Exact), pair => Assert.Equal(pair.Second, pair.First, 1e-7));
    }

    [Fact]
    public void RestartsGoOnFromTheTrueResidual()
    {
        Dense system = Dense.Random(60, 3, dominance: 2);
        double[] x = new double[60];
        KrylovResult result = Solve(system, system.Right, x, 5, new(1e-12, 500));
        Assert.Equal(KrylovOutcome.Converged, result.Outcome);
        Assert.True(result.Iterations > 5);
        Assert.InRange(system.TrueResidual(x), 0, 1.02e-12);
    }

    [Fact]
    public void TheLimitIsKeptAndTheTrueResidualReported()
    {
        Dense system = Dense.Random(60, 4);
        double[] x = new double[60];
        KrylovResult result = Solve(system, system.Right, x, 20, new(1e-12, 7));
        Assert.Equal(KrylovOutcome.IterationLimit, result.Outcome);
        Assert.Equal(7, result.Iterations);
        Assert.Equal(system.TrueResidual(x), result.Residual, 1e-12);
        Assert.InRange(result.Residual, 1e-6, 0.999);
    }

    /// <summary>A cyclic shift gains nothing before the last step of n, so every restarted cycle stagnates.</summary>
    [Fact]
    public void StagnationIsReported()
    {
        var system = new Dense(Matrix<double>.Build.Dense(20, 20, (r, c) => (r + 1) % 20 == c ? 1 : 0), 1);
        double[] right = new double[20];
        right[0] = 1;
        KrylovResult result = Solve(system, right, new double[20], 5, new(1e-8, 1000));
        Assert.Equal(KrylovOutcome.Stagnated, result.Outcome);
        Assert.Equal(1, result.Residual, 1e-12);
        Assert.InRange(result.Iterations, 1, 10);
    }

    /// <summary>A singular matrix whose Krylov space ends before the solution is reached.</summary>
    [Fact]
    public void ASingularSystemWithoutSolutionStagnates()
    {
        var system = new Dense(Matrix<double>.Build.DenseOfDiagonalArray([1, 2, 0]), 1);
        double[] x = new double[3];
        KrylovResult result = Solve(system, [1, 1, 1], x, 3, new(1e-8, 30));
        Assert.Equal(KrylovOutcome.Stagnated, result.Outcome);
        Assert.Equal(1 / Math.Sqrt(3), result.Residual, 1e-6);
    }

    [Fact]
    public void NotANumberIsReported()
    {
        var system = new Dense(Matrix<double>.Build.DenseOfDiagonalArray([1, double.NaN]), 1);
        KrylovResult result = Solve(system, [1, 1], new double[2], 2, new(1e-8, 30));
        Assert.Equal(KrylovOutcome.NotFinite, result.Outcome);
    }

    [Fact]
    public void ZeroRightHandSideNeedsNoStep()
    {
        double[] x = [3, 3, 3];
        Assert.Equal(new(KrylovOutcome.Converged, 0, 0), Solve(Dense.Random(3, 1), new double[3], x, 3, new(1e-8, 30)));
        Assert.Equal([0, 0, 0], x);
    }

    [Fact]
    public void CancellationStopsIt()
    {
        using var crew = new WorkCrew(1);
        Dense system = Dense.Random(9, 2);
        Assert.Throws<OperationCanceledException>(() => new FlexibleGmres(9, 9, crew).Solve(
            system, system, system.Right, new double[9], new(1e-8, 9), new CancellationToken(true)));
    }

    [Fact]
    public void ResultIsTheSameBitForBitForAnyNumberOfThreadsAndASecondSolutionAllocatesNothing()
    {
        SampleNetwork network = SampleNetworks.Stretched(129, 200);
        double[] right = network.Random(1);
        double[] Solve(int threads)
        {
            using var crew = new WorkCrew(threads);
            double[] x = new double[right.Length];
            var gmres = new FlexibleGmres(network.Nodes, 20, crew);
            var cycle = new NetworkMultigridTests.OneCycle(network.Load(crew));
            KrylovResult result = gmres.Solve(network, cycle, right, x, new(1e-8, 20));
            Assert.Equal(KrylovOutcome.Converged, result.Outcome);
            KrylovResult again = default;
            Assert.Equal(0, Allocation.Fewest(() => again = gmres.Solve(network, cycle, right, x, new(1e-8, 20))));
            Assert.Equal(result, again);
            return x;
        }

        double[] alone = Solve(1);
        Assert.Equal(alone, Solve(2));
        Assert.Equal(alone, Solve(3));
    }

    private static KrylovResult Solve(Dense system, double[] right, double[] x, int restart, KrylovLimits limits)
    {
        using var crew = new WorkCrew(1);
        return new FlexibleGmres(x.Length, restart, crew).Solve(system, system, right, x, limits);
    }

    /// <summary>A dense operator that is preconditioned by nothing.</summary>
    private sealed class Dense(Matrix<double> matrix, int seed) : ILinearOperator, IPreconditioner
    {
        public double[] Exact { get; } = [.. Enumerable.Range(0, matrix.RowCount).Select(n => Math.Cos(n + seed))];

        public double[] Right => (matrix * Vector<double>.Build.Dense(Exact)).ToArray();

        public static Dense Random(int order, int seed, double dominance = 0)
        {
            var random = new Random(seed);
            return new(Matrix<double>.Build.Dense(order, order, (r, c) => ((random.NextDouble() - 0.5) / Math.Sqrt(order)) + (r == c ? 0.5 + dominance : 0)), seed);
        }

        public double TrueResidual(double[] x) =>
            (Vector<double>.Build.Dense(Right) - (matrix * Vector<double>.Build.Dense(x))).L2Norm() / Vector<double>.Build.Dense(Right).L2Norm();

        void ILinearOperator.Apply(ReadOnlySpan<double> x, Span<double> y) =>
            (matrix * Vector<double>.Build.Dense(x.ToArray())).ToArray().CopyTo(y);

        void IPreconditioner.Apply(ReadOnlySpan<double> r, Span<double> z) => r.CopyTo(z);
    }
}
