using FsCheck.Xunit;

namespace PnpSolver.Tests.LinearAlgebra;

public class NetworkMultigridPropertyTests
{
    /// <summary>Any shape down to 2 × 2, coefficients over two decades from edge to edge, levels that vary by 10 kT, held nodes
    /// anywhere, solids anywhere, with and without mass.</summary>
    [Property(MaxTest = 60)]
    public void PreconditionedIterationConvergesOnAnyNetwork(int seed)
    {
        var random = new Random(seed);
        int Lines() => random.Next(3) == 0 ? random.Next(2, 7) : random.Next(2, 120);
        int columns = Lines();
        int rows = Lines();
        (int left, int right) = (random.Next(columns), random.Next(columns));
        (int bottom, int top) = (random.Next(rows), random.Next(rows));
        bool Solid(int i, int j) => i > left && i < right && j > bottom && j < top;
        double massive = random.Next(2);
        double holding = random.Next(3) * 0.02;
        SampleNetwork network = new SampleNetwork(columns, rows)
            .WithEdges((i, j, d) =>
            {
                bool solid = Solid(i, j) || Solid(d == 0 ? i + 1 : i, d == 1 ? j + 1 : j);
                double g = solid ? 0 : Math.Exp((2 * random.NextDouble()) - 1);
                return (g, g);
            })
            .WithLevels((i, j) => (5.0 * i / columns) - (5.0 * j / rows))
            .WithMass((i, j) => Solid(i, j) ? 0 : massive * random.NextDouble() * 0.1)
            .Holding((_, j) => random.NextDouble() < holding || (j == 0 && seed % 2 == 0));
        double[] load = new double[network.Nodes];
        network.Apply(network.Random(seed), load);
        Assert.InRange(NetworkMultigridTests.Iterations(network, load, 1e-6), 0, 25);
    }
}
