using PnpSolver.Numerics;
using PnpSolver.Tests.Validation;

namespace PnpSolver.Tests.Numerics;

public sealed class ModifiedBesselTests
{
    /// <summary>Values of Abramowitz and Stegun, tables 9.8 and 9.11, to more digits.</summary>
    [Theory]
    [InlineData(0.1, 1.0025015629340956, 0.050062526047092694, 2.4270690247020164, 9.853844780870606)]
    [InlineData(1, 1.2660658777520084, 0.5651591039924851, 0.42102443824070834, 0.6019072301972346)]
    [InlineData(10, 2815.716628466254, 2670.988303701255, 1.7780062316167652e-5, 1.8648773453825582e-5)]
    public void ValuesAreTheTabulated(double x, double i0, double i1, double k0, double k1)
    {
        Near.Relative(i0, ModifiedBessel.ScaledI(0, x) * Math.Exp(x), 1e-13);
        Near.Relative(i1, ModifiedBessel.ScaledI(1, x) * Math.Exp(x), 1e-13);
        Near.Relative(k0, ModifiedBessel.ScaledK(0, x) * Math.Exp(-x), 1e-13);
        Near.Relative(k1, ModifiedBessel.ScaledK(1, x) * Math.Exp(-x), 1e-13);
    }

    /// <summary>I₀K₁ + I₁K₀ = 1/x.</summary>
    [Theory]
    [InlineData(1e-12)]
    [InlineData(1e-3)]
    [InlineData(0.7)]
    [InlineData(30)]
    [InlineData(290)]
    [InlineData(5000)]
    public void WronskianHolds(double x) => Near.Relative(1 / x,
        (ModifiedBessel.ScaledI(0, x) * ModifiedBessel.ScaledK(1, x)) + (ModifiedBessel.ScaledI(1, x) * ModifiedBessel.ScaledK(0, x)), 1e-12);
}
