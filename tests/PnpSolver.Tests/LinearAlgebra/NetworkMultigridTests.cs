using PnpSolver.LinearAlgebra;
using PnpSolver.Numerics;

namespace PnpSolver.Tests.LinearAlgebra;

public class NetworkMultigridTests
{
    /// <summary>Bounds stand about a third above what is measured at the finest grids: 0.017, 0.08, 0.08, 0.08, 0.09 and 0.09.</summary>
    [Theory]
    [InlineData("uniform", 0.025)]
    [InlineData("stretched", 0.12)]
    [InlineData("screened", 0.12)]
    [InlineData("dielectric slab", 0.12)]
    [InlineData("solid slab", 0.12)]
    [InlineData("biased by 1 V", 0.12)]
    public void OneCycleReducesTheErrorByAFactorThatDoesNotGrowUnderRefinement(string kind, double bound)
    {
        foreach (int lines in new[] { 33, 65, 129, 257 })
        {
            SampleNetwork network = Create(kind, lines, lines);
            Assert.InRange(Contraction(network), 0, bound);
            Assert.InRange(Contraction(network.Transposed()), 0, bound);
        }
    }

    /// <summary>Interfaces that coarse lines miss cost convergence, not the answer; FGMRES needs the factor to stay below 1.</summary>
    [Theory]
    [InlineData("uniform", 0.05)]
    [InlineData("stretched", 0.25)]
    [InlineData("dielectric slab", 0.4)]
    [InlineData("solid slab", 0.5)]
    [InlineData("biased by 1 V", 0.5)]
    public void AnyNumberOfLinesConverges(string kind, double bound)
    {
        foreach ((int columns, int rows) in new[] { (64, 64), (100, 101), (127, 90), (35, 250), (126, 126), (3, 2000), (2000, 2) })
        {
            Assert.InRange(Contraction(Create(kind, columns, rows)), 0, bound);
        }
    }

    /// <summary>Cells that grow tenfold from one to the next, as no grid should: the coarse network is a poor one (0.6), and FGMRES bears it.</summary>
    [Theory]
    [InlineData("stretched")]
    [InlineData("dielectric slab")]
    [InlineData("biased by 1 V")]
    public void CellsThatGrowTenfoldAreBorne(string kind)
    {
        SampleNetwork network = Create(kind, 5, 700);
        double[] right = new double[network.Nodes];
        network.Apply(network.Random(4), right);
        Assert.InRange(Iterations(network, right, 1e-8), 1, 20);
    }

    /// <summary>What is left is the rounding of the coefficients to single precision, 6e-8, times their ratio to the mass, up to 100.</summary>
    [Theory]
    [InlineData(2, 2)]
    [InlineData(2, 9)]
    [InlineData(9, 2)]
    [InlineData(17, 17)]
    [InlineData(2, 1400)]
    public void GridsThatNeedNoCoarserOneAreSolvedExactly(int columns, int rows)
    {
        var random = new Random(columns);
        SampleNetwork network = new SampleNetwork(columns, rows)
            .WithEdges((_, _, _) => (Math.Exp(4 * random.NextDouble()), Math.Exp(4 * random.NextDouble())))
            .WithMass((_, _) => random.NextDouble())
            .Holding((i, j) => i == 0 && j == 0);
        double[] x = network.Random(1);
        double[] right = new double[x.Length];
        double[] solution = new double[x.Length];
        network.Apply(x, right);
        using var crew = new WorkCrew(1);
        network.Load(crew).Apply(right, solution);
        Assert.All(x.Zip(solution), pair => Assert.Equal(pair.First, pair.Second, 1e-5));
    }

    [Theory]
    [InlineData(12, 12)]
    [InlineData(65, 65)]
    [InlineData(100, 70)]
    [InlineData(2, 3000)]
    public void WithoutGroundAConsistentRightHandSideConvergesUpToAConstant(int columns, int rows)
    {
        SampleNetwork network = SampleNetworks.Stretched(columns, rows).Holding((_, _) => false);
        Assert.InRange(Contraction(network, free: true), 0, 0.12);
    }

    [Fact]
    public void ComponentsWithAndWithoutGroundSideBySideConverge()
    {
        // columns 40 … 59 are cut off from the others and nothing is held there
        SampleNetwork network = SampleNetworks.Uniform(100, 100)
            .WithEdges((i, _, direction) => direction == 0 && i is 39 or 59 ? (0, 0) : (1, 1))
            .Holding((i, j) => j == 0 && i is < 40 or > 59);
        double[] right = new double[network.Nodes];
        network.Apply(network.Random(3), right);
        Assert.InRange(Iterations(network, right, 1e-8), 1, 25);
    }

