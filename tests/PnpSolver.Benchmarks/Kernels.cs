using BenchmarkDotNet.Attributes;
using PnpSolver.Discretization;
using PnpSolver.LinearAlgebra;
using PnpSolver.Numerics;
using PnpSolver.Solvers;

namespace PnpSolver.Benchmarks;

/// <summary>The inner kernels on the resting slab with 20,000 cells.</summary>
[MemoryDiagnoser]
[ShortRunJob]
public class Kernels
{
    private readonly double[] arguments = [.. Enumerable.Range(0, 1000).Select(i => Math.Pow(10, -6 + (i * 0.0075)))];
    private NetworkSystem system = null!;
    private BlockTridiagonalLu factors = null!;
    private double[] state = [];
    private double[] right = [];

    /// <summary>Solves once for a state.</summary>
    [GlobalSetup]
    public void Prepare()
    {
        var network = new Network(Slab.OnSharedMesh(20_000));
        Solution solution = SteadySolver.Solve(network);
        state = [.. solution.State];
        right = new double[state.Length];
        system = new(network);
        factors = new(system);
        system.Evaluate(state);
        factors.Factor();
    }

    /// <summary>B and B′ at 1,000 arguments over eight decades.</summary>
    [Benchmark]
    public double BernoulliThousand()
    {
        double sum = 0;
        foreach (double x in arguments)
        {
            sum += Bernoulli.Evaluate(x, out double slope) + slope;
        }

        return sum;
    }

    /// <summary>Residual and Jacobian.</summary>
    [Benchmark]
    public void Evaluate() => system.Evaluate(state);

    /// <summary>Block factors.</summary>
    [Benchmark]
    public void Factor() => factors.Factor();

    /// <summary>One right-hand side.</summary>
    [Benchmark]
    public void Solve()
    {
        Array.Fill(right, 1e-9);
        factors.Solve(right);
    }
}
