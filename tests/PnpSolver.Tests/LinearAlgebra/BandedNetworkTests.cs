using PnpSolver.LinearAlgebra;

namespace PnpSolver.Tests.LinearAlgebra;

public class BandedNetworkTests
{
    /// <summary>A chain with conductances 1e-30 apart, held by a ground of 1e-40 at its far end only: x at node n is the sum of the
    /// resistances to ground, known to a few units in the last place although every diagonal rounds the ground away.</summary>
    [Fact]
    public void PivotsKeepTheirDigitsHoweverFarConductancesAreApart()
    {
        double[] conductance = [1, 1e-30, 1e10, 1e-3, 1e20];
        var network = new BandedNetwork(6, 1);
        network.AddGround(5, 0, 1e-40);
        for (int i = 0; i < 5; i++)
        {
            network.AddEdge(i, 0, false, conductance[i], conductance[i]);
        }

        network.Factor();
        network[0, 0] = 1;
        network.Solve();
        double resistance = 1e40;
        for (int i = 5; i >= 0; i--)
        {
            Assert.Equal(resistance, network[i, 0], 1e-14 * resistance);
            resistance += i > 0 ? 1 / conductance[i - 1] : 0;
        }
    }

    [Fact]
    public void AComponentWithoutGroundIsSolvedUpToAConstant()
    {
        var network = new BandedNetwork(3, 3);
        for (int j = 0; j < 3; j++)
        {
            network.AddEdge(0, j, false, 0.1, 0.1);
            network.AddEdge(1, j, false, 0.3, 0.3);
        }

        network.Factor();
        network[0, 1] = 1;
        network[2, 1] = -1;
        network.Solve();
        Assert.Equal(1 / 0.1, network[0, 1] - network[1, 1], 1e-13);
        Assert.Equal(1 / 0.3, network[1, 1] - network[2, 1], 1e-13);
        Assert.Equal(0, network[0, 0]);
    }
}
