using MathNet.Numerics.LinearAlgebra;
using PnpSolver.Boundaries;
using PnpSolver.Discretization;
using PnpSolver.Grids;
using PnpSolver.LinearAlgebra;
using PnpSolver.Materials;
using PnpSolver.Tests.Materials;

namespace PnpSolver.Tests.LinearAlgebra;

public class BlockTridiagonalLuTests
{
    /// <summary>The Jacobian itself is built column by column from differences of the residual, so this also checks every
    /// derivative; 1e-5 is the truncation of those differences.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(8)]
    [InlineData(1, "bikerman")]
    [InlineData(3, "bikerman in water")]
    [InlineData(4, "davies")]
    [InlineData(4, "debye-huckel")]
    public void SolutionFulfilsTheDifferencedJacobian(int species, string model = "ideal")
    {
        var random = new Random(species);
        NetworkSystem system = RandomSystem(species, random, out double[] state, ActivityModels.All[model]);
        Matrix<double> jacobian = DifferencedJacobian(system, state);
        system.Evaluate(state);
        var factors = new BlockTridiagonalLu(system);
        factors.Factor();
        Vector<double> expected = Vector<double>.Build.Dense(state.Length, _ => random.NextDouble() - 0.5);
        double[] x = (jacobian * expected).ToArray();
        factors.Solve(x);
        for (int u = 0; u < x.Length; u++)
        {
            Assert.Equal(expected[u], x[u], 1e-5);
        }
    }

    [Fact]
    public void SecondSolveWithTheSameFactorsAgrees()
    {
        var random = new Random(7);
        NetworkSystem system = RandomSystem(3, random, out double[] state, new Ideal());
        system.Evaluate(state);
        var factors = new BlockTridiagonalLu(system);
        factors.Factor();
        double[] first = [.. state.Select(_ => random.NextDouble())];
        double[] second = [.. first.Select(v => 2 * v)];
        factors.Solve(first);
        factors.Solve(second);
        Assert.All(first.Zip(second), pair => Assert.Equal(2 * pair.First, pair.Second, 1e-12 * Math.Abs(pair.Second)));
    }

    private static NetworkSystem RandomSystem(int count, Random random, out double[] state, ActivityModel activity)
    {
        Species[] species = [.. Enumerable.Range(0, count).Select(k => new Species($"S{k}", (k % 2 == 0 ? 1 : -1) * (1 + (k / 2 % 3)), 1e-9 * (1 + k)) { Size = (0.3e-9 * (1 + (k % 3))) })];
        var grid = Grid.Planar(Segment.Uniform("w", 6e-9, 6), Segment.Uniform("m", 3e-9, 3), Segment.Uniform("w", 5e-9, 5));
        PnpProblem problem = new PnpProblem(grid, [.. species]) { Activity = activity }
            .WithMaterial("w", Material.Electrolyte(80, [.. species.Select(s => (s, 100.0))]))
            .WithMaterial("m", Material.Dielectric(2))
            .WithBoundary("right", new Bath(0.01, [.. species.Select(s => (s, 50.0))]))
            .WithBoundary("left", Wall.Electrode(0.1, new SternLayer(3e-10, 10)));
        var network = new Network(problem);
        var system = new NetworkSystem(network);
        state = new double[network.UnknownCount];
        for (int u = 0; u < state.Length; u++)
        {
            int k = (u / network.NodeCount) - 1;
            int node = u % network.NodeCount;
            state[u] = k < 0 ? 2 * random.NextDouble() : network.Capacity(k)[node] > 0 ? 50 + (100 * random.NextDouble()) : 0;
            system.Pinned[u] = (k >= 0 && (state[u] == 0 || node == 0)) || node == network.NodeCount - 1;
        }

        return system;
    }

    private static Matrix<double> DifferencedJacobian(NetworkSystem system, double[] state)
    {
        const double H = 1e-6;
        Matrix<double> jacobian = Matrix<double>.Build.Dense(state.Length, state.Length);
        for (int u = 0; u < state.Length; u++)
        {
            double[] Shifted(double by)
            {
                double[] shifted = [.. state];
                shifted[u] = u < system.Network.NodeCount ? state[u] + by : state[u] * Math.Exp(by);
                system.Evaluate(shifted);
                return [.. system.Residual];
            }

            double[] above = Shifted(H);
            double[] below = Shifted(-H);
            for (int row = 0; row < state.Length; row++)
            {
                jacobian[row, u] = system.Pinned[row] ? (row == u ? 1 : 0) : (above[row] - below[row]) / (2 * H);
            }
        }

        return jacobian;
    }
}
