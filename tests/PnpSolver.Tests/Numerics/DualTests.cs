using PnpSolver.Numerics;

namespace PnpSolver.Tests.Numerics;

public class DualTests
{
    [Fact]
    public void ArithmeticCarriesTheDerivative()
    {
        Dual x = Dual.Variable(3);
        Dual y = ((x * x) - (2 / x) + 1) / (-x);
        Assert.Equal(-(9 - (2.0 / 3) + 1) / 3, y.Value, 14);

        // y = −x + 2/x² − 1/x
        Assert.Equal(-1 - (4.0 / 27) + (1.0 / 9), y.Derivative, 14);
    }
}
