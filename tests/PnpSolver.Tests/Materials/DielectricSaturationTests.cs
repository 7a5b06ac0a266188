using PnpSolver.Materials;
using PnpSolver.Tests.Validation;

namespace PnpSolver.Tests.Materials;

public sealed class DielectricSaturationTests
{
    /// <summary>βE = 1.41: 3(coth x − 1/x)/x = 0.888400327958.</summary>
    [Fact]
    public void AHundredMegavoltsPerMetreTakeATenth()
    {
        Near.Relative(0.109130529298405, DielectricSaturation.Decrease(80, 1e8, 298.15), 1e-12);
        Near.Relative(0.109130529298405, DielectricSaturation.Decrease(80, 1.1e8, 1.1 * 298.15), 1e-12);
    }

    /// <summary>Quadratic at first, without a step where the series takes over, and down to n² in the end.</summary>
    [Fact]
    public void FallIsSmoothAndEndsAtTheOpticalPermittivity()
    {
        Near.Relative((1 - (1.77 / 80)) * 1.41 * 1.41 * 1e-4 / 15, DielectricSaturation.Decrease(80, 1e6, 298.15), 1e-4);
        double at = 0.05 / 1.41e-8;
        Near.Relative(DielectricSaturation.Decrease(80, at * (1 - 1e-9), 298.15), DielectricSaturation.Decrease(80, at * (1 + 1e-9), 298.15), 1e-7);
        Assert.Equal(1 - (1.77 / 80), DielectricSaturation.Decrease(80, 1e13, 298.15), 1e-4);
        Assert.Equal(0, DielectricSaturation.Decrease(80, 0, 298.15));
    }
}