    [Fact]
    public void NodesWithoutEquationHaveNoSolution()
    {
        SampleNetwork network = SampleNetworks.Slab(65, 65, 0);
        double[] right = [.. Enumerable.Repeat(1.0, network.Nodes)];
        double[] solution = new double[network.Nodes];
        using var crew = new WorkCrew(1);
        network.Load(crew).Apply(right, solution);
        Assert.Contains(solution, v => v != 0);
        Assert.All(Enumerable.Range(0, network.Nodes).Where(n => !network.HasEquation(n)), n => Assert.Equal(0, solution[n]));
    }

    [Fact]
    public void ResultIsTheSameBitForBitForAnyNumberOfThreads()
    {
        SampleNetwork network = SampleNetworks.Biased(257, 300);
        double[] right = network.Random(5);
        double[] Solve(int threads)
        {
            using var crew = new WorkCrew(threads);
            double[] solution = new double[right.Length];
            network.Load(crew).Apply(right, solution);
            return solution;
        }

        double[] alone = Solve(1);
        Assert.Equal(alone, Solve(2));
        Assert.Equal(alone, Solve(3));
    }

    [Fact]
    public void LoadingAndCyclesAllocateNothing()
    {
        SampleNetwork network = SampleNetworks.Screened(129, 129);
        double[] right = network.Random(6);
        double[] solution = new double[right.Length];
        using var crew = new WorkCrew(2);
        NetworkMultigrid multigrid = network.Load(crew);
        multigrid.Apply(right, solution);
        Assert.Equal(0, Allocation.Fewest(() =>
        {
            multigrid.Load(network.From, network.To, network.Mass, network.Held);
            multigrid.Apply(right, solution);
        }));
    }

    /// <summary>Only ratios at one edge matter: a network in other units has the same solution.</summary>
    [Theory]
    [InlineData(1e-28)]
    [InlineData(1e28)]
    public void UnitsDoNotMatter(double unit)
    {
        SampleNetwork network = SampleNetworks.Biased(65, 65);
        double[] right = network.Random(7);
        double[] expected = new double[right.Length];
        double[] solution = new double[right.Length];
        using var crew = new WorkCrew(1);
        network.Load(crew).Apply(right, expected);
        var scaled = new NetworkMultigrid(65, 65, crew);
        scaled.Load([.. network.From.Select(v => v * unit)], [.. network.To.Select(v => v * unit)], network.Mass, network.Held);
        scaled.Apply([.. right.Select(v => v * unit)], solution);
        double largest = expected.Max(Math.Abs);
        Assert.All(expected.Zip(solution), pair => Assert.Equal(pair.First, pair.Second, 1e-4 * largest));
    }

    internal static SampleNetwork Create(string kind, int columns, int rows) => kind switch
    {
        "uniform" => SampleNetworks.Uniform(columns, rows),
        "stretched" => SampleNetworks.Stretched(columns, rows),
        "screened" => SampleNetworks.Screened(columns, rows),
        "dielectric slab" => SampleNetworks.Slab(columns, rows, 0.025),
        "solid slab" => SampleNetworks.Slab(columns, rows, 0),
        _ => SampleNetworks.Biased(columns, rows),
    };

    internal static int Iterations(SampleNetwork network, double[] right, double tolerance)
    {
        using var crew = new WorkCrew(1);
        var gmres = new FlexibleGmres(network.Nodes, 60, crew);
        KrylovResult result = gmres.Solve(network, new OneCycle(network.Load(crew)), right, new double[network.Nodes], new(tolerance, 60));
        Assert.Equal(KrylovOutcome.Converged, result.Outcome);
        return result.Iterations;
    }

    /// <summary>Factor by which the residual falls per cycle, by power iteration on e ← e − M·A·e.</summary>
    private static double Contraction(SampleNetwork network, bool free = false)
    {
        using var crew = new WorkCrew(2);
        NetworkMultigrid multigrid = network.Load(crew);
        double[] error = network.Random(2);
        double[] residual = new double[error.Length];
        double[] change = new double[error.Length];
        double factor = 0;
        for (int cycle = 0; cycle < 12; cycle++)
        {
            network.Apply(error, residual);
            factor = Norm(residual);
            if (factor == 0)
            {
                return 0;
            }

            double mean = free ? error.Average() : 0;
            for (int n = 0; n < error.Length; n++)
            {
                error[n] = (error[n] - mean) / factor;
                residual[n] /= factor;
            }

            multigrid.Apply(residual, change);
            for (int n = 0; n < error.Length; n++)
            {
                error[n] -= change[n];
            }
        }

        network.Apply(error, residual);
        return Norm(residual);
    }

    private static double Norm(double[] values) => Math.Sqrt(values.Sum(v => v * v));

    internal sealed class OneCycle(NetworkMultigrid multigrid) : IPreconditioner
    {
        public void Apply(ReadOnlySpan<double> r, Span<double> z) => multigrid.Apply(r, z);
    }
}
